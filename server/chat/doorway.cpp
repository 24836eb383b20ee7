// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/doorway.h"

#include "common/base/clock.h"
#include "server/chat/conversation_store.h"
#include "server/chat/event_sink.h"
#include "server/chat/presence.h"

#include <algorithm>
#include <utility>

namespace foyer::chat {

Doorway::Doorway(ConversationStore &conversations, RoomStore &rooms, EventSink &sink, Presence &presence,
                 const Clock &clock, std::chrono::milliseconds moment, QObject *parent)
    : QObject(parent)
    , m_conversations(conversations)
    , m_rooms(rooms)
    , m_sink(sink)
    , m_presence(presence)
    , m_clock(clock)
{
    m_timer.setInterval(moment);
    connect(&m_timer, &QTimer::timeout, this, &Doorway::wake);
}

QCoro::Task<Result<protocol::Conversation>> Doorway::cameIn(UserId user, ConversationId room, Notice notice)
{
    FOYER_CO_CHECK(co_await letIn(user, room));
    co_await note(user, room, notice == Notice::Wanted ? Kind::Came : Kind::Untold);
    const Result<protocol::Conversation> now = co_await look(user, room);
    // He went again, and that was known here before he was let in.
    if (!now && now.error().code == ErrorCode::NotMember)
        shutOut(user, room);
    co_return now;
}

QCoro::Task<Result<protocol::Conversation>> Doorway::openedRoom(UserId user, ConversationId room)
{
    co_return co_await letIn(user, room);
}

QCoro::Task<Result<protocol::Conversation>> Doorway::letIn(UserId user, ConversationId room)
{
    FOYER_CO_TRY(protocol::Conversation conversation, co_await m_conversations.conversationOf(room, user));
    // All in one turn: he knows the room before he hears of it.
    m_sink.subscribe(user, room);
    m_presence.joined(user, room);
    conversation.onlineCount = m_presence.onlineCount(room);
    m_sink.toUser(user, protocol::ConversationEvent{conversation});
    co_return conversation;
}

void Doorway::shutOut(UserId user, ConversationId room)
{
    m_sink.unsubscribe(user, room);
    m_presence.left(user, room);
    m_sink.toUser(user, protocol::LeftEvent{room});
}

QCoro::Task<> Doorway::wasBorn(UserId user)
{
    co_await note(user, kLobby, Kind::Untold);
}

QCoro::Task<> Doorway::wentOut(UserId user, ConversationId room, Notice notice)
{
    shutOut(user, room);
    co_await note(user, room, notice == Notice::Wanted ? Kind::Went : Kind::Untold);
}

QCoro::Task<> Doorway::changed(UserId user, ConversationId room)
{
    (void)co_await show(user, room);
    co_await note(user, room, Kind::Changed);
}

QCoro::Task<Result<protocol::Conversation>> Doorway::look(UserId user, ConversationId id)
{
    FOYER_CO_TRY(protocol::Conversation conversation, co_await m_conversations.conversationOf(id, user));
    m_presence.fillIn(conversation);
    co_return conversation;
}

QCoro::Task<Result<protocol::Conversation>> Doorway::show(UserId user, ConversationId id)
{
    FOYER_CO_TRY(const protocol::Conversation conversation, co_await look(user, id));
    m_sink.toUser(user, protocol::ConversationEvent{conversation});
    co_return conversation;
}

QCoro::Task<> Doorway::note(UserId user, ConversationId room, Kind kind)
{
    const bool isResting = m_resting.contains(room);
    Pending &pending = m_resting[room];
    pending.users.append(user);
    // Who came and went again within the moment is named nowhere.
    if (kind == Kind::Came || kind == Kind::Went) {
        if (pending.told.value(user, kind) == kind)
            pending.told.insert(user, kind);
        else
            pending.told.remove(user);
    }
    if (kind == Kind::Changed)
        pending.changed.insert(user);
    if (!m_timer.isActive())
        m_timer.start();
    if (!isResting)
        co_await tell(room);
}

void Doorway::wake()
{
    const QList<ConversationId> rooms = m_resting.keys();
    for (const ConversationId room : rooms) {
        if (m_resting.value(room).users.isEmpty())
            m_resting.remove(room);
        else
            (void)tell(room);
    }
    if (m_resting.isEmpty())
        m_timer.stop();
}

/// What happened stands even if the others cannot be told now: they see it at their next look.
QCoro::Task<> Doorway::tell(ConversationId room)
{
    const Pending pending = std::exchange(m_resting[room], {});
    QList<UserId> users;
    QSet<UserId> seen;
    for (const UserId user : pending.users) {
        if (!seen.contains(user))
            users.append(user);
        seen.insert(user);
    }
    auto noting = m_rooms.noteMembers(room, users, pending.told.keys(), m_clock.now());
    const Result<RoomStore::News> news = co_await noting;
    if (!news)
        co_return;
    push(room, *news, pending.changed);
    if (news->newOwner)
        (void)co_await show(news->newOwner->user.id, room);
}

void Doorway::push(ConversationId room, const RoomStore::News &news, const QSet<UserId> &changed)
{
    protocol::MembersEvent event{room, {}, news.absent, news.memberCount, {}};
    const auto shown = [this](protocol::Member member) {
        member.isOnline = m_presence.isOnline(member.user.id);
        member.isIdle = m_presence.isIdle(member.user.id);
        return member;
    };
    for (const protocol::Member &member : news.present)
        (changed.contains(member.user.id) ? event.changed : event.joined).append(shown(member));
    if (news.newOwner)
        event.changed.append(shown(*news.newOwner));
    m_sink.toConversation(room, event);
    publish(room, news.told);
}

void Doorway::publish(ConversationId room, const Told &told)
{
    Seq last;
    for (const protocol::Message &notice : told.notices) {
        m_sink.toConversation(room, protocol::MessageEvent{notice});
        last = std::max(last, notice.seq);
    }
    for (const UserId user : told.readers)
        m_sink.toUser(user, protocol::ReadEvent{room, last});
}

} // namespace foyer::chat
