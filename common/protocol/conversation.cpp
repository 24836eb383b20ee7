// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/conversation.h"

#include "common/base/json_reader.h"

#include <limits>

namespace foyer::protocol {
namespace {

int readCount(JsonReader &reader, QLatin1String key)
{
    return int(reader.integer(key, 0, std::numeric_limits<int>::max()));
}

qint64 readCounter(JsonReader &reader, QLatin1String key)
{
    return reader.integer(key, 0, JsonReader::kMaxSafeInteger);
}

} // namespace

QJsonObject toJson(const Room &room)
{
    return {
        {QStringLiteral("id"), room.id.value()},
        {QStringLiteral("name"), room.name},
        {QStringLiteral("topic"), room.topic},
        {QStringLiteral("memberCount"), room.memberCount},
        {QStringLiteral("onlineCount"), room.onlineCount},
        {QStringLiteral("joined"), room.isJoined},
    };
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
    return room;
}

QJsonObject toJson(const Conversation &conversation)
{
    const auto &last = conversation.lastMessage;
    return {
        {QStringLiteral("id"), conversation.id.value()},
        {QStringLiteral("kind"), conversationKindName(conversation.kind)},
        {QStringLiteral("name"), conversation.name},
        {QStringLiteral("topic"), conversation.topic},
        {QStringLiteral("role"), memberRoleName(conversation.role)},
        {QStringLiteral("lastSeq"), conversation.lastSeq.value()},
        {QStringLiteral("revision"), conversation.revision.value()},
        {QStringLiteral("readSeq"), conversation.readSeq.value()},
        {QStringLiteral("memberCount"), conversation.memberCount},
        {QStringLiteral("onlineCount"), conversation.onlineCount},
        {QStringLiteral("lastMessage"), last ? QJsonValue(toJson(*last)) : QJsonValue(QJsonValue::Null)},
    };
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
    conversation.memberCount = readCount(reader, QLatin1String("memberCount"));
    conversation.onlineCount = readCount(reader, QLatin1String("onlineCount"));
    FOYER_CHECK(reader.check());
    if (!kind)
        return fail(ErrorCode::InvalidField, QStringLiteral("unknown kind of conversation"),
                    QStringLiteral("kind"));
    conversation.kind = *kind;
    const QJsonValue last = object.value(QLatin1String("lastMessage"));
    if (last.isObject()) {
        FOYER_TRY(conversation.lastMessage, messageFromJson(last.toObject()));
    }
    return conversation;
}

QJsonObject toJson(const Member &member)
{
    return {
        {QStringLiteral("user"), toJson(member.user)},
        {QStringLiteral("role"), memberRoleName(member.role)},
        {QStringLiteral("online"), member.isOnline},
    };
}

Result<Member> memberFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Member member;
    const QJsonObject user = reader.object(QLatin1String("user"));
    member.role = memberRoleFromName(reader.string(QLatin1String("role")));
    member.isOnline = reader.booleanOr(QLatin1String("online"), false);
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
