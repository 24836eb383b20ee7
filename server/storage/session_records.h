// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/session.h"
#include "server/storage/row.h"

#include <QList>

namespace foyer::storage {

class Database;

// Sessions inside a transaction. Whoever ends some holds the user's row, so that none is opened meanwhile.

/// id, kind, client, created_at, last_seen_at, expires_at; `scopes` is the column of the scopes.
[[nodiscard]] protocol::Session sessionOf(const Row &row, int scopes);

/// The user's sessions that neither ended nor expired, newest first.
[[nodiscard]] Result<QList<protocol::Session>> livingSessions(Database &database, UserId user, Timestamp now);

/// Ends those of the sessions that have not ended.
[[nodiscard]] Result<> endSessions(Database &database, const QList<SessionId> &ids,
                                   protocol::SessionEnd reason, Timestamp at);

/// Ends a living session of the user. NotFound if there is none with this id.
[[nodiscard]] Result<> endSession(Database &database, UserId user, SessionId id, protocol::SessionEnd reason,
                                  Timestamp at);

/// Ends the user's sessions but `kept` (none, if invalid), for good: those that were replaced cannot be taken back any more.
/// Returns those that lived.
[[nodiscard]] Result<QList<SessionId>> endOtherSessions(Database &database, UserId user, SessionId kept,
                                                        protocol::SessionEnd reason, Timestamp at);

} // namespace foyer::storage
