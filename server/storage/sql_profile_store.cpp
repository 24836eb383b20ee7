// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_profile_store.h"

#include "server/storage/account_records.h"
#include "server/storage/database.h"
#include "server/storage/records.h"
#include "server/storage/session_records.h"

namespace foyer::storage {
namespace {

using accounts::PasswordChange;
using accounts::ProfileChange;
using protocol::Profile;

Result<std::optional<Profile>> profileOf(Database &database, UserId user)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("profiles/select_profile"), bind(user)));
    if (rows.isEmpty())
        return std::nullopt;
    const Row &row = rows.first();
    return Profile{userOf(row, 0), {row.text(kUserColumns), row.text(kUserColumns + 1)}};
}

Result<Profile> changeProfile(Database &database, UserId user, const ProfileChange &change)
{
    FOYER_CHECK(lockAccount(database, user));
    if (change.displayName) {
        FOYER_CHECK(
            database.run(QLatin1String("profiles/update_display_name"), bind(*change.displayName, user)));
    }
    if (change.avatar) {
        FOYER_CHECK(replaceAvatar(database, user, *change.avatar));
    }
    if (change.status) {
        FOYER_CHECK(database.run(QLatin1String("profiles/replace_status"),
                                 bind(user, change.status->emoji, change.status->text)));
    }
    FOYER_TRY(const std::optional<Profile> profile, profileOf(database, user));
    if (!profile)
        return fail(ErrorCode::Internal, QStringLiteral("the profile is gone"));
    return *profile;
}

Result<QList<SessionId>> replacePassword(Database &database, const PasswordChange &change)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("profiles/lock_password"), bind(change.user)));
    if (rows.isEmpty() || rows.first().text(0) != change.provenHash)
        return fail(ErrorCode::WrongPassword, QStringLiteral("changed meanwhile"));
    FOYER_CHECK(database.run(QLatin1String("users/update_password_hash"), bind(change.newHash, change.user)));
    return endOtherSessions(database, change.user, change.kept, protocol::SessionEnd::PasswordChanged,
                            change.at);
}

} // namespace

SqlProfileStore::SqlProfileStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<std::optional<Profile>>> SqlProfileStore::find(UserId user)
{
    return runOn(m_readers, [user](Database &database) { return profileOf(database, user); });
}

QCoro::Task<Result<Profile>> SqlProfileStore::change(UserId user, ProfileChange change)
{
    return runOn(m_writer,
                 [user, change](Database &database) { return changeProfile(database, user, change); });
}

QCoro::Task<Result<QList<SessionId>>> SqlProfileStore::changePassword(PasswordChange change)
{
    return runOn(m_writer, [change](Database &database) { return replacePassword(database, change); });
}

} // namespace foyer::storage
