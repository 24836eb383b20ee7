// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/profile.h"
#include "common/protocol/room_parts.h"
#include "desktop/client/asking.h"
#include "desktop/client/room_values.h"

#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::model {

using client::Answer;
using client::LinkTerms;

/// What can be known of people and done about them: looking at them, blocking, reporting, and what those who run a room
/// may do. What changes comes back by the connection, to all clients alike. Thread: main.
class People : public QObject
{
    Q_OBJECT

public:
    /// The engine must outlive it.
    explicit People(client::ClientEngine &engine, QObject *parent = nullptr);

    void loadProfile(UserId user, QObject *asker, const Answer<protocol::Profile> &answer) const;
    /// The member, if the members of that conversation are known.
    [[nodiscard]] std::optional<protocol::Member> member(ConversationId conversation, UserId user) const;
    void loadMembers(ConversationId conversation, QObject *asker,
                     const Answer<QList<protocol::Member>> &answer) const;
    [[nodiscard]] bool isMe(UserId user) const;
    [[nodiscard]] bool isBlocked(UserId user) const;
    void setBlocked(UserId user, bool isBlocked, QObject *asker, const Answer<void> &answer) const;
    /// Whom the user blocked, latest first.
    void loadBlocked(QObject *asker, const Answer<QList<protocol::User>> &answer) const;
    /// Tells the administrators.
    void report(UserId user, const QString &reason, QObject *asker, const Answer<void> &answer) const;
    /// Takes a conversation of two from the list until the next message.
    void hide(ConversationId conversation, QObject *asker, const Answer<void> &answer) const;

    /// Whether the user may kick, ban, silence the member.
    [[nodiscard]] bool mayMeet(ConversationId room, const protocol::Member &member) const;
    /// Whether he may add people by name.
    [[nodiscard]] bool mayInvite(ConversationId room) const;
    void setRole(ConversationId room, UserId user, protocol::MemberRole role, QObject *asker,
                 const Answer<void> &answer) const;
    /// For so many seconds; 0: he may speak again.
    void silence(ConversationId room, UserId user, int seconds, QObject *asker,
                 const Answer<void> &answer) const;
    void kick(ConversationId room, UserId user, QObject *asker, const Answer<void> &answer) const;
    void ban(ConversationId room, UserId user, const QString &reason, QObject *asker,
             const Answer<void> &answer) const;
    void loadBans(ConversationId room, QObject *asker, const Answer<QList<protocol::Ban>> &answer) const;
    void liftBan(ConversationId room, UserId user, QObject *asker, const Answer<void> &answer) const;
    /// Adds somebody by his username. Answers with nobody where he was in it already.
    void invite(ConversationId room, const QString &username, QObject *asker,
                const Answer<QList<protocol::Member>> &answer) const;
    void loadLinks(ConversationId room, QObject *asker,
                   const Answer<QList<protocol::RoomLink>> &answer) const;
    void createLink(ConversationId room, const LinkTerms &terms, QObject *asker,
                    const Answer<protocol::RoomLink> &answer) const;
    void removeLink(ConversationId room, const QString &code, QObject *asker,
                    const Answer<void> &answer) const;
    /// The address by which people join with a link, or come to a room.
    [[nodiscard]] QString addressOf(const protocol::RoomLink &link) const;
    [[nodiscard]] QString addressOf(ConversationId conversation) const;

signals:
    /// Somebody shows himself in another way now.
    void profileChanged(const foyer::protocol::Profile &profile);
    void blockedChanged();
    /// The members of a conversation, or their presence, changed.
    void membersChanged(foyer::ConversationId conversation);

private:
    client::ClientEngine &m_engine;
};

} // namespace foyer::model
