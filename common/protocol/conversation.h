// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/json_writer.h"
#include "common/protocol/message.h"
#include "common/protocol/room_parts.h"
#include "common/protocol/user.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace foyer::protocol {

enum class ConversationKind { Room, Direct };

/// What a member may do in one conversation.
enum class MemberRole { Member, Moderator, Owner };

/// A room as anyone who is signed in sees it in the list of rooms.
struct Room
{
    ConversationId id;
    QString name;
    QString topic;
    int memberCount = 0;
    /// Members who are online now.
    int onlineCount = 0;
    /// Whether the asking user is a member.
    bool isJoined = false;
    RoomState state{};

    bool operator==(const Room &) const = default;
};

/// A member of a conversation.
struct Member
{
    User user;
    MemberRole role = MemberRole::Member;
    bool isOnline = false;
    /// Online, but none of his clients was used for some minutes.
    bool isIdle = false;
    /// When an offline member was last online; zero: not known, or not told.
    qint64 lastSeenAt = 0;
    /// Until when he may say nothing; 0: he may.
    Timestamp silencedUntil = 0;

    bool operator==(const Member &) const = default;
};

/// A conversation as one of its members sees it.
struct Conversation
{
    ConversationId id;
    ConversationKind kind = ConversationKind::Room;
    QString name;
    QString topic;
    MemberRole role = MemberRole::Member;
    /// Newest message and change; zero in an empty conversation.
    Seq lastSeq;
    Revision revision;
    /// The asking user's read position.
    Seq readSeq;
    /// Messages after it that others wrote and that still stand: neither notices nor recalled ones. Exact while no more
    /// than limits::kUnreadExact messages follow the position; of those before, all count.
    int unread = 0;
    /// Of these messages, the ones that mention the user, or everyone.
    int mentions = 0;
    int memberCount = 0;
    int onlineCount = 0;
    std::optional<Message> lastMessage;
    RoomState state{};
    /// The asking user's own settings.
    Preferences preferences{};
    /// Until when the asking user may say nothing here; 0: he may.
    Timestamp silencedUntil = 0;
    /// Of a direct conversation: the other one.
    std::optional<Member> partner{};

    bool operator==(const Conversation &) const = default;
};

void write(JsonWriter &json, const Room &room);
void write(JsonWriter &json, const Conversation &conversation);
void write(JsonWriter &json, const Member &member);
[[nodiscard]] Result<Room> roomFromJson(const QJsonObject &object);
[[nodiscard]] Result<Conversation> conversationFromJson(const QJsonObject &object);
[[nodiscard]] Result<Member> memberFromJson(const QJsonObject &object);

[[nodiscard]] QString memberRoleName(MemberRole role);
[[nodiscard]] MemberRole memberRoleFromName(QStringView name);
[[nodiscard]] QString conversationKindName(ConversationKind kind);
[[nodiscard]] std::optional<ConversationKind> conversationKindFromName(QStringView name);

} // namespace foyer::protocol
