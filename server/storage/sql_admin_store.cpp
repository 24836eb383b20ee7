// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_admin_store.h"

#include "common/text/names.h"
#include "server/storage/admin_records.h"
#include "server/storage/audit_rows.h"
#include "server/storage/database.h"
#include "server/storage/job.h"
#include "server/storage/listing.h"
#include "server/storage/records.h"
#include "server/storage/session_records.h"

#include <limits>

namespace foyer::storage {
namespace {

using admin::Deed;
using protocol::UserRole;

const QLatin1String kRegistration("registration");

/// A user as deeds find him, held until the transaction ends. NotFound.
struct UserState
{
    UserRole role = UserRole::Member;
    bool isDisabled = false;
};

Result<UserState> beginDeed(Database &database, const Deed &deed, UserId user)
{
    FOYER_CHECK(checkActor(database, deed));
    FOYER_TRY(const Rows rows, database.select(QLatin1String("admin/select_state"), bind(user)));
    if (rows.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no such user"));
    const UserState state{protocol::userRoleFromName(rows.first().text(0)), rows.first().integer(1) != 0};
    if (state.role == UserRole::Deleted)
        return fail(ErrorCode::NotFound, QStringLiteral("the account is gone"));
    return state;
}

/// A bot has neither a password nor another role.
Result<> checkPerson(const UserState &state)
{
    if (state.role == UserRole::Bot)
        return fail(ErrorCode::Forbidden, QStringLiteral("the account of a bot"));
    return {};
}

/// For good: whoever holds the token of a session that was replaced before could take it back.
Result<> endAllSessions(Database &database, UserId user, Timestamp at)
{
    FOYER_CHECK(endOtherSessions(database, user, SessionId(), protocol::SessionEnd::Revoked, at));
    return {};
}

Result<> changeRole(Database &database, const Deed &deed, UserId user, UserRole role)
{
    FOYER_TRY(const UserState state, beginDeed(database, deed, user));
    if (state.role == role)
        return {};
    FOYER_CHECK(checkPerson(state));
    if (role != UserRole::Admin) {
        FOYER_CHECK(checkNotLast(database, user));
    }
    const QString name = protocol::userRoleName(role);
    FOYER_CHECK(database.run(QLatin1String("users/update_role"), bind(name, user)));
    return writeAudit(database, deed, admin::action::kRoleChanged, user, name);
}

Result<> disable(Database &database, const Deed &deed, UserId user, bool isDisabled)
{
    FOYER_TRY(const UserState state, beginDeed(database, deed, user));
    if (state.isDisabled == isDisabled)
        return {};
    if (isDisabled) {
        FOYER_CHECK(checkNotLast(database, user));
        FOYER_CHECK(endAllSessions(database, user, deed.at));
    }
    const Timestamp at = isDisabled ? deed.at : 0;
    FOYER_CHECK(database.run(QLatin1String("admin/update_disabled"), bind(at, user)));
    return writeAudit(database, deed, isDisabled ? admin::action::kUserDisabled : admin::action::kUserEnabled,
                      user);
}

Result<> startReset(Database &database, const Deed &deed, UserId user, const QByteArray &tokenHash,
                    Timestamp expiresAt)
{
    FOYER_TRY(const UserState state, beginDeed(database, deed, user));
    FOYER_CHECK(checkPerson(state));
    FOYER_CHECK(endAllSessions(database, user, deed.at));
    // No password fits an empty hash.
    FOYER_CHECK(database.run(QLatin1String("users/update_password_hash"), bind(QString(), user)));
    FOYER_CHECK(database.run(QLatin1String("admin/replace_reset"), bind(user, tokenHash, expiresAt)));
    return writeAudit(database, deed, admin::action::kPasswordReset, user);
}

Result<UserId> userOfReset(Database &database, const QByteArray &tokenHash, Timestamp now)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("admin/select_reset"), bind(tokenHash, now)));
    if (rows.isEmpty())
        return fail(ErrorCode::ResetLinkInvalid);
    return rows.first().id<UserId>(0);
}

Result<UserId> setPassword(Database &database, const QByteArray &tokenHash, const QString &passwordHash,
                           Timestamp now)
{
    FOYER_TRY(const UserId user, userOfReset(database, tokenHash, now));
    FOYER_CHECK(database.select(QLatin1String("users/lock_user"), bind(user)));
    // Once more, now that nobody else can use it up.
    FOYER_TRY(const int used, database.run(QLatin1String("admin/delete_reset"), bind(user)));
    if (used == 0)
        return fail(ErrorCode::ResetLinkInvalid);
    FOYER_CHECK(database.run(QLatin1String("users/update_password_hash"), bind(passwordHash, user)));
    FOYER_CHECK(writeAudit(database, {user, now}, admin::action::kPasswordSet, user));
    return user;
}

Result<> endOne(Database &database, const Deed &deed, UserId user, SessionId session)
{
    FOYER_CHECK(beginDeed(database, deed, user));
    FOYER_CHECK(storage::endSession(database, user, session, protocol::SessionEnd::Revoked, deed.at));
    return writeAudit(database, deed, admin::action::kSessionEnded, user, QString::number(session.value()));
}

