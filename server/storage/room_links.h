// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/room_store.h"

namespace foyer::storage {

class Database;

// Links by which people join rooms: see chat::RoomStore.

[[nodiscard]] Result<protocol::RoomLink> addRoomLink(Database &database, const chat::RoomAction &action,
                                                     protocol::RoomLink link);
[[nodiscard]] Result<QList<protocol::RoomLink>> readRoomLinks(Database &database,
                                                              const chat::RoomAction &action);
[[nodiscard]] Result<> removeRoomLink(Database &database, const chat::RoomAction &action,
                                      const QString &code);
[[nodiscard]] Result<chat::RoomStore::Entrance> enterByLink(Database &database, const QString &code,
                                                            UserId user, Timestamp at);

} // namespace foyer::storage
