// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/account_writing.h"

#include "server/storage/database.h"

namespace foyer::storage {

Result<UserId> insertAccount(Database &database, const protocol::User &user, const QString &usernameKey,
                             const QString &passwordHash, Timestamp createdAt)
{
    const Result<qint64> id =
        database.insert(QLatin1String("users/insert_user"),
                        bind(user.username, usernameKey, user.displayName, user.avatar,
                             protocol::userRoleName(user.role), passwordHash, createdAt));
    if (!id && database.fault() == Fault::Duplicate) {
        database.clearFault(); // another node took the name since we looked
        return fail(ErrorCode::NameTaken);
    }
    if (!id)
        return tl::unexpected(id.error());
    return UserId(*id);
}

} // namespace foyer::storage
