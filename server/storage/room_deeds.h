// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/managed_room_store.h"

namespace foyer::storage {

class Database;

// What administrators do to rooms from outside: see admin::ManagedRoomStore.

[[nodiscard]] Result<> changeFromOutside(Database &database, const admin::Deed &deed, ConversationId id,
                                         const admin::RoomChange &change);
[[nodiscard]] Result<> removeRoom(Database &database, const admin::Deed &deed, ConversationId id);

} // namespace foyer::storage
