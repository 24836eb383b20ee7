// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "common/protocol/user.h"

namespace foyer::storage {

class Database;

/// Writes an account; all but the user's id is given. Its id; NameTaken, also when another node was quicker.
[[nodiscard]] Result<UserId> insertAccount(Database &database, const protocol::User &user,
                                           const QString &usernameKey, const QString &passwordHash,
                                           Timestamp createdAt);

} // namespace foyer::storage
