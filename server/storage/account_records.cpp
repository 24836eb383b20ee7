// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/account_records.h"

#include "common/protocol/conversation.h"
#include "server/chat/conversation_store.h"
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
    // No username is that long.
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

Result<> checkNameFree(Database &database, const QString &usernameKey)
{
    for (const QString &key : {usernameKey, retiredKey(usernameKey)}) {
        FOYER_TRY(const Rows same, database.select(QLatin1String("users/select_by_key"), bind(key)));
        if (!same.isEmpty())
            return fail(ErrorCode::NameTaken, {}, QStringLiteral("username"));
    }
    return {};
}

Result<UserId> insertAccount(Database &database, const protocol::User &user, const QString &usernameKey,
                             const QString &passwordHash, Timestamp createdAt)
{
    const Result<qint64> id =
        database.insert(QLatin1String("users/insert_user"),
                        bind(user.username, usernameKey, user.displayName, user.avatar,
                             protocol::userRoleName(user.role), passwordHash, createdAt));
    if (!id && database.fault() == Fault::Duplicate) {
        database.clearFault(); // another node took the name since we looked
        return fail(ErrorCode::NameTaken, {}, QStringLiteral("username"));
    }
    if (!id)
        return tl::unexpected(id.error());
    return UserId(*id);
}

Result<> enterLobby(Database &database, UserId user, Timestamp now)
{
    FOYER_TRY(const Rows lobby,
              database.select(QLatin1String("conversations/lock_room"), bind(chat::kLobby)));
    if (lobby.isEmpty())
        return fail(ErrorCode::Internal, QStringLiteral("the lobby is missing"));
    const Timestamp unsilenced = 0;
    FOYER_CHECK(database.run(QLatin1String("conversations/insert_membership"),
                             bind(chat::kLobby, user, protocol::memberRoleName(protocol::MemberRole::Member),
                                  lobby.first().integer(0), now, unsilenced)));
    return {};
}

} // namespace foyer::storage
