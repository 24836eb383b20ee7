// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/administration.h"

#include "common/base/logging.h"
#include "server/accounts/secrets.h"
#include "server/accounts/sessions.h"
#include "server/admin/page_check.h"

namespace foyer::admin {
namespace {

/// Who would shut himself out by mistake could not take it back.
Result<> checkOther(UserId by, UserId user)
{
    if (by == user)
        return fail(ErrorCode::Forbidden, QStringLiteral("not to oneself"));
    return {};
}

} // namespace

Administration::Administration(AdminStore &store, const Clock &clock, accounts::Registration atStart)
    : m_store(store)
    , m_clock(clock)
    , m_atStart(atStart)
{
}

QCoro::Task<Result<QList<ManagedUser>>> Administration::users(Page page)
{
    FOYER_CO_CHECK(checkPage(page));
    FOYER_CO_TRY(QList<ManagedUser> users, co_await m_store.users(page, m_clock.now()));
    co_return users;
}

QCoro::Task<Result<ManagedUser>> Administration::user(UserId id)
{
    return m_store.user(id, m_clock.now());
}

QCoro::Task<Result<ManagedUser>> Administration::change(UserId by, UserId user, UserChange change)
{
    const Deed deed{by, m_clock.now()};
    if (change.isDisabled == true) {
        FOYER_CO_CHECK(checkOther(by, user));
    }
    if (change.role) {
        FOYER_CO_CHECK(co_await m_store.setRole(deed, user, *change.role));
        qCInfo(lcAccounts, "event=role-changed by=%lld user=%lld role=%s", by.value(), user.value(),
               qUtf8Printable(protocol::userRoleName(*change.role)));
    }
    if (change.isDisabled) {
        FOYER_CO_CHECK(co_await m_store.setDisabled(deed, user, *change.isDisabled));
        qCInfo(lcAccounts, "event=user-%s by=%lld user=%lld", *change.isDisabled ? "disabled" : "enabled",
               by.value(), user.value());
    }
    FOYER_CO_TRY(ManagedUser changed, co_await m_store.user(user, m_clock.now()));
    co_return changed;
}

QCoro::Task<Result<ResetLink>> Administration::resetPassword(UserId by, UserId user)
{
    FOYER_CO_CHECK(checkOther(by, user));
    const Deed deed{by, m_clock.now()};
    ResetLink link;
    link.token = accounts::randomToken();
    link.expiresAt = deed.at + std::chrono::milliseconds(kResetLifetime).count();
    FOYER_CO_CHECK(
        co_await m_store.beginReset(deed, user, accounts::hashOfToken(link.token), link.expiresAt));
    qCInfo(lcAccounts, "event=password-reset by=%lld user=%lld", by.value(), user.value());
    co_return link;
}

QCoro::Task<Result<>> Administration::endSession(UserId by, UserId user, SessionId session)
{
    const Deed deed{by, m_clock.now()};
    FOYER_CO_CHECK(co_await m_store.endSession(deed, user, session));
    qCInfo(lcAccounts, "event=session-ended by=%lld user=%lld session=%lld", by.value(), user.value(),
           session.value());
    co_return Result<>{};
}

QCoro::Task<Result<RegistrationMode>> Administration::registration()
{
    FOYER_CO_TRY(const QString name, co_await m_store.registration());
    RegistrationMode mode;
    mode.set = accounts::registrationFromName(name);
    mode.inForce = mode.set.value_or(m_atStart);
    co_return mode;
}

QCoro::Task<Result<RegistrationMode>> Administration::setRegistration(
    UserId by, std::optional<accounts::Registration> mode)
{
    const Deed deed{by, m_clock.now()};
    const QString name = mode ? accounts::registrationName(*mode) : QString();
    FOYER_CO_CHECK(co_await m_store.setRegistration(deed, name));
    qCInfo(lcAccounts, "event=registration-changed by=%lld mode=%s", by.value(), qUtf8Printable(name));
    co_return RegistrationMode{mode.value_or(m_atStart), mode};
}

QCoro::Task<Result<QList<AuditEntry>>> Administration::audit(qint64 before, int limit)
{
    return m_store.audit(before, limit);
}

QCoro::Task<Result<StorageUsage>> Administration::usage()
{
    return m_store.usage();
}

} // namespace foyer::admin
