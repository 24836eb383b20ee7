// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/passwords.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "common/text/names.h"
#include "server/accounts/attempt_limiter.h"
#include "server/accounts/password_check.h"
#include "server/accounts/password_hasher.h"
#include "server/accounts/profile_store.h"

#include <utility>

namespace foyer::accounts {

Passwords::Passwords(UserStore &users, ProfileStore &profiles, Sessions &sessions, PasswordHasher &hasher,
                     AttemptLimiter &limiter, const Clock &clock)
    : m_users(users)
    , m_profiles(profiles)
    , m_sessions(sessions)
    , m_hasher(hasher)
    , m_limiter(limiter)
    , m_clock(clock)
{
}

QCoro::Task<Result<QString>> Passwords::prove(Identity by, QString password, QString address)
{
    FOYER_CO_CHECK(checkGivenPassword(password, QStringLiteral("password")));
    const QString key = text::nameKey(by.user.username);
    FOYER_CO_CHECK(m_limiter.begin(key, address));
    const Result<std::optional<Account>> account = co_await m_users.find(by.user.id);
    if (!account) {
        m_limiter.withdrawn(key, address);
        co_return tl::unexpected(account.error());
    }
    if (!account->has_value()) {
        m_limiter.withdrawn(key, address);
        co_return fail(ErrorCode::NotFound, QStringLiteral("no such account"));
    }
    const QString hash = (*account)->passwordHash;
    auto verifying = m_hasher.verify(std::move(password), hash);
    const Result<PasswordVerdict> verdict = co_await verifying;
    if (!verdict) {
        m_limiter.withdrawn(key, address);
        co_return tl::unexpected(verdict.error());
    }
    if (!verdict->isRight) {
        qCInfo(lcAccounts, "event=password-refused user=%lld address=%s", by.user.id.value(),
               qUtf8Printable(address));
        co_return fail(ErrorCode::WrongPassword, QStringLiteral("wrong password"),
                       QStringLiteral("password"));
    }
    m_limiter.succeeded(key, address);
    co_return hash;
}

QCoro::Task<Result<QList<SessionId>>> Passwords::change(Identity by, QString password, QString newPassword,
                                                        QString address)
{
    FOYER_CO_CHECK(checkNewPassword(newPassword, QStringLiteral("newPassword")));
    auto proving = prove(by, std::move(password), std::move(address));
    FOYER_CO_TRY(const QString proven, co_await proving);
    PasswordChange change;
    change.user = by.user.id;
    change.provenHash = proven;
    change.kept = by.session;
    auto hashing = m_hasher.hash(std::move(newPassword));
    FOYER_CO_TRY(change.newHash, co_await hashing);
    change.at = m_clock.now();
    FOYER_CO_TRY(const QList<SessionId> ended, co_await m_profiles.changePassword(change));
    m_sessions.forgetUser(by.user.id);
    qCInfo(lcAccounts, "event=password-changed user=%lld sessions-ended=%lld", by.user.id.value(),
           qint64(ended.size()));
    co_return ended;
}

} // namespace foyer::accounts
