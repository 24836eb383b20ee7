// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/server_frame.h"

#include "common/protocol/json_writer.h"

namespace foyer::protocol {

// Not in the unnamed namespace: lists of them are written by a template that must find it.
static void write(JsonWriter &json, const ConversationSync &sync)
{
    json.beginObject();
    json.field("conversation", sync.conversation);
    json.field("messages", sync.messages);
    json.field("reset", sync.isReset);
    json.endObject();
}

static void write(JsonWriter &json, const Typist &typist)
{
    json.beginObject();
    json.field("id", typist.id);
    json.field("displayName", typist.displayName);
    json.endObject();
}

namespace {

void writeFields(JsonWriter &json, const Hello &hello)
{
    json.field("type", QLatin1String("hello"));
    json.field("user", hello.user);
    json.field("session", hello.session);
    json.field("serverVersion", hello.serverVersion);
    json.field("heartbeatSeconds", hello.heartbeatSeconds);
    json.field("serverTime", hello.serverTime);
}

void writeFields(JsonWriter &json, const SyncAnswer &answer)
{
    json.field("type", QLatin1String("sync"));
    json.field("conversations", answer.conversations);
    json.field("partial", answer.isPartial);
}

void writeFields(JsonWriter &json, const MessageEvent &each)
{
    json.field("type", QLatin1String("message"));
    json.field("message", each.message);
}

void writeFields(JsonWriter &json, const Posted &posted)
{
    json.field("type", QLatin1String("posted"));
    json.field("ref", posted.ref);
    json.field("conversation", posted.conversation);
    json.field("seq", posted.seq);
    json.field("revision", posted.revision);
    json.field("createdAt", posted.createdAt);
}

void writeFields(JsonWriter &json, const Refused &refused)
{
    json.field("type", QLatin1String("error"));
    json.field("ref", refused.ref);
    json.field("code", errorName(refused.code));
    json.field("field", refused.field);
    json.field("retryAfter", refused.retryAfterSeconds);
}

void writeFields(JsonWriter &json, const ConversationEvent &each)
{
    json.field("type", QLatin1String("conversation"));
    json.field("conversation", each.conversation);
}

void writeFields(JsonWriter &json, const RoomEvent &room)
{
    json.field("type", QLatin1String("room"));
    json.field("conversation", room.conversation);
    json.field("name", room.name);
    json.field("topic", room.topic);
    writeState(json, room.state);
}

void writeFields(JsonWriter &json, const LeftEvent &left)
{
    json.field("type", QLatin1String("left"));
    json.field("conversation", left.conversation);
}

void writeFields(JsonWriter &json, const MembersEvent &members)
{
    json.field("type", QLatin1String("members"));
    json.field("conversation", members.conversation);
    json.field("joined", members.joined);
    json.field("left", members.left);
    json.field("memberCount", members.memberCount);
    if (!members.changed.isEmpty())
        json.field("changed", members.changed);
}

void writeFields(JsonWriter &json, const PresenceEvent &presence)
{
    json.field("type", QLatin1String("presence"));
    json.field("conversation", presence.conversation);
    json.field("online", presence.online);
    json.field("offline", presence.offline);
    json.field("idle", presence.idle);
    json.field("onlineCount", presence.onlineCount);
}

void writeFields(JsonWriter &json, const ReadEvent &read)
{
    json.field("type", QLatin1String("read"));
    json.field("conversation", read.conversation);
    json.field("seq", read.seq);
}

void writeFields(JsonWriter &json, const SeenEvent &seen)
{
    json.field("type", QLatin1String("seen"));
    json.field("conversation", seen.conversation);
    json.field("user", seen.user);
    json.field("seq", seen.seq);
    json.field("joinedAt", seen.joinedAt);
}

void writeFields(JsonWriter &json, const TypingEvent &typing)
{
    json.field("type", QLatin1String("typing"));
    json.field("conversation", typing.conversation);
    json.field("users", typing.users);
}

void writeFields(JsonWriter &json, const SettingsEvent &each)
{
    json.field("type", QLatin1String("settings"));
    json.field("settings", each.settings);
}

void writeFields(JsonWriter &json, const UserEvent &each)
{
    json.field("type", QLatin1String("user"));
    json.field("profile", each.profile);
}

void writeFields(JsonWriter &json, const BlockEvent &block)
{
    json.field("type", QLatin1String("block"));
    json.field("user", block.user);
    json.field("blocked", block.isBlocked);
}

void writeFields(JsonWriter &json, const SessionEnded &ended)
{
    json.field("type", QLatin1String("session-ended"));
    json.field("reason", sessionEndName(ended.reason));
}

void writeFields(JsonWriter &json, const Pong &)
{
    json.field("type", QLatin1String("pong"));
}

} // namespace

QByteArray encode(const ServerEvent &event)
{
    JsonWriter json;
    json.beginObject();
    std::visit([&json](const auto &each) { writeFields(json, each); }, event);
    json.endObject();
    return json.take();
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
