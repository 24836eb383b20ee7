// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/room_administration.h"

#include "common/base/logging.h"
#include "common/text/names.h"
#include "server/admin/page_check.h"

namespace foyer::admin {

RoomAdministration::RoomAdministration(ManagedRoomStore &store, const Clock &clock)
    : m_store(store)
    , m_clock(clock)
{
}

QCoro::Task<Result<QList<ManagedRoom>>> RoomAdministration::rooms(Page page)
{
    FOYER_CO_CHECK(checkPage(page));
    FOYER_CO_TRY(QList<ManagedRoom> rooms, co_await m_store.rooms(page));
    co_return rooms;
}

QCoro::Task<Result<ManagedRoom>> RoomAdministration::room(ConversationId id)
{
    return m_store.room(id);
}

QCoro::Task<Result<QList<ManagedMember>>> RoomAdministration::members(ConversationId id, Page page)
{
    FOYER_CO_CHECK(checkPage(page));
    FOYER_CO_TRY(QList<ManagedMember> members, co_await m_store.members(id, page));
    co_return members;
}

QCoro::Task<Result<ManagedRoom>> RoomAdministration::change(UserId by, ConversationId id, RoomChange change)
{
    if (change.name) {
        FOYER_CO_CHECK(text::checkRoomName(*change.name));
    }
    const Deed deed{by, m_clock.now()};
    FOYER_CO_CHECK(co_await m_store.change(deed, id, change));
    qCInfo(lcChat, "event=room-administered by=%lld conversation=%lld renamed=%d archived=%d owner=%lld",
           by.value(), id.value(), int(change.name.has_value()), int(change.isArchived.value_or(false)),
           change.owner.value_or(UserId()).value());
    FOYER_CO_TRY(ManagedRoom changed, co_await m_store.room(id));
    co_return changed;
}

QCoro::Task<Result<>> RoomAdministration::remove(UserId by, ConversationId id)
{
    const Deed deed{by, m_clock.now()};
    FOYER_CO_CHECK(co_await m_store.remove(deed, id));
    qCInfo(lcChat, "event=room-deleted by=%lld conversation=%lld", by.value(), id.value());
    co_return Result<>{};
}

} // namespace foyer::admin
