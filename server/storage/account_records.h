// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/user.h"

#include <QString>

namespace foyer::storage {

class Database;

/// Inside a transaction: the user's avatar is this one from now on. An own one before it is forgotten and listed as
/// discarded, for its files are still there.
[[nodiscard]] Result<> replaceAvatar(Database &database, UserId user, const QString &avatar);

/// The key under which the row of an account that is gone keeps others from taking its name, without telling it.
[[nodiscard]] QString retiredKey(const QString &usernameKey);

/// Inside a transaction: holds the row of an account, so that changes of it come one after the other. NotFound if it is gone.
[[nodiscard]] Result<> lockAccount(Database &database, UserId user);

/// Inside a transaction: NameTaken (username) if an account has this key, or had it before it was deleted.
[[nodiscard]] Result<> checkNameFree(Database &database, const QString &usernameKey);

/// Inside a transaction: writes an account whose name is free; all but the user's id is given. Its id; NameTaken (username) when
/// another node was quicker.
[[nodiscard]] Result<UserId> insertAccount(Database &database, const protocol::User &user,
                                           const QString &usernameKey, const QString &passwordHash,
                                           Timestamp createdAt);

/// Inside a transaction: makes a new account a member of the lobby, whose newest message is where its unread count starts.
[[nodiscard]] Result<> enterLobby(Database &database, UserId user, Timestamp now);

} // namespace foyer::storage
