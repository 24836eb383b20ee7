// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"

#include <QString>

namespace foyer::storage {

class Database;

// How memberships of rooms begin and end, inside a transaction that holds the room.

/// Makes somebody a member who is none. A silence that he left with still holds.
[[nodiscard]] Result<> insertMember(Database &database, ConversationId room, UserId user,
                                    protocol::MemberRole role, Seq read, Timestamp now);
/// Ends a membership; false if there was none. A silence is kept for his return.
[[nodiscard]] Result<bool> deleteMember(Database &database, ConversationId room, UserId user);
/// Banned if he is.
[[nodiscard]] Result<> checkNotBanned(Database &database, ConversationId room, UserId user);
/// NameTaken if a public room other than this one has it.
[[nodiscard]] Result<> checkNameIsFree(Database &database, const QString &nameKey, ConversationId room = {});

} // namespace foyer::storage
