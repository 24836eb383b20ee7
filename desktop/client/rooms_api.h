// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/room_parts.h"
#include "desktop/client/room_values.h"

#include <QCoroTask>
#include <QList>
#include <QString>
#include <QStringList>

namespace foyer::client {

class HttpCaller;

/// Rooms: coming in, running them, and how the user himself has them. The rights are those of docs/protocol.md
/// (Forbidden); who is not in a room is told NotMember, or NotFound of a private one. Thread: the caller's.
class RoomsApi
{
public:
    /// The caller must outlive it and all that is under way.
    explicit RoomsApi(HttpCaller &http)
        : m_http(http)
    {
    }

    /// Public rooms that are not archived, and one's own, by name.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Room>>> list();
    /// NameTaken, InvalidField (a name that is not acceptable, somebody who does not exist).
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> create(NewRoom room);
    /// NotFound, Banned, RoomArchived.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> join(ConversationId room);
    /// Joins by the code of a link. InviteInvalid, Banned.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> joinByLink(QString code);
    [[nodiscard]] QCoro::Task<Result<>> leave(ConversationId room);

    /// All of it or nothing. Forbidden, NameTaken, InvalidField, RoomArchived.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> change(ConversationId room, RoomChange change);
    /// Adds people by their usernames, all or none. Answers with those who were not in it before.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Member>>> invite(ConversationId room, QStringList users);
    /// InvalidField where the last owner would go.
    [[nodiscard]] QCoro::Task<Result<>> setRole(ConversationId room, UserId user, protocol::MemberRole role);
    /// For so many seconds; 0: he may speak again.
    [[nodiscard]] QCoro::Task<Result<>> silence(ConversationId room, UserId user, int seconds);
    [[nodiscard]] QCoro::Task<Result<>> kick(ConversationId room, UserId user);

    /// Latest first.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Ban>>> bans(ConversationId room);
    /// Kicks him too.
    [[nodiscard]] QCoro::Task<Result<>> ban(ConversationId room, UserId user, QString reason);
    [[nodiscard]] QCoro::Task<Result<>> liftBan(ConversationId room, UserId user);

    /// Those that work, latest first.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::RoomLink>>> links(ConversationId room);
    /// LimitReached.
    [[nodiscard]] QCoro::Task<Result<protocol::RoomLink>> createLink(ConversationId room, LinkTerms terms);
    [[nodiscard]] QCoro::Task<Result<>> removeLink(ConversationId room, QString code);

    /// How the user himself has a conversation; on all of his clients.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> setPreferences(ConversationId conversation,
                                                                             PreferenceChange change);

private:
    HttpCaller &m_http;
};

} // namespace foyer::client
