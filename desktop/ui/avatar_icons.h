// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/user.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QListWidget;
class QListWidgetItem;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

/// The avatars beside the rows of a list: initials until a picture is here, and another one as soon as somebody has taken
/// another one. It belongs to the list. Thread: main.
class AvatarIcons : public QObject
{
    Q_OBJECT

public:
    /// The session must outlive the list. `side`: pixels of each side.
    AvatarIcons(model::ChatSession &session, QListWidget &list, int side = 32);

    /// This row is about this person.
    void show(QListWidgetItem &item, const protocol::User &user);

private:
    /// Shows all rows anew whose person fits.
    template<typename Fits>
    void renew(Fits fits);

    model::ChatSession &m_session;
    QListWidget &m_list;
    int m_side;
};

} // namespace foyer::ui
