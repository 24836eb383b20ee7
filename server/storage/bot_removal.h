// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"

#include <QList>

namespace foyer::storage {

class Database;

/// Ends the bot's sessions as Revoked and takes it off its owner's list; the account stays as the author of what it said.
/// Returns the sessions that lived. The caller has locked the account and knows that it is a bot. Thread: the writer.
[[nodiscard]] Result<QList<SessionId>> removeBot(Database &database, UserId bot, Timestamp now);

/// The same for all bots of an owner whose account the caller has locked, so that he makes no new one meanwhile.
[[nodiscard]] Result<QList<SessionId>> removeBotsOf(Database &database, UserId owner, Timestamp now);

} // namespace foyer::storage
