// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_block_store.h"

#include "common/base/limits.h"
#include "server/storage/account_records.h"
#include "server/storage/database.h"
#include "server/storage/records.h"

namespace foyer::storage {
namespace {

using protocol::User;

Result<std::optional<User>> userWithId(Database &database, UserId id)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("users/select_by_id"), bind(id)));
    if (rows.isEmpty())
        return std::nullopt;
    return userOf(rows.first(), 0);
}

Result<std::optional<User>> addBlock(Database &database, UserId user, UserId blocked, Timestamp at)
{
    // Holds the blocker's row, so that two nodes do not count past each other.
    FOYER_CHECK(lockAccount(database, user));
    FOYER_TRY(const Rows there, database.select(QLatin1String("blocks/select_block"), bind(user, blocked)));
    if (!there.isEmpty())
        return std::nullopt;
    FOYER_TRY(const std::optional<User> other, userWithId(database, blocked));
    if (!other || other->role == protocol::UserRole::Deleted)
        return fail(ErrorCode::NotFound, QStringLiteral("no such user"));
    FOYER_TRY(const Rows count, database.select(QLatin1String("blocks/count_blocked"), bind(user)));
    if (count.first().number(0) >= limits::kBlocksMax)
        return fail(ErrorCode::LimitReached);
    FOYER_CHECK(database.run(QLatin1String("blocks/insert_block"), bind(user, blocked, at)));
    return other;
}

Result<std::optional<User>> removeBlock(Database &database, UserId user, UserId blocked)
{
    FOYER_TRY(const int removed, database.run(QLatin1String("blocks/delete_block"), bind(user, blocked)));
    if (removed == 0)
        return std::nullopt;
    return userWithId(database, blocked);
}

} // namespace

SqlBlockStore::SqlBlockStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<QList<User>>> SqlBlockStore::blockedBy(UserId user)
{
    return runOn(m_readers, [user](Database &database) -> Result<QList<User>> {
        FOYER_TRY(const Rows rows, database.select(QLatin1String("blocks/select_blocked"), bind(user)));
        QList<User> users;
        for (const Row &row : rows)
            users.append(userOf(row, 0));
        return users;
    });
}

QCoro::Task<Result<std::optional<User>>> SqlBlockStore::add(UserId user, UserId blocked, Timestamp at)
{
    return runOn(m_writer,
                 [user, blocked, at](Database &database) { return addBlock(database, user, blocked, at); });
}

QCoro::Task<Result<std::optional<User>>> SqlBlockStore::remove(UserId user, UserId blocked)
{
    return runOn(m_writer,
                 [user, blocked](Database &database) { return removeBlock(database, user, blocked); });
}

QCoro::Task<Result<bool>> SqlBlockStore::areApart(UserId one, UserId other)
{
    return runOn(m_readers, [one, other](Database &database) -> Result<bool> {
        FOYER_TRY(const Rows rows,
                  database.select(QLatin1String("blocks/select_between"), bind(one, other, other, one)));
        return !rows.isEmpty();
    });
}

} // namespace foyer::storage
