// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"

#include <QCoroTask>
#include <QList>
#include <QString>
#include <QStringList>

namespace foyer {
class Clock;
}

namespace foyer::chat {

class ConversationStore;
class Doorway;
class Presence;

/// Rooms and their members: list, create, join, leave. Thread: main.
class Rooms
{
public:
    /// Everything passed in must outlive this object and its running tasks.
    Rooms(ConversationStore &store, Doorway &doorway, const Presence &presence, const Clock &clock);

    /// The rooms that the viewer may find, with member and online counts.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Room>>> list(UserId viewer);
    /// What a new room is to be like.
    struct Wanted
    {
        QString name;
        QString topic{};
        protocol::Visibility visibility = protocol::Visibility::Public;
        /// Usernames of those who are in it from the beginning; at most limits::kInvitedMax.
        QStringList users{};
        /// A finished upload of the owner, or empty: none.
        UploadId cover{};
    };
    /// Creates a room; its creator owns it and is in it. InvalidField, NameTaken, NotFound (users,
    /// cover).
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> create(UserId owner, Wanted wanted);
    /// The same for a public room of its own.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> create(UserId owner, QString name,
                                                                     QString topic);
    /// Makes the user a member, tells the others, and returns the room as the user now sees it. NotFound, RoomArchived,
    /// Banned.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> join(UserId user, ConversationId room);
    /// Tells the lobby of a new account, which is a member from its first moment on.
    [[nodiscard]] QCoro::Task<> welcome(UserId user);
    /// Ends the membership. NotFound if the user was not in it. The last owner is followed by the moderator, or else the
    /// member, who is in the room longest.
    [[nodiscard]] QCoro::Task<Result<>> leave(UserId user, ConversationId room);

    /// The user's conversations with online counts, most recently active first.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Conversation>>> conversationsOf(UserId user);
    /// Members with who is online, by name. NotMember.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Member>>> members(UserId viewer, ConversationId room);

private:
    [[nodiscard]] QCoro::Task<> bringIn(UserId owner, ConversationId room);

    ConversationStore &m_store;
    Doorway &m_doorway;
    const Presence &m_presence;
    const Clock &m_clock;
};

} // namespace foyer::chat
