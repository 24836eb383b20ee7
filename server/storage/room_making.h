// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/conversation_store.h"

namespace foyer::storage {

class Database;

/// Inside a transaction: makes a room that nobody is in yet; who has no valid owner is nobody's. `lastActivity` is where it stands in
/// lists until something is said. Errors: NameTaken, of a public room.
[[nodiscard]] Result<ConversationId> makeRoom(Database &database, const chat::NewRoom &room,
                                              Timestamp lastActivity);

} // namespace foyer::storage
