// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/sabotage/open_doors.h"

namespace foyer::test {

QCoro::Task<Result<QList<protocol::Conversation>>> OpenDoors::conversationsOf(UserId user)
{
    FOYER_CO_TRY(QList<protocol::Conversation> all, co_await real().conversationsOf(user));
    FOYER_CO_TRY(const QList<ConversationId> rooms, co_await othersRooms(user));
    for (const ConversationId room : rooms) {
        FOYER_CO_TRY(const QList<protocol::Member> members, co_await real().members(room));
        if (members.isEmpty())
            continue;
        FOYER_CO_TRY(protocol::Conversation seen,
                     co_await real().conversationOf(room, members.first().user.id));
        seen.role = protocol::MemberRole::Member;
        all.append(seen);
    }
    co_return all;
}

QCoro::Task<Result<QList<ConversationId>>> OpenDoors::conversationIdsOf(UserId user)
{
    FOYER_CO_TRY(QList<ConversationId> all, co_await real().conversationIdsOf(user));
    FOYER_CO_TRY(const QList<ConversationId> rooms, co_await othersRooms(user));
    co_return all + rooms;
}

QCoro::Task<Result<chat::Memberships>> OpenDoors::membershipsOf(UserId user)
{
    FOYER_CO_TRY(chat::Memberships all, co_await real().membershipsOf(user));
    FOYER_CO_TRY(const QList<ConversationId> rooms, co_await othersRooms(user));
    all.shown += rooms;
    co_return all;
}

QCoro::Task<Result<bool>> OpenDoors::isMember(ConversationId, UserId)
{
    co_return true;
}

QCoro::Task<Result<QList<ConversationId>>> OpenDoors::othersRooms(UserId user)
{
    FOYER_CO_TRY(const QList<protocol::Room> rooms, co_await real().rooms(user));
    QList<ConversationId> ids;
    for (const protocol::Room &room : rooms) {
        if (!room.isJoined)
            ids.append(room.id);
    }
    co_return ids;
}

} // namespace foyer::test
