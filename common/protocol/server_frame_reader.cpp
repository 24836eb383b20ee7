// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/json_reader.h"
#include "common/protocol/json_parts.h"
#include "common/protocol/server_frame.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

namespace foyer::protocol {
namespace {

using Reader = Result<ServerEvent> (*)(const QJsonObject &);

constexpr int kMaxCount = std::numeric_limits<int>::max();

Result<ServerEvent> readHello(const QJsonObject &json)
{
    JsonReader reader(json);
    Hello hello;
    const QJsonObject user = reader.object(QLatin1String("user"));
    hello.session = reader.id<SessionId>(QLatin1String("session"));
    hello.serverVersion = reader.string(QLatin1String("serverVersion"));
    hello.heartbeatSeconds = int(reader.integer(QLatin1String("heartbeatSeconds"), 1, 3600));
    hello.serverTime = reader.integer(QLatin1String("serverTime"), 0, JsonReader::kMaxSafeInteger);
    FOYER_CHECK(reader.check());
    FOYER_TRY(hello.user, userFromJson(user));
    return hello;
}

Result<ConversationSync> readConversationSync(const QJsonObject &json)
{
    JsonReader reader(json);
    ConversationSync sync;
    const QJsonObject conversation = reader.object(QLatin1String("conversation"));
    const QJsonArray messages = reader.array(QLatin1String("messages"));
    sync.isReset = reader.booleanOr(QLatin1String("reset"), false);
    FOYER_CHECK(reader.check());
    FOYER_TRY(sync.conversation, conversationFromJson(conversation));
    FOYER_TRY(sync.messages, listOf<Message>(messages, messageFromJson));
    return sync;
}

Result<ServerEvent> readSync(const QJsonObject &json)
{
    JsonReader reader(json);
    SyncAnswer answer;
    const QJsonArray conversations = reader.array(QLatin1String("conversations"));
    answer.isPartial = reader.booleanOr(QLatin1String("partial"), false);
    FOYER_CHECK(reader.check());
    FOYER_TRY(answer.conversations, listOf<ConversationSync>(conversations, readConversationSync));
    return answer;
}

Result<ServerEvent> readMessage(const QJsonObject &json)
{
    JsonReader reader(json);
    const QJsonObject message = reader.object(QLatin1String("message"));
    FOYER_CHECK(reader.check());
    MessageEvent event;
    FOYER_TRY(event.message, messageFromJson(message));
    return event;
}

Result<ServerEvent> readPosted(const QJsonObject &json)
{
    JsonReader reader(json);
    Posted posted;
    posted.ref = reader.string(QLatin1String("ref"));
    posted.conversation = reader.id<ConversationId>(QLatin1String("conversation"));
    posted.seq = reader.id<Seq>(QLatin1String("seq"));
    posted.revision = reader.id<Revision>(QLatin1String("revision"));
    posted.createdAt = reader.integer(QLatin1String("createdAt"), 0, JsonReader::kMaxSafeInteger);
    FOYER_CHECK(reader.check());
    return posted;
}

Result<ServerEvent> readRefused(const QJsonObject &json)
{
    JsonReader reader(json);
    Refused refused;
    refused.ref = reader.string(QLatin1String("ref"));
    // A newer server may refuse for reasons this client has no name for: still a refusal.
    refused.code = errorFromName(reader.string(QLatin1String("code"))).value_or(ErrorCode::Internal);
    refused.field = reader.optionalString(QLatin1String("field")).value_or(QString());
    refused.retryAfterSeconds = int(reader.integerOr(QLatin1String("retryAfter"), 0, 0, kMaxCount));
    FOYER_CHECK(reader.check());
    return refused;
}

Result<ServerEvent> readConversation(const QJsonObject &json)
{
    JsonReader reader(json);
    const QJsonObject conversation = reader.object(QLatin1String("conversation"));
    FOYER_CHECK(reader.check());
    ConversationEvent event;
    FOYER_TRY(event.conversation, conversationFromJson(conversation));
    return event;
}

Result<ServerEvent> readRoom(const QJsonObject &json)
{
    JsonReader reader(json);
    RoomEvent room;
    room.conversation = reader.id<ConversationId>(QLatin1String("conversation"));
    room.name = reader.string(QLatin1String("name"));
    room.topic = reader.string(QLatin1String("topic"));
    FOYER_CHECK(reader.check());
    FOYER_TRY(room.state, stateFromJson(json));
    return room;
}

Result<ServerEvent> readLeft(const QJsonObject &json)
{
    JsonReader reader(json);
    const LeftEvent left{reader.id<ConversationId>(QLatin1String("conversation"))};
    FOYER_CHECK(reader.check());
    return left;
}

Result<ServerEvent> readMembers(const QJsonObject &json)
{
    JsonReader reader(json);
    MembersEvent members;
    members.conversation = reader.id<ConversationId>(QLatin1String("conversation"));
    const QJsonArray joined = reader.array(QLatin1String("joined"));
    const QJsonArray left = reader.array(QLatin1String("left"));
    members.memberCount = int(reader.integer(QLatin1String("memberCount"), 0, kMaxCount));
    FOYER_CHECK(reader.check());
    FOYER_TRY(members.joined, listOf<Member>(joined, memberFromJson));
    FOYER_TRY(members.left, userIdsOf(left));
    const QJsonArray changed = json.value(QLatin1String("changed")).toArray();
    FOYER_TRY(members.changed, listOf<Member>(changed, memberFromJson));
    return members;
}

Result<ServerEvent> readPresence(const QJsonObject &json)
{
    JsonReader reader(json);
    PresenceEvent presence;
    presence.conversation = reader.id<ConversationId>(QLatin1String("conversation"));
    const QJsonArray online = reader.array(QLatin1String("online"));
    const QJsonArray offline = reader.array(QLatin1String("offline"));
    const QJsonArray idle = reader.array(QLatin1String("idle"));
    presence.onlineCount = int(reader.integer(QLatin1String("onlineCount"), 0, kMaxCount));
    FOYER_CHECK(reader.check());
    FOYER_TRY(presence.online, userIdsOf(online));
    FOYER_TRY(presence.offline, userIdsOf(offline));
    FOYER_TRY(presence.idle, userIdsOf(idle));
    return presence;
}

Result<ServerEvent> readRead(const QJsonObject &json)
{
    JsonReader reader(json);
    ReadEvent read;
    read.conversation = reader.id<ConversationId>(QLatin1String("conversation"));
    read.seq = Seq(reader.integer(QLatin1String("seq"), 0, JsonReader::kMaxSafeInteger));
    FOYER_CHECK(reader.check());
    return read;
}

Result<ServerEvent> readSeen(const QJsonObject &json)
{
    JsonReader reader(json);
    SeenEvent seen;
    seen.conversation = reader.id<ConversationId>(QLatin1String("conversation"));
    const QJsonObject user = reader.object(QLatin1String("user"));
    seen.seq = Seq(reader.integer(QLatin1String("seq"), 0, JsonReader::kMaxSafeInteger));
    seen.joinedAt = reader.integer(QLatin1String("joinedAt"), 0, JsonReader::kMaxSafeInteger);
    FOYER_CHECK(reader.check());
    FOYER_TRY(seen.user, userFromJson(user));
    return seen;
}

Result<Typist> typistFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    const Typist typist{reader.id<UserId>(QLatin1String("id")), reader.string(QLatin1String("displayName"))};
    FOYER_CHECK(reader.check());
    return typist;
}

Result<ServerEvent> readTyping(const QJsonObject &json)
{
    JsonReader reader(json);
    TypingEvent typing;
    typing.conversation = reader.id<ConversationId>(QLatin1String("conversation"));
    const QJsonArray users = reader.array(QLatin1String("users"));
    FOYER_CHECK(reader.check());
    FOYER_TRY(typing.users, listOf<Typist>(users, typistFromJson));
    return typing;
}

Result<ServerEvent> readSettings(const QJsonObject &json)
{
    JsonReader reader(json);
    const QJsonObject settings = reader.object(QLatin1String("settings"));
    FOYER_CHECK(reader.check());
    SettingsEvent event;
    FOYER_TRY(event.settings, personalSettingsFromJson(settings));
    return event;
}

Result<ServerEvent> readUser(const QJsonObject &json)
{
    JsonReader reader(json);
    const QJsonObject profile = reader.object(QLatin1String("profile"));
    FOYER_CHECK(reader.check());
    UserEvent event;
    FOYER_TRY(event.profile, profileFromJson(profile));
    return event;
}

Result<ServerEvent> readBlock(const QJsonObject &json)
{
    JsonReader reader(json);
    BlockEvent event;
    const QJsonObject user = reader.object(QLatin1String("user"));
    event.isBlocked = reader.booleanOr(QLatin1String("blocked"), false);
    FOYER_CHECK(reader.check());
    FOYER_TRY(event.user, userFromJson(user));
    return event;
}

Result<ServerEvent> readSessionEnded(const QJsonObject &json)
{
    JsonReader reader(json);
    const QString reason = reader.string(QLatin1String("reason"));
    FOYER_CHECK(reader.check());
    return SessionEnded{sessionEndFromName(reason).value_or(SessionEnd::Revoked)};
}

Result<ServerEvent> readPong(const QJsonObject &)
{
    return Pong{};
}

const QHash<QString, Reader> &readers()
{
    static const QHash<QString, Reader> table{
        {QStringLiteral("hello"), readHello},
        {QStringLiteral("sync"), readSync},
        {QStringLiteral("message"), readMessage},
        {QStringLiteral("posted"), readPosted},
        {QStringLiteral("error"), readRefused},
        {QStringLiteral("conversation"), readConversation},
        {QStringLiteral("room"), readRoom},
        {QStringLiteral("left"), readLeft},
        {QStringLiteral("members"), readMembers},
        {QStringLiteral("presence"), readPresence},
        {QStringLiteral("read"), readRead},
        {QStringLiteral("seen"), readSeen},
        {QStringLiteral("typing"), readTyping},
        {QStringLiteral("settings"), readSettings},
        {QStringLiteral("user"), readUser},
        {QStringLiteral("block"), readBlock},
        {QStringLiteral("session-ended"), readSessionEnded},
        {QStringLiteral("pong"), readPong},
    };
    return table;
}

} // namespace

Result<QList<ServerEvent>> decodeServerFrame(const QByteArray &bytes)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &fault);
    if (fault.error != QJsonParseError::NoError || !document.isArray())
        return fail(ErrorCode::BadRequest, QStringLiteral("a frame must be a JSON array"));
    QList<ServerEvent> events;
    const QJsonArray array = document.array();
    for (const QJsonValue &each : array) {
        const QJsonObject json = each.toObject();
        const Reader read = readers().value(json.value(QLatin1String("type")).toString());
        if (!read)
            continue;
        FOYER_TRY(ServerEvent event, read(json));
        events.append(std::move(event));
    }
    return events;
}

} // namespace foyer::protocol
