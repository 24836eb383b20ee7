// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_user_store.h"

#include "common/base/clock.h"
#include "server/storage/account_records.h"
#include "server/storage/audit_rows.h"
#include "server/storage/database.h"
#include "server/storage/job.h"
#include "server/storage/records.h"

namespace foyer::storage {
namespace {

using accounts::Account;
using accounts::Invite;
using accounts::NewAccount;
using protocol::User;

/// Setting with the hash of the administrator link in hex; kClaimed once it was used.
const QLatin1String kAdminLink("admin-link");
const QLatin1String kClaimed("claimed");

QString linkText(const QByteArray &hash)
{
    return QString::fromLatin1(hash.toHex());
}

Result<std::optional<Account>> accountOf(const Result<Rows> &rows)
{
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->isEmpty())
        return std::nullopt;
    const Row &row = rows->first();
    return Account{userOf(row, 0), row.text(kUserColumns)};
}

/// The value of a setting, locked until the transaction ends; nothing if it was never set.
Result<std::optional<QString>> settingOf(Database &database, const QString &name)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("users/select_setting"), bind(name)));
    if (rows.isEmpty())
        return std::nullopt;
    return rows.first().text(0);
}

Result<> set(Database &database, const QString &name, const QString &value)
{
    FOYER_CHECK(database.run(QLatin1String("users/replace_setting"), bind(name, value)));
    return {};
}

Result<> checkLink(Database &database, const QByteArray &hash)
{
    FOYER_TRY(const std::optional<QString> offered, settingOf(database, kAdminLink));
    if (hash.isEmpty() || !offered || *offered != linkText(hash))
        return fail(ErrorCode::AdminLinkInvalid);
    return {};
}

Result<> checkInvite(Database &database, const NewAccount &account)
{
    FOYER_TRY(const Rows usable,
              database.select(QLatin1String("users/select_usable_invite"),
                              bind(account.inviteCode, account.createdAt)));
    if (usable.isEmpty())
        return fail(ErrorCode::InviteInvalid);
    return {};
}

/// Everything that may refuse the account, before anything is written.
Result<> checkAccount(Database &database, const NewAccount &account)
{
    FOYER_CHECK(checkNameFree(database, account.usernameKey));
    if (!account.inviteCode.isEmpty()) {
        FOYER_CHECK(checkInvite(database, account));
    }
    if (!account.adminLinkHash.isEmpty()) {
        FOYER_CHECK(checkLink(database, account.adminLinkHash));
    }
    return {};
}

Result<> useUp(Database &database, const NewAccount &account)
{
    if (!account.inviteCode.isEmpty()) {
        FOYER_CHECK(database.run(QLatin1String("users/use_invite"), bind(account.inviteCode)));
    }
    if (!account.adminLinkHash.isEmpty()) {
        FOYER_CHECK(set(database, kAdminLink, kClaimed));
    }
    return {};
}

Result<> noteAdminLink(Database &database, UserId user, Timestamp now)
{
    return writeAudit(database, {user, now}, admin::action::kAdminLinkUsed, user);
}

Result<User> createAccount(Database &database, const NewAccount &account)
{
    FOYER_CHECK(checkAccount(database, account));
    User user;
    user.username = account.username;
    user.displayName = account.username;
    user.avatar = account.avatar;
    user.role = account.adminLinkHash.isEmpty() ? account.role : protocol::UserRole::Admin;
    FOYER_TRY(user.id,
              insertAccount(database, user, account.usernameKey, account.passwordHash, account.createdAt));
    FOYER_CHECK(useUp(database, account));
    if (!account.adminLinkHash.isEmpty()) {
        FOYER_CHECK(noteAdminLink(database, user.id, account.createdAt));
    }
    FOYER_CHECK(enterLobby(database, user.id, account.createdAt));
    return user;
}

Result<User> claimLink(Database &database, UserId id, const QByteArray &hash, Timestamp now)
{
    FOYER_CHECK(checkLink(database, hash));
    FOYER_TRY(std::optional<Account> account,
              accountOf(database.select(QLatin1String("users/select_by_id"), bind(id))));
    if (!account)
        return fail(ErrorCode::NotFound);
    account->user.role = protocol::UserRole::Admin;
    FOYER_CHECK(database.run(QLatin1String("users/update_role"),
                             bind(protocol::userRoleName(account->user.role), id)));
    FOYER_CHECK(set(database, kAdminLink, kClaimed));
    FOYER_CHECK(noteAdminLink(database, id, now));
    return account->user;
}

