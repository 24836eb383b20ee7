// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QListView;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

struct Theme;

/// Who is signed in where, and the conversations.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    /// Session and theme must outlive the sidebar.
    Sidebar(model::ChatSession &session, const Theme &theme, QWidget *parent = nullptr);

    /// Goes to the conversation above (-1) or below (1) the open one.
    void step(int by);

signals:
    void roomsWanted();
    void profileWanted();
    void peopleWanted();
    void sessionsWanted();
    void blockedWanted();
    void settingsWanted();
    void accountWanted();
    void addAccountWanted();

private:
    [[nodiscard]] QWidget *makePerson();
    void showPerson();
    void showOpen();

    model::ChatSession &m_session;
    QLabel *m_avatar;
    QLabel *m_name;
    QLabel *m_server;
    QListView *m_list;
};

} // namespace foyer::ui
