// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/message_actions.h"

#include <QFrame>
#include <QList>
#include <QPersistentModelIndex>

#include <utility>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace foyer::ui {

class MessageCommands;
class TimelineView;
struct Theme;

/// The most usual things that can be done to the message under the mouse, at its upper right corner.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    /// All of these must outlive it; it lies on the view.
    MessageBar(TimelineView &view, MessageCommands &commands, const Theme &theme);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QToolButton *addButton(const QString &icon, const QString &text);
    void follow(const QModelIndex &index);
    void place();
    void run(model::MessageAction action);
    void showAll();
    void letGo();

    TimelineView &m_view;
    MessageCommands &m_commands;
    const Theme &m_theme;
    QList<std::pair<model::MessageAction, QToolButton *>> m_buttons;
    QToolButton *m_more = nullptr;
    QPersistentModelIndex m_index;
    /// Something of it is open; it stays where it is.
    bool m_isHeld = false;
};

} // namespace foyer::ui
