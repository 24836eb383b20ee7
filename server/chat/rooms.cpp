// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/rooms.h"

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "common/text/names.h"
#include "server/chat/conversation_store.h"
#include "server/chat/event_sink.h"
#include "server/chat/presence.h"

namespace foyer::chat {
namespace {

Result<> checkTopic(const QString &topic)
{
    if (!text::isWellFormed(topic) || text::codePointCount(topic) > limits::kTopicMax)
        return fail(ErrorCode::InvalidField, QStringLiteral("malformed or too long"),
                    QStringLiteral("topic"));
    return {};
}

} // namespace

Rooms::Rooms(ConversationStore &store, EventSink &sink, Presence &presence, const Clock &clock)
    : m_store(store)
    , m_sink(sink)
    , m_presence(presence)
    , m_clock(clock)
{
}

QCoro::Task<Result<QList<protocol::Room>>> Rooms::list(UserId viewer)
{
    FOYER_CO_TRY(QList<protocol::Room> rooms, co_await m_store.rooms(viewer));
    for (protocol::Room &room : rooms)
        room.onlineCount = m_presence.onlineCount(room.id);
    co_return rooms;
}

QCoro::Task<Result<protocol::Conversation>> Rooms::create(UserId owner, QString name, QString topic)
{
    FOYER_CO_CHECK(text::checkRoomName(name));
    FOYER_CO_CHECK(checkTopic(topic));
    NewRoom room;
    room.name = name;
    room.nameKey = text::nameKey(name);
    room.topic = topic;
    room.owner = owner;
    room.createdAt = m_clock.now();
    FOYER_CO_TRY(protocol::Conversation created, co_await m_store.createRoom(std::move(room)));
    enter(owner, created);
    co_return created;
}

QCoro::Task<Result<protocol::Conversation>> Rooms::join(UserId user, ConversationId room)
{
    FOYER_CO_TRY(const bool isNew, co_await m_store.join(room, user, m_clock.now()));
    FOYER_CO_TRY(protocol::Conversation joined, co_await m_store.conversationOf(room, user));
    if (!isNew) {
        joined.onlineCount = m_presence.onlineCount(room);
        co_return joined;
    }
    enter(user, joined);
    co_await announce(room, user);
    co_return joined;
}

QCoro::Task<> Rooms::welcome(UserId user)
{
    co_await announce(kLobby, user);
}

/// The membership stands even if the others cannot be told now: they see it at their next look.
QCoro::Task<> Rooms::announce(ConversationId room, UserId user)
{
    const Result<int> count = co_await m_store.memberCount(room);
    const Result<std::optional<protocol::Member>> member = co_await m_store.member(room, user);
    if (!count || !member || !member->has_value())
        co_return;
    protocol::Member shown = **member;
    shown.isOnline = m_presence.isOnline(user);
    shown.isIdle = m_presence.isIdle(user);
    m_sink.toConversation(room, protocol::MembersEvent{room, {shown}, {}, *count});
}

void Rooms::enter(UserId user, protocol::Conversation &conversation)
{
    m_sink.subscribe(user, conversation.id);
    m_presence.joined(user, conversation.id);
    conversation.onlineCount = m_presence.onlineCount(conversation.id);
    m_sink.toUser(user, protocol::ConversationEvent{conversation});
}

QCoro::Task<Result<>> Rooms::leave(UserId user, ConversationId room)
{
    FOYER_CO_TRY(const bool wasMember, co_await m_store.leave(room, user));
    if (!wasMember)
        co_return fail(ErrorCode::NotFound, QStringLiteral("not in this room"));
    m_sink.unsubscribe(user, room);
    m_presence.left(user, room);
    m_sink.toUser(user, protocol::LeftEvent{room});

    const auto count = co_await m_store.memberCount(room);
    if (count)
        m_sink.toConversation(room, protocol::MembersEvent{room, {}, {user}, *count});
    co_return Result<>{};
}

QCoro::Task<Result<QList<protocol::Conversation>>> Rooms::conversationsOf(UserId user)
{
    FOYER_CO_TRY(QList<protocol::Conversation> list, co_await m_store.conversationsOf(user));
    for (protocol::Conversation &conversation : list)
        conversation.onlineCount = m_presence.onlineCount(conversation.id);
    co_return list;
}

QCoro::Task<Result<QList<protocol::Member>>> Rooms::members(UserId viewer, ConversationId room)
{
    FOYER_CO_TRY(const bool isMember, co_await m_store.isMember(room, viewer));
    if (!isMember)
        co_return fail(ErrorCode::NotMember);
    FOYER_CO_TRY(QList<protocol::Member> members, co_await m_store.members(room));
    for (protocol::Member &member : members) {
        member.isOnline = m_presence.isOnline(member.user.id);
        member.isIdle = m_presence.isIdle(member.user.id);
    }
    co_return members;
}

} // namespace foyer::chat
