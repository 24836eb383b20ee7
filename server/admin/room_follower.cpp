// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/room_follower.h"

#include "common/base/limits.h"
#include "server/admin/managed_room_store.h"
#include "server/chat/conversation_store.h"
#include "server/chat/doorway.h"
#include "server/chat/event_sink.h"
#include "server/chat/message_store.h"
#include "server/chat/removals.h"

namespace foyer::admin {

RoomFollower::RoomFollower(ManagedRoomStore &store, chat::ConversationStore &conversations,
                           chat::MessageStore &messages, chat::Doorway &doorway, chat::EventSink &sink,
                           chat::Removals &removals)
    : m_store(store)
    , m_conversations(conversations)
    , m_messages(messages)
    , m_doorway(doorway)
    , m_sink(sink)
    , m_removals(removals)
{
}

QCoro::Task<Result<>> RoomFollower::tell(AuditEntry entry)
{
    if (entry.action == action::kRoomDeleted) {
        FOYER_CO_CHECK(co_await tellEnd(entry.room));
        co_return Result<>{};
    }
    if (entry.action == action::kRoomOwnerChanged) {
        FOYER_CO_CHECK(co_await tellRoles(entry.room));
    } else {
        FOYER_CO_CHECK(co_await tellLook(entry.room));
    }
    FOYER_CO_CHECK(co_await tellNotices(entry.room, entry.at));
    co_return Result<>{};
}

QCoro::Task<Result<>> RoomFollower::tellLook(ConversationId room)
{
    FOYER_CO_TRY(const std::optional<RoomLook> look, co_await m_store.look(room));
    if (look)
        m_sink.toConversation(room, protocol::RoomEvent{room, look->name, look->topic, look->state});
    co_return Result<>{};
}

QCoro::Task<Result<>> RoomFollower::tellRoles(ConversationId room)
{
    FOYER_CO_TRY(const QList<protocol::Member> members, co_await m_conversations.members(room));
    for (const protocol::Member &member : members) {
        // Whose role is another now is an owner or a moderator.
        if (member.role != protocol::MemberRole::Member)
            co_await m_doorway.changed(member.user.id, room);
    }
    co_return Result<>{};
}

/// What was told in the room bears the time of the deed. Whatever is not found any more among the newest messages is missed by
/// the clients themselves, who ask for it.
QCoro::Task<Result<>> RoomFollower::tellNotices(ConversationId room, Timestamp at)
{
    FOYER_CO_TRY(const chat::MessagePage page, co_await m_messages.page(room, Seq(), limits::kPageDefault));
    for (const protocol::Message &message : page.messages) {
        if (message.notice && message.createdAt == at)
            m_sink.toConversation(room, protocol::MessageEvent{message});
    }
    co_return Result<>{};
}

QCoro::Task<Result<>> RoomFollower::tellEnd(ConversationId room)
{
    FOYER_CO_TRY(const QList<UserId> members, co_await m_store.formerMembers(room));
    for (const UserId member : members)
        m_doorway.shutOut(member, room);
    m_removals.begin();
    co_return Result<>{};
}

} // namespace foyer::admin
