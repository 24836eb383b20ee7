// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/server_frame.h"

#include "common/protocol/json_bytes.h"

#include <QJsonArray>

namespace foyer::protocol {
namespace {

template<typename T>
QJsonArray arrayOf(const QList<T> &list)
{
    QJsonArray array;
    for (const T &each : list)
        array.append(toJson(each));
    return array;
}

QJsonArray arrayOf(const QList<UserId> &ids)
{
    QJsonArray array;
    for (const UserId id : ids)
        array.append(id.value());
    return array;
}

QJsonObject toJson(const ConversationSync &sync)
{
    return {{QStringLiteral("conversation"), toJson(sync.conversation)},
            {QStringLiteral("messages"), arrayOf(sync.messages)},
            {QStringLiteral("reset"), sync.isReset}};
}

QJsonObject event(const char *type)
{
    return {{QStringLiteral("type"), QLatin1String(type)}};
}

QJsonObject object(const Hello &hello)
{
    QJsonObject json = event("hello");
    json.insert(QStringLiteral("user"), toJson(hello.user));
    json.insert(QStringLiteral("session"), hello.session.value());
    json.insert(QStringLiteral("serverVersion"), hello.serverVersion);
    json.insert(QStringLiteral("heartbeatSeconds"), hello.heartbeatSeconds);
    json.insert(QStringLiteral("serverTime"), hello.serverTime);
    return json;
}

QJsonObject object(const SyncAnswer &answer)
{
    QJsonArray conversations;
    for (const ConversationSync &each : answer.conversations)
        conversations.append(toJson(each));
    QJsonObject json = event("sync");
    json.insert(QStringLiteral("conversations"), conversations);
    json.insert(QStringLiteral("partial"), answer.isPartial);
    return json;
}

QJsonObject object(const MessageEvent &each)
{
    QJsonObject json = event("message");
    json.insert(QStringLiteral("message"), toJson(each.message));
    return json;
}

QJsonObject object(const Posted &posted)
{
    QJsonObject json = event("posted");
    json.insert(QStringLiteral("ref"), posted.ref);
    json.insert(QStringLiteral("conversation"), posted.conversation.value());
    json.insert(QStringLiteral("seq"), posted.seq.value());
    json.insert(QStringLiteral("revision"), posted.revision.value());
    json.insert(QStringLiteral("createdAt"), posted.createdAt);
    return json;
}

QJsonObject object(const Refused &refused)
{
    QJsonObject json = event("error");
    json.insert(QStringLiteral("ref"), refused.ref);
    json.insert(QStringLiteral("code"), errorName(refused.code));
    json.insert(QStringLiteral("field"), refused.field);
    json.insert(QStringLiteral("retryAfter"), refused.retryAfterSeconds);
    return json;
}

QJsonObject object(const ConversationEvent &each)
{
    QJsonObject json = event("conversation");
    json.insert(QStringLiteral("conversation"), toJson(each.conversation));
    return json;
}

QJsonObject object(const LeftEvent &left)
{
    QJsonObject json = event("left");
    json.insert(QStringLiteral("conversation"), left.conversation.value());
    return json;
}

QJsonObject object(const MembersEvent &members)
{
    QJsonObject json = event("members");
    json.insert(QStringLiteral("conversation"), members.conversation.value());
    json.insert(QStringLiteral("joined"), arrayOf(members.joined));
    json.insert(QStringLiteral("left"), arrayOf(members.left));
    json.insert(QStringLiteral("memberCount"), members.memberCount);
    return json;
}

QJsonObject object(const PresenceEvent &presence)
{
    QJsonObject json = event("presence");
    json.insert(QStringLiteral("conversation"), presence.conversation.value());
    json.insert(QStringLiteral("online"), arrayOf(presence.online));
    json.insert(QStringLiteral("offline"), arrayOf(presence.offline));
    json.insert(QStringLiteral("onlineCount"), presence.onlineCount);
    return json;
}

QJsonObject object(const ReadEvent &read)
{
    QJsonObject json = event("read");
    json.insert(QStringLiteral("conversation"), read.conversation.value());
    json.insert(QStringLiteral("seq"), read.seq.value());
    return json;
}

QJsonObject object(const SessionEnded &ended)
{
    QJsonObject json = event("session-ended");
    json.insert(QStringLiteral("reason"), sessionEndName(ended.reason));
    return json;
}

QJsonObject object(const Pong &)
{
    return event("pong");
}

} // namespace

QByteArray encode(const ServerEvent &event)
{
    return std::visit([](const auto &each) { return jsonBytes(object(each)); }, event);
}

QByteArray frameOf(const QList<QByteArray> &encodedEvents)
{
    qsizetype size = 2;
    for (const QByteArray &event : encodedEvents)
        size += event.size() + 1;
    QByteArray frame;
    frame.reserve(size);
    frame.append('[');
    for (const QByteArray &event : encodedEvents) {
        if (frame.size() > 1)
            frame.append(',');
        frame.append(event);
    }
    frame.append(']');
    return frame;
}

} // namespace foyer::protocol
