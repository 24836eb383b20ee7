// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/managed_room_store.h"

#include <QCoroTask>

namespace foyer::admin {

/// The rules by which administrators run rooms from outside: whatever they see or do there, they need not be members, and they
/// read nothing of what was said. Who may call them is checked as in Administration. Thread: main.
class RoomAdministration
{
public:
    /// Both must outlive this object and its running tasks.
    RoomAdministration(ManagedRoomStore &store, const Clock &clock);

    // Each has the errors of ManagedRoomStore; lists are limits::kAdminPageMax long at most, and InvalidField for a search that is
    // too long.

    [[nodiscard]] QCoro::Task<Result<QList<ManagedRoom>>> rooms(Page page);
    [[nodiscard]] QCoro::Task<Result<ManagedRoom>> room(ConversationId id);
    [[nodiscard]] QCoro::Task<Result<QList<ManagedMember>>> members(ConversationId id, Page page);

    /// The room as it is then. InvalidField (name).
    [[nodiscard]] QCoro::Task<Result<ManagedRoom>> change(UserId by, ConversationId id, RoomChange change);
    [[nodiscard]] QCoro::Task<Result<>> remove(UserId by, ConversationId id);

private:
    ManagedRoomStore &m_store;
    const Clock &m_clock;
};

} // namespace foyer::admin
