// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/conversation.h"
#include "common/protocol/room_parts.h"
#include "server/admin/admin_store.h"

namespace foyer::admin {

/// A room as administrators see it: its name, its people and its size, and nothing that was said there.
struct ManagedRoom
{
    ConversationId id;
    QString name;
    bool isPublic = true;
    Timestamp createdAt = 0;
    Timestamp lastActivityAt = 0;
    /// Zero: it is open.
    Timestamp archivedAt = 0;
    int members = 0;
    qint64 messages = 0;
    /// Of the pictures shown there, each once, as they were re-encoded.
    qint64 imageBytes = 0;
    /// Those who own it for the longest time, limits::kOwnersShown at most; nobody owns the lobby, or a room without people.
    QList<protocol::User> owners;
};

/// A member as administrators see him.
struct ManagedMember
{
    protocol::User user;
    protocol::MemberRole role = protocol::MemberRole::Member;
    Timestamp joinedAt = 0;
};

/// What is to be another about a room; what is not given stays.
struct RoomChange
{
    std::optional<QString> name{};
    std::optional<bool> isArchived{};
    /// A member, who is the only owner then; whoever owned the room before is a moderator.
    std::optional<UserId> owner{};
};

/// How a room shows itself to its members.
struct RoomLook
{
    QString name;
    QString topic;
    protocol::RoomState state;
};

/// Port: rooms, as administrators run them without being in them. Deeds are as those of AdminStore: checked, and written into
/// the audit log, in their own transaction. NotFound for what is no room. Thread: main; the answers arrive there too.
class ManagedRoomStore
{
public:
    virtual ~ManagedRoomStore() = default;

    /// All rooms, private ones too, by id.
    [[nodiscard]] virtual QCoro::Task<Result<QList<ManagedRoom>>> rooms(Page page) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<ManagedRoom>> room(ConversationId id) = 0;
    /// Members whose username or shown name contains the letters, by id.
    [[nodiscard]] virtual QCoro::Task<Result<QList<ManagedMember>>> members(ConversationId id, Page page) = 0;

    /// All of it or nothing; what the members see of it stands in the room as notices. NameTaken, RoomArchived (for a new name);
    /// NotFound (owner) if he is no member, InvalidField (owner) for a bot. Forbidden for archiving the lobby or
    /// giving it away.
    [[nodiscard]] virtual QCoro::Task<Result<>> change(Deed deed, ConversationId id, RoomChange change) = 0;
    /// Ends a room for all: from now on there is no such room, and nobody is in it. Its links, bans and webhooks are gone; what
    /// was said is left for chat::RemovalStore. Forbidden for the lobby.
    [[nodiscard]] virtual QCoro::Task<Result<>> remove(Deed deed, ConversationId id) = 0;

    /// The room as it is now, or nothing.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<RoomLook>>> look(ConversationId id) = 0;
    /// Who was in a room when it was deleted; remembered for an hour at least.
    [[nodiscard]] virtual QCoro::Task<Result<QList<UserId>>> formerMembers(ConversationId id) = 0;
};

} // namespace foyer::admin