Result<bool> offerLink(Database &database, const QByteArray &hash, bool isForced)
{
    FOYER_TRY(const std::optional<QString> offered, settingOf(database, kAdminLink));
    if (offered && !isForced)
        return false;
    FOYER_CHECK(set(database, kAdminLink, linkText(hash)));
    return true;
}

Invite inviteOf(const Row &row)
{
    return {row.text(0), row.id<UserId>(1), row.integer(2), row.integer(3), row.number(4)};
}

} // namespace

SqlUserStore::SqlUserStore(JobQueue &writer, JobQueue &readers, const Clock &clock)
    : m_writer(writer)
    , m_readers(readers)
    , m_clock(clock)
{
}

QCoro::Task<Result<std::optional<Account>>> SqlUserStore::findByKey(QString usernameKey)
{
    return runOn(m_readers, [usernameKey](Database &database) {
        return accountOf(database.select(QLatin1String("users/select_by_key"), bind(usernameKey)));
    });
}

QCoro::Task<Result<std::optional<Account>>> SqlUserStore::find(UserId id)
{
    return runOn(m_readers, [id](Database &database) {
        return accountOf(database.select(QLatin1String("users/select_by_id"), bind(id)));
    });
}

QCoro::Task<Result<User>> SqlUserStore::create(NewAccount account)
{
    return runOn(m_writer, [account](Database &database) { return createAccount(database, account); });
}

QCoro::Task<Result<>> SqlUserStore::setPasswordHash(UserId id, QString passwordHash)
{
    return runOn(m_writer, [id, passwordHash](Database &database) -> Result<> {
        FOYER_TRY(const Rows rows, database.select(QLatin1String("users/lock_user"), bind(id)));
        if (rows.isEmpty())
            return fail(ErrorCode::NotFound);
        FOYER_CHECK(database.run(QLatin1String("users/update_password_hash"), bind(passwordHash, id)));
        return {};
    });
}

QCoro::Task<Result<bool>> SqlUserStore::offerAdminLink(QByteArray hash, bool isForced)
{
    return runOn(m_writer,
                 [hash, isForced](Database &database) { return offerLink(database, hash, isForced); });
}

QCoro::Task<Result<User>> SqlUserStore::claimAdminLink(UserId id, QByteArray hash)
{
    return runOn(m_writer, [id, hash, now = m_clock.now()](Database &database) {
        return claimLink(database, id, hash, now);
    });
}

QCoro::Task<Result<>> SqlUserStore::createInvite(Invite invite, UserId by)
{
    return runOn(m_writer, [invite, by](Database &database) -> Result<> {
        const admin::Deed deed{by, invite.createdAt};
        FOYER_CHECK(database.run(QLatin1String("users/insert_invite"),
                                 bind(invite.code, invite.createdBy, invite.createdAt, invite.expiresAt,
                                      qint64(invite.usesLeft))));
        return writeAudit(database, deed, admin::action::kInviteCreated, UserId(),
                          QString::number(invite.usesLeft));
    });
}

QCoro::Task<Result<QList<Invite>>> SqlUserStore::invites(Timestamp now)
{
    return runOn(m_readers, [now](Database &database) -> Result<QList<Invite>> {
        FOYER_TRY(const Rows rows, database.select(QLatin1String("users/select_invites"), bind(now)));
        QList<Invite> list;
        for (const Row &row : rows)
            list.append(inviteOf(row));
        return list;
    });
}

QCoro::Task<Result<>> SqlUserStore::removeInvite(QString code, UserId by)
{
    return runOn(m_writer, [code, by, now = m_clock.now()](Database &database) -> Result<> {
        const admin::Deed deed{by, now};
        FOYER_TRY(const int removed, database.run(QLatin1String("users/delete_invite"), bind(code)));
        if (removed == 0)
            return fail(ErrorCode::NotFound);
        return writeAudit(database, deed, admin::action::kInviteRemoved, UserId());
    });
}

} // namespace foyer::storage
