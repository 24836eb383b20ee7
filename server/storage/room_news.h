// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/room_store.h"

namespace foyer::storage {

class Database;

/// What is to be told of people who came and went: see chat::RoomStore::noteMembers.
[[nodiscard]] Result<chat::RoomStore::News> readNews(Database &database, ConversationId room,
                                                     const QList<UserId> &users, const QList<UserId> &told,
                                                     Timestamp at);

} // namespace foyer::storage
