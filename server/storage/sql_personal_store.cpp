// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_personal_store.h"

#include "server/storage/database.h"

#include <algorithm>

namespace foyer::storage {
namespace {

using protocol::PersonalSettings;
using Times = QHash<UserId, Timestamp>;

Result<PersonalSettings> readSettings(Database &database, QLatin1String statement, UserId user)
{
    FOYER_TRY(const Rows rows, database.select(statement, bind(user)));
    if (rows.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no such user"));
    const Row &row = rows.first();
    return PersonalSettings{row.integer(0) != 0, row.integer(1) != 0, row.integer(2) != 0};
}

Result<PersonalSettings> changeSettings(Database &database, UserId user,
                                        const protocol::PersonalChange &change)
{
    FOYER_TRY(const PersonalSettings before,
              readSettings(database, QLatin1String("personal/lock_settings"), user));
    const PersonalSettings after = change.appliedTo(before);
    if (after == before)
        return after;
    FOYER_CHECK(database.run(
        QLatin1String("personal/update_settings"),
        bind(qint64(after.tellsSeen), qint64(after.tellsLastSeen), qint64(after.tellsTyping), user)));
    return after;
}

Result<Times> readLastSeen(Database &database, ConversationId conversation)
{
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("personal/select_last_seen"), bind(conversation)));
    Times times;
    for (const Row &row : rows) {
        const Timestamp at = std::max(row.integer(1), row.integer(2));
        if (at != 0)
            times.insert(row.id<UserId>(0), at);
    }
    return times;
}

} // namespace

SqlPersonalStore::SqlPersonalStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<PersonalSettings>> SqlPersonalStore::settings(UserId user)
{
    return runOn(m_readers, [user](Database &database) {
        return readSettings(database, QLatin1String("personal/select_settings"), user);
    });
}

QCoro::Task<Result<PersonalSettings>> SqlPersonalStore::change(UserId user, protocol::PersonalChange change)
{
    return runOn(m_writer,
                 [user, change](Database &database) { return changeSettings(database, user, change); });
}

QCoro::Task<Result<>> SqlPersonalStore::noteLastSeen(QList<UserId> users, Timestamp at)
{
    return runOn(m_writer, [users, at](Database &database) -> Result<> {
        QVariantList keys;
        for (const UserId user : users)
            keys << bound(user);
        return database.runForKeys(QLatin1String("personal/update_last_seen"), bind(at, at), keys);
    });
}

QCoro::Task<Result<Times>> SqlPersonalStore::lastSeen(ConversationId conversation)
{
    return runOn(m_readers,
                 [conversation](Database &database) { return readLastSeen(database, conversation); });
}

} // namespace foyer::storage
