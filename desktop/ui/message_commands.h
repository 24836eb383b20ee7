// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "desktop/model/message_actions.h"

#include <QObject>
#include <QPoint>

QT_BEGIN_NAMESPACE
class QDialog;
class QMenu;
class QWidget;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

struct Theme;

/// Does to messages what the person wants done: at once, by what he writes next, or after a dialog. Thread: main.
class MessageCommands : public QObject
{
    Q_OBJECT

public:
    /// All of these must outlive it; dialogs open above `window`.
    MessageCommands(model::ChatSession &session, const Theme &theme, QWidget *window);

    /// Adds what is possible with this message.
    void fill(QMenu &menu, const model::MessagePlace &place);
    /// Does one of them, if it is possible. `beside`, a point of the screen, is where small things open.
    void run(model::MessageAction action, const model::MessagePlace &place, QPoint beside);
    [[nodiscard]] bool isPossible(const model::MessagePlace &place, model::MessageAction action) const;
    void toggleReaction(const model::MessagePlace &place, const QString &emoji);
    /// Shows the pinned messages of the open conversation.
    void showPins();

signals:
    /// Something short for the person to know.
    void said(const QString &text);
    /// Something of a message is open beside it, or no longer.
    void pickingChanged(bool isPicking);

private:
    void pickReaction(const model::MessagePlace &place, QPoint beside);
    void copy(const model::MessagePlace &place);
    void markUnread(const model::MessagePlace &place);
    void askToRecall(const model::MessagePlace &place);
    void say(const Error &error);
    void open(QDialog *dialog);

    model::ChatSession &m_session;
    const Theme &m_theme;
    QWidget *m_window;
};

} // namespace foyer::ui
