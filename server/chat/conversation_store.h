// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/user.h"

#include <QCoroTask>
#include <QList>
#include <QStringList>

#include <optional>

namespace foyer::chat {

/// The lobby: exists from the first migration on, and every new user is a member.
inline constexpr ConversationId kLobby{1};

/// A room to be created.
struct NewRoom
{
    QString name;
    /// `nameKey(name)`; unique among public rooms.
    QString nameKey;
    QString topic;
    UserId owner;
    Timestamp createdAt = 0;
    protocol::Visibility visibility = protocol::Visibility::Public;
    /// `nameKey`s of those who are in it from the beginning, beside the owner.
    QStringList memberKeys{};
    /// A finished upload of the owner, or empty: none.
    UploadId cover{};
};

/// The conversations of a user.
struct Memberships
{
    /// Those among his own.
    QList<ConversationId> shown;
    /// Direct ones that he put out of sight, or that nobody wrote in yet.
    QList<ConversationId> hidden;
};

/// Port: where conversations and memberships are kept. Online counts are not its business: they come back as
/// zero and false. Thread: main; the answers arrive there too.
class ConversationStore
{
public:
    virtual ~ConversationStore() = default;

    /// The public rooms that are not archived, and those that `viewer` is in, with member counts, by name.
    [[nodiscard]] virtual QCoro::Task<Result<QList<protocol::Room>>> rooms(UserId viewer) = 0;
    /// Creates a room with its owner and those who are to be in it. NameTaken; NotFound if one of them, or the
    /// cover, is not there.
    [[nodiscard]] virtual QCoro::Task<Result<protocol::Conversation>> createRoom(NewRoom room) = 0;
    /// Adds a member whose read position is the newest message. Being one already is fine (then `false`).
    /// NotFound if there is no such room, or it is private; RoomArchived, Banned.
    [[nodiscard]] virtual QCoro::Task<Result<bool>> join(ConversationId room, UserId user, Timestamp now) = 0;
    /// Removes a member of a room. Not being one is fine (then `false`). Forbidden for a direct conversation.
    [[nodiscard]] virtual QCoro::Task<Result<bool>> leave(ConversationId room, UserId user) = 0;

    /// Every conversation the user is in, but for hidden ones, most recently active first, with last message and read position.
    [[nodiscard]] virtual QCoro::Task<Result<QList<protocol::Conversation>>> conversationsOf(UserId user) = 0;
    /// One that he is in, hidden or not. NotMember.
    [[nodiscard]] virtual QCoro::Task<Result<protocol::Conversation>> conversationOf(ConversationId id,
                                                                                     UserId user) = 0;
    /// All that the user is in, hidden ones too.
    [[nodiscard]] virtual QCoro::Task<Result<QList<ConversationId>>> conversationIdsOf(UserId user) = 0;
    /// The same, told apart.
    [[nodiscard]] virtual QCoro::Task<Result<Memberships>> membershipsOf(UserId user) = 0;
    /// Whether the user is a member.
    [[nodiscard]] virtual QCoro::Task<Result<bool>> isMember(ConversationId id, UserId user) = 0;
    /// Members by name.
    [[nodiscard]] virtual QCoro::Task<Result<QList<protocol::Member>>> members(ConversationId id) = 0;
    /// One member, or nothing.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<protocol::Member>>> member(ConversationId id,
                                                                                      UserId user) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<int>> memberCount(ConversationId id) = 0;
};

} // namespace foyer::chat
