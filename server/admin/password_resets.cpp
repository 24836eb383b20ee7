// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/password_resets.h"

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "common/base/logging.h"
#include "common/text/names.h"
#include "server/accounts/attempt_limiter.h"
#include "server/accounts/password_hasher.h"
#include "server/accounts/secrets.h"
#include "server/accounts/sessions.h"
#include "server/admin/admin_store.h"

#include <utility>

namespace foyer::admin {
namespace {

/// No name has a blank: attempts here are never those of a user.
const QLatin1String kNoName(" reset");

Result<> checkPassword(const QString &password)
{
    // A code point has at most two units: refuse the huge ones before counting.
    const bool isTooLong = password.size() > limits::kPasswordMax * 2;
    if (isTooLong || !text::isWellFormed(password) || text::codePointCount(password) > limits::kPasswordMax
        || text::codePointCount(password) < limits::kPasswordMin) {
        return fail(ErrorCode::InvalidField, QStringLiteral("is too short, too long or not well-formed"),
                    QStringLiteral("password"));
    }
    return {};
}

} // namespace

PasswordResets::PasswordResets(AdminStore &store, accounts::PasswordHasher &hasher,
                               accounts::AttemptLimiter &limiter, const Clock &clock)
    : m_store(store)
    , m_hasher(hasher)
    , m_limiter(limiter)
    , m_clock(clock)
{
}

QCoro::Task<Result<>> PasswordResets::finish(QByteArray token, QString password, QString address)
{
    FOYER_CO_CHECK(checkPassword(password));
    FOYER_CO_CHECK(m_limiter.begin(kNoName, address));
    m_limiter.withoutPassword(kNoName);
    if (!accounts::isTokenShaped(token))
        co_return fail(ErrorCode::ResetLinkInvalid, QStringLiteral("not a token"));
    const QByteArray hash = accounts::hashOfToken(token);
    accounts::wipe(token);
    FOYER_CO_TRY(const bool isKnown, co_await m_store.hasReset(hash, m_clock.now()));
    if (!isKnown)
        co_return fail(ErrorCode::ResetLinkInvalid, QStringLiteral("unknown or expired"));
    FOYER_CO_TRY(const QString passwordHash, co_await m_hasher.hash(std::move(password)));
    FOYER_CO_TRY(const UserId user, co_await m_store.finishReset(hash, passwordHash, m_clock.now()));
    m_limiter.succeeded(kNoName, address);
    qCInfo(lcAccounts, "event=password-set user=%lld", user.value());
    co_return Result<>{};
}

} // namespace foyer::admin
