// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/account_records.h"

#include "common/protocol/user.h"
#include "server/storage/database.h"

#include <QCryptographicHash>

namespace foyer::storage {

Result<> replaceAvatar(Database &database, UserId user, const QString &avatar)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("avatars/select_of_user"), bind(user)));
    for (const Row &row : rows) {
        FOYER_CHECK(database.run(QLatin1String("uploads/insert_discarded"), bind(row.text(0))));
    }
    if (!rows.isEmpty()) {
        FOYER_CHECK(database.run(QLatin1String("avatars/delete_of_user"), bind(user)));
    }
    FOYER_CHECK(database.run(QLatin1String("profiles/update_avatar"), bind(avatar, user)));
    return {};
}

QString retiredKey(const QString &usernameKey)
{
    const QByteArray hash =
        QCryptographicHash::hash(usernameKey.toUtf8(), QCryptographicHash::Blake2b_256).toHex();
    // No username has a colon.
    return QStringLiteral("deleted:") + QString::fromLatin1(hash);
}

Result<> lockAccount(Database &database, UserId user)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("users/lock_user_role"), bind(user)));
    if (rows.isEmpty() || protocol::userRoleFromName(rows.first().text(0)) == protocol::UserRole::Deleted) {
        return fail(ErrorCode::NotFound, QStringLiteral("no such account"));
    }
    return {};
}

Result<QList<SessionId>> endOtherSessions(Database &database, UserId user, SessionId kept,
                                          protocol::SessionEnd reason, Timestamp at)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("sessions/select_living"), bind(user, at)));
    QList<SessionId> ended;
    for (const Row &row : rows) {
        const auto id = row.id<SessionId>(0);
        if (id != kept)
            ended.append(id);
    }
    FOYER_CHECK(database.run(QLatin1String("sessions/end_others"),
                             bind(at, protocol::sessionEndName(reason), user, kept)));
    FOYER_CHECK(database.run(QLatin1String("sessions/end_replaced"),
                             bind(protocol::sessionEndName(reason), user, kept)));
    return ended;
}

} // namespace foyer::storage
