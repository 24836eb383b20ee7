// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/audit_rows.h"

#include "server/storage/database.h"

#include <algorithm>

namespace foyer::storage {
namespace {

/// Administrators who may sign in.
Result<QList<UserId>> lockAdmins(Database &database)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("admin/lock_admins")));
    QList<UserId> admins;
    for (const Row &row : rows) {
        if (row.integer(1) == 0)
            admins.append(row.id<UserId>(0));
    }
    return admins;
}

} // namespace

Result<> checkActor(Database &database, const admin::Deed &deed)
{
    FOYER_TRY(const QList<UserId> admins, lockAdmins(database));
    if (deed.actor != UserId() && !admins.contains(deed.actor))
        return fail(ErrorCode::Forbidden, QStringLiteral("not an administrator"));
    return {};
}

Result<> writeAudit(Database &database, const admin::Deed &deed, QLatin1String action, UserId target,
                    const QString &detail, ConversationId room)
{
    FOYER_CHECK(database.insert(QLatin1String("admin/insert_audit"),
                                bind(deed.at, deed.actor, QString(action), target, detail, room)));
    return {};
}

Result<> checkNotLast(Database &database, UserId user)
{
    FOYER_TRY(const QList<UserId> admins, lockAdmins(database));
    if (admins.size() == 1 && admins.contains(user))
        return fail(ErrorCode::LastAdministrator);
    return {};
}

} // namespace foyer::storage
