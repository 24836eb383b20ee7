// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"

#include <QMenu>

QT_BEGIN_NAMESPACE
class QDialog;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

struct Theme;

/// All that can be done to the open conversation; filled anew each time it opens.
class RoomMenu : public QMenu
{
    Q_OBJECT

public:
    /// Session and theme must outlive the menu; dialogs open above its window.
    RoomMenu(model::ChatSession &session, const Theme &theme, QWidget *parent = nullptr);

signals:
    void settingsWanted();
    void personWanted(foyer::UserId user);
    /// Something short for the person to know.
    void said(const QString &text);

private:
    void fill();
    void fillRoom(const protocol::Conversation &room);
    void fillDirect(const protocol::Conversation &direct);
    QAction *add(const char *name, const QString &icon, const QString &text);
    void toggleFavourite(const protocol::Conversation &conversation);
    void askToLeave(const protocol::Conversation &room);
    void open(QDialog *dialog);
    void tell(const Result<> &done);

    model::ChatSession &m_session;
    const Theme &m_theme;
};

} // namespace foyer::ui