Result<> registerBy(Database &database, const Deed &deed, const QString &mode)
{
    FOYER_CHECK(checkActor(database, deed));
    if (mode.isEmpty()) {
        FOYER_CHECK(database.run(QLatin1String("admin/delete_setting"), bind(QString(kRegistration))));
    } else {
        FOYER_CHECK(database.run(QLatin1String("users/replace_setting"), bind(QString(kRegistration), mode)));
    }
    return writeAudit(database, deed, admin::action::kRegistrationChanged, UserId(), mode);
}

} // namespace

SqlAdminStore::SqlAdminStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<QList<admin::ManagedUser>>> SqlAdminStore::users(admin::Page page, Timestamp now)
{
    return runOn(m_readers, [page, now](Database &database) {
        const QVariantList values = bind(now, page.after, containing(text::nameKey(page.search)),
                                         containing(page.search), qint64(page.limit));
        return listOf<admin::ManagedUser>(database.select(QLatin1String("admin/select_users"), values),
                                          managedUserOf);
    });
}

QCoro::Task<Result<admin::ManagedUser>> SqlAdminStore::user(UserId id, Timestamp now)
{
    return runOn(m_readers, [id, now](Database &database) -> Result<admin::ManagedUser> {
        FOYER_TRY(const Rows rows, database.select(QLatin1String("admin/select_user"), bind(now, id)));
        if (rows.isEmpty())
            return fail(ErrorCode::NotFound, QStringLiteral("no such user"));
        return managedUserOf(rows.first());
    });
}

QCoro::Task<Result<>> SqlAdminStore::setRole(Deed deed, UserId user, UserRole role)
{
    return runOn(m_writer,
                 [deed, user, role](Database &database) { return changeRole(database, deed, user, role); });
}

QCoro::Task<Result<>> SqlAdminStore::setDisabled(Deed deed, UserId user, bool isDisabled)
{
    return runOn(m_writer, [deed, user, isDisabled](Database &database) {
        return disable(database, deed, user, isDisabled);
    });
}

QCoro::Task<Result<>> SqlAdminStore::beginReset(Deed deed, UserId user, QByteArray tokenHash,
                                                Timestamp expiresAt)
{
    return runOn(m_writer, [deed, user, tokenHash, expiresAt](Database &database) {
        return startReset(database, deed, user, tokenHash, expiresAt);
    });
}

QCoro::Task<Result<>> SqlAdminStore::endSession(Deed deed, UserId user, SessionId session)
{
    return runOn(m_writer,
                 [deed, user, session](Database &database) { return endOne(database, deed, user, session); });
}

QCoro::Task<Result<>> SqlAdminStore::setRegistration(Deed deed, QString mode)
{
    return runOn(m_writer, [deed, mode](Database &database) { return registerBy(database, deed, mode); });
}

QCoro::Task<Result<QString>> SqlAdminStore::registration()
{
    return runOn(m_readers, [](Database &database) -> Result<QString> {
        FOYER_TRY(const Rows rows,
                  database.select(QLatin1String("admin/select_setting"), bind(QString(kRegistration))));
        return rows.isEmpty() ? QString() : rows.first().text(0);
    });
}

QCoro::Task<Result<bool>> SqlAdminStore::hasReset(QByteArray tokenHash, Timestamp now)
{
    return runOn(m_readers, [tokenHash, now](Database &database) -> Result<bool> {
        const Result<UserId> user = userOfReset(database, tokenHash, now);
        if (!user && user.error().code != ErrorCode::ResetLinkInvalid)
            return tl::unexpected(user.error());
        return user.has_value();
    });
}

QCoro::Task<Result<UserId>> SqlAdminStore::finishReset(QByteArray tokenHash, QString passwordHash,
                                                       Timestamp now)
{
    return runOn(m_writer, [tokenHash, passwordHash, now](Database &database) {
        return setPassword(database, tokenHash, passwordHash, now);
    });
}

QCoro::Task<Result<QList<admin::AuditEntry>>> SqlAdminStore::audit(qint64 before, int limit)
{
    const qint64 end = before > 0 ? before : std::numeric_limits<qint64>::max();
    return runOn(m_readers, [end, limit](Database &database) {
        return listOf<admin::AuditEntry>(
            database.select(QLatin1String("admin/select_audit"), bind(end, qint64(limit))), auditEntryOf);
    });
}

QCoro::Task<Result<QList<admin::AuditEntry>>> SqlAdminStore::auditAfter(qint64 after, int limit)
{
    return runOn(m_readers, [after, limit](Database &database) {
        return listOf<admin::AuditEntry>(
            database.select(QLatin1String("admin/select_audit_after"), bind(after, qint64(limit))),
            auditEntryOf);
    });
}

QCoro::Task<Result<admin::StorageUsage>> SqlAdminStore::usage()
{
    return runOn(m_readers, [](Database &database) -> Result<admin::StorageUsage> {
        FOYER_TRY(const Rows rows, database.select(QLatin1String("admin/select_usage")));
        return storageUsageOf(rows.first());
    });
}

} // namespace foyer::storage
