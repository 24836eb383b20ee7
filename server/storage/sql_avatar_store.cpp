// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_avatar_store.h"

#include "server/storage/account_records.h"
#include "server/storage/database.h"

namespace foyer::storage {
namespace {

Result<> setAvatar(Database &database, UserId user, const UploadId &id, Timestamp at)
{
    FOYER_CHECK(lockAccount(database, user));
    FOYER_CHECK(replaceAvatar(database, user, id));
    FOYER_CHECK(database.run(QLatin1String("avatars/insert_avatar"), bind(id, user, at)));
    return {};
}

} // namespace

SqlAvatarStore::SqlAvatarStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<>> SqlAvatarStore::set(UserId user, UploadId id, Timestamp at)
{
    return runOn(m_writer, [user, id, at](Database &database) { return setAvatar(database, user, id, at); });
}

QCoro::Task<Result<bool>> SqlAvatarStore::isUsed(UploadId id)
{
    return runOn(m_readers, [id](Database &database) -> Result<bool> {
        FOYER_TRY(const Rows rows, database.select(QLatin1String("avatars/select_by_id"), bind(id)));
        return !rows.isEmpty();
    });
}

} // namespace foyer::storage
