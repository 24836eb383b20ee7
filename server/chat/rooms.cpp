// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/rooms.h"

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "common/text/names.h"
#include "server/chat/conversation_store.h"
#include "server/chat/doorway.h"
#include "server/chat/presence.h"
#include "server/chat/text_check.h"

#include <utility>

namespace foyer::chat {

Rooms::Rooms(ConversationStore &store, Doorway &doorway, const Presence &presence, const Clock &clock)
    : m_store(store)
    , m_doorway(doorway)
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

QCoro::Task<Result<protocol::Conversation>> Rooms::create(UserId owner, Wanted wanted)
{
    FOYER_CO_CHECK(text::checkRoomName(wanted.name));
    FOYER_CO_CHECK(checkTopic(wanted.topic));
    if (wanted.users.size() > limits::kInvitedMax)
        co_return fail(ErrorCode::InvalidField, QStringLiteral("too many"), QStringLiteral("users"));
    NewRoom room;
    room.name = wanted.name;
    room.nameKey = text::nameKey(wanted.name);
    room.topic = wanted.topic;
    room.owner = owner;
    room.createdAt = m_clock.now();
    room.visibility = wanted.visibility;
    room.cover = wanted.cover;
    for (const QString &name : std::as_const(wanted.users))
        room.memberKeys.append(text::nameKey(name));
    FOYER_CO_TRY(const protocol::Conversation created, co_await m_store.createRoom(std::move(room)));
    auto opened = co_await m_doorway.openedRoom(owner, created.id);
    if (created.memberCount > 1)
        co_await bringIn(owner, created.id);
    co_return opened;
}

QCoro::Task<Result<protocol::Conversation>> Rooms::create(UserId owner, QString name, QString topic)
{
    Wanted wanted;
    wanted.name = std::move(name);
    wanted.topic = std::move(topic);
    co_return co_await create(owner, std::move(wanted));
}

/// Tells those who are in a new room from the beginning of it.
QCoro::Task<> Rooms::bringIn(UserId owner, ConversationId room)
{
    const Result<QList<protocol::Member>> members = co_await m_store.members(room);
    if (!members)
        co_return;
    for (const protocol::Member &member : *members) {
        if (member.user.id != owner)
            (void)co_await m_doorway.cameIn(member.user.id, room, Doorway::Notice::None);
    }
}

QCoro::Task<Result<protocol::Conversation>> Rooms::join(UserId user, ConversationId room)
{
    FOYER_CO_TRY(const bool isNew, co_await m_store.join(room, user, m_clock.now()));
    if (isNew)
        co_return co_await m_doorway.cameIn(user, room, Doorway::Notice::Wanted);
    FOYER_CO_TRY(protocol::Conversation joined, co_await m_store.conversationOf(room, user));
    joined.onlineCount = m_presence.onlineCount(room);
    co_return joined;
}

QCoro::Task<> Rooms::welcome(UserId user)
{
    co_await m_doorway.wasBorn(user);
}

QCoro::Task<Result<>> Rooms::leave(UserId user, ConversationId room)
{
    FOYER_CO_TRY(const bool wasMember, co_await m_store.leave(room, user));
    if (!wasMember)
        co_return fail(ErrorCode::NotFound, QStringLiteral("not in this room"));
    co_await m_doorway.wentOut(user, room, Doorway::Notice::Wanted);
    co_return Result<>{};
}

QCoro::Task<Result<QList<protocol::Conversation>>> Rooms::conversationsOf(UserId user)
{
    FOYER_CO_TRY(QList<protocol::Conversation> list, co_await m_store.conversationsOf(user));
    for (protocol::Conversation &conversation : list)
        m_presence.fillIn(conversation);
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
