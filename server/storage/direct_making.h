// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"

namespace foyer::storage {

class Database;

/// hidden_seq of a membership whose conversation is in sight.
inline constexpr qint64 kNotHidden = -1;

/// Inside a transaction: the direct conversation of two people, held together with their accounts until it ends, so that two who
/// make one at once come one after the other. An invalid id if there is none yet.
[[nodiscard]] Result<ConversationId> findDirect(Database &database, UserId one, UserId other);

/// Inside a transaction, after findDirect() found none: makes it, begun by `actor`. For the other it is out of sight until its first
/// message.
[[nodiscard]] Result<ConversationId> makeDirect(Database &database, UserId actor, UserId other, Timestamp at);

} // namespace foyer::storage
