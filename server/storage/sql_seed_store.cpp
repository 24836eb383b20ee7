// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_seed_store.h"

#include "server/storage/database.h"
#include "server/storage/job.h"

namespace foyer::storage {
namespace {

const QString kSetting = QStringLiteral("rooms-made");

} // namespace

SqlSeedStore::SqlSeedStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<bool>> SqlSeedStore::areMade()
{
    return runOn(m_readers, [](Database &database) -> Result<bool> {
        FOYER_TRY(const Rows rows, database.select(QLatin1String("admin/select_setting"), bind(kSetting)));
        return !rows.isEmpty();
    });
}

QCoro::Task<Result<>> SqlSeedStore::setMade(Timestamp at)
{
    return runOn(m_writer, [at](Database &database) -> Result<> {
        FOYER_CHECK(
            database.run(QLatin1String("users/replace_setting"), bind(kSetting, QString::number(at))));
        return {};
    });
}

QCoro::Task<Result<std::optional<UserId>>> SqlSeedStore::firstAdministrator()
{
    return runOn(m_readers, [](Database &database) -> Result<std::optional<UserId>> {
        FOYER_TRY(const Rows rows, database.select(QLatin1String("seeds/select_first_administrator"), {}));
        if (rows.isEmpty())
            return std::nullopt;
        return rows.first().id<UserId>(0);
    });
}

} // namespace foyer::storage
