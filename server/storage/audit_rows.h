// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/admin_store.h"

namespace foyer::storage {

class Database;

/// Forbidden unless the actor is an administrator who may sign in, or the operator. Holds the administrators' rows
/// until the transaction ends, so that two deeds do not miss each other.
[[nodiscard]] Result<> checkActor(Database &database, const admin::Deed &deed);
/// Writes a line of the audit log; `target` zero: it met nobody; `room` zero: no room.
[[nodiscard]] Result<> writeAudit(Database &database, const admin::Deed &deed, QLatin1String action,
                                  UserId target, const QString &detail = {}, ConversationId room = {});
/// LastAdministrator if the user is the only administrator who may sign in.
[[nodiscard]] Result<> checkNotLast(Database &database, UserId user);

} // namespace foyer::storage
