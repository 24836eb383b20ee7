// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/conversation.h"

#include "common/base/json_reader.h"
#include "common/protocol/json_parts.h"

#include <limits>

namespace foyer::protocol {
namespace {

constexpr int kMaxCount = std::numeric_limits<int>::max();

int readCount(JsonReader &reader, QLatin1String key)
{
    return int(reader.integer(key, 0, kMaxCount));
}

qint64 readCounter(JsonReader &reader, QLatin1String key)
{
    return reader.integer(key, 0, JsonReader::kMaxSafeInteger);
}

} // namespace

void write(JsonWriter &json, const Room &room)
{
    json.beginObject();
    json.field("id", room.id);
    json.field("name", room.name);
    json.field("topic", room.topic);
    json.field("memberCount", room.memberCount);
    json.field("onlineCount", room.onlineCount);
    json.field("joined", room.isJoined);
    writeState(json, room.state);
    json.endObject();
}

Result<Room> roomFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Room room;
    room.id = reader.id<ConversationId>(QLatin1String("id"));
    room.name = reader.string(QLatin1String("name"));
    room.topic = reader.string(QLatin1String("topic"));
    room.memberCount = readCount(reader, QLatin1String("memberCount"));
    room.onlineCount = readCount(reader, QLatin1String("onlineCount"));
    room.isJoined = reader.booleanOr(QLatin1String("joined"), false);
    FOYER_CHECK(reader.check());
    FOYER_TRY(room.state, stateFromJson(object));
    return room;
}

void write(JsonWriter &json, const Conversation &conversation)
{
    json.beginObject();
    json.field("id", conversation.id);
    json.field("kind", conversationKindName(conversation.kind));
    json.field("name", conversation.name);
    json.field("topic", conversation.topic);
    json.field("role", memberRoleName(conversation.role));
    json.field("lastSeq", conversation.lastSeq);
    json.field("revision", conversation.revision);
    json.field("readSeq", conversation.readSeq);
    json.field("unread", conversation.unread);
    json.field("mentions", conversation.mentions);
    json.field("memberCount", conversation.memberCount);
    json.field("onlineCount", conversation.onlineCount);
    json.field("lastMessage", conversation.lastMessage);
    writeState(json, conversation.state);
    writePreferences(json, conversation.preferences);
    if (conversation.silencedUntil != 0)
        json.field("silencedUntil", conversation.silencedUntil);
    if (conversation.partner)
        json.field("partner", *conversation.partner);
    json.endObject();
}

Result<Conversation> conversationFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Conversation conversation;
    conversation.id = reader.id<ConversationId>(QLatin1String("id"));
    const auto kind = conversationKindFromName(reader.string(QLatin1String("kind")));
    conversation.name = reader.string(QLatin1String("name"));
    conversation.topic = reader.string(QLatin1String("topic"));
    conversation.role = memberRoleFromName(reader.string(QLatin1String("role")));
    conversation.lastSeq = Seq(readCounter(reader, QLatin1String("lastSeq")));
    conversation.revision = Revision(readCounter(reader, QLatin1String("revision")));
    conversation.readSeq = Seq(readCounter(reader, QLatin1String("readSeq")));
    // Absent in what a client kept before there were such counts.
    conversation.unread = int(reader.integerOr(QLatin1String("unread"), 0, 0, kMaxCount));
    conversation.mentions = int(reader.integerOr(QLatin1String("mentions"), 0, 0, kMaxCount));
    conversation.memberCount = readCount(reader, QLatin1String("memberCount"));
    conversation.onlineCount = readCount(reader, QLatin1String("onlineCount"));
    conversation.silencedUntil =
        reader.integerOr(QLatin1String("silencedUntil"), 0, 0, JsonReader::kMaxSafeInteger);
    FOYER_CHECK(reader.check());
    FOYER_TRY(conversation.state, stateFromJson(object));
    FOYER_TRY(conversation.preferences, preferencesFromJson(object));
    if (!kind)
        return fail(ErrorCode::InvalidField, QStringLiteral("unknown kind of conversation"),
                    QStringLiteral("kind"));
    conversation.kind = *kind;
    FOYER_TRY(conversation.lastMessage, partOf(object, QLatin1String("lastMessage"), &messageFromJson));
    FOYER_TRY(conversation.partner, partOf(object, QLatin1String("partner"), &memberFromJson));
    return conversation;
}

void write(JsonWriter &json, const Member &member)
{
    json.beginObject();
    json.field("user", member.user);
    json.field("role", memberRoleName(member.role));
    json.field("online", member.isOnline);
    if (member.isIdle)
        json.field("idle", true);
    if (member.lastSeenAt != 0)
        json.field("lastSeenAt", member.lastSeenAt);
    if (member.silencedUntil != 0)
        json.field("silencedUntil", member.silencedUntil);
    json.endObject();
}

Result<Member> memberFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Member member;
    const QJsonObject user = reader.object(QLatin1String("user"));
    member.role = memberRoleFromName(reader.string(QLatin1String("role")));
    member.isOnline = reader.booleanOr(QLatin1String("online"), false);
    member.isIdle = reader.booleanOr(QLatin1String("idle"), false);
    member.lastSeenAt = reader.integerOr(QLatin1String("lastSeenAt"), 0, 0, JsonReader::kMaxSafeInteger);
    member.silencedUntil =
        reader.integerOr(QLatin1String("silencedUntil"), 0, 0, JsonReader::kMaxSafeInteger);
    FOYER_CHECK(reader.check());
    FOYER_TRY(member.user, userFromJson(user));
    return member;
}

QString memberRoleName(MemberRole role)
{
    switch (role) {
    case MemberRole::Member:
        return QStringLiteral("member");
    case MemberRole::Moderator:
        return QStringLiteral("moderator");
    case MemberRole::Owner:
        return QStringLiteral("owner");
    }
    Q_UNREACHABLE();
}

MemberRole memberRoleFromName(QStringView name)
{
    if (name == u"owner")
        return MemberRole::Owner;
    return name == u"moderator" ? MemberRole::Moderator : MemberRole::Member;
}

QString conversationKindName(ConversationKind kind)
{
    return kind == ConversationKind::Direct ? QStringLiteral("direct") : QStringLiteral("room");
}

std::optional<ConversationKind> conversationKindFromName(QStringView name)
{
    if (name == u"room")
        return ConversationKind::Room;
    if (name == u"direct")
        return ConversationKind::Direct;
    return std::nullopt;
}

} // namespace foyer::protocol
