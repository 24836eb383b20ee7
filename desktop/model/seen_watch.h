// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/server_frame.h"
#include "common/protocol/user.h"

#include <QList>
#include <QObject>
#include <QString>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::model {

/// Who has read the newest message of a conversation, while it is the user's own and where that is told: it is asked for
/// once, and followed from then on. Thread: main.
class SeenWatch : public QObject
{
    Q_OBJECT

public:
    /// The engine must outlive it.
    explicit SeenWatch(client::ClientEngine &engine, QObject *parent = nullptr);

    /// Follows the newest message there; none if it is invalid.
    void setConversation(ConversationId id);
    /// The message that is followed; an invalid seq for none.
    [[nodiscard]] const protocol::MessagePlace &place() const { return m_place; }
    /// Who has read it; empty where it is not told.
    [[nodiscard]] const QList<protocol::User> &users() const { return m_users; }

    /// "Seen by Ann and Bob" for a few people, how many of more; empty for nobody.
    [[nodiscard]] static QString line(const QList<protocol::User> &users);

signals:
    void changed();

private:
    void follow();
    void ask();
    void onLoaded(const protocol::MessagePlace &place, bool isTold, const QList<protocol::User> &users);
    void onSeen(const protocol::SeenEvent &event);
    void setUsers(const QList<protocol::User> &users);

    client::ClientEngine &m_engine;
    ConversationId m_conversation;
    protocol::MessagePlace m_place;
    Timestamp m_createdAt = 0;
    QList<protocol::User> m_users;
    bool m_isTold = false;
    /// Somebody read on while the answer was on its way, which may be from before.
    bool m_isStale = false;
};

} // namespace foyer::model
