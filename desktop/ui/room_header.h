// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/conversation.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

struct Theme;

/// Name, topic and people of the open conversation; of one with a single person, whether he is there.
class RoomHeader : public QWidget
{
    Q_OBJECT

public:
    /// Session and theme must outlive the header.
    RoomHeader(model::ChatSession &session, const Theme &theme, QWidget *parent = nullptr);

signals:
    /// The person wants to see the settings of the open conversation.
    void settingsWanted();
    void pinsWanted();
    void membersWanted();
    void searchWanted();
    void personWanted(foyer::UserId user);
    /// Something short for the person to know.
    void said(const QString &text);

public:
    /// Whether the list of members is beside the messages.
    void setMembersShown(bool isShown);
    void setSearchShown(bool isShown);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *addButton(const QString &icon, const QString &name, const QString &text);
    void refresh();
    void showPartner(const protocol::Member &partner);

    model::ChatSession &m_session;
    const Theme &m_theme;
    QLabel *m_name;
    QLabel *m_topic;
    QLabel *m_people;
    QToolButton *m_search;
    QToolButton *m_members;
    QToolButton *m_pins;
    QToolButton *m_settings;
    QToolButton *m_more;
};

} // namespace foyer::ui
