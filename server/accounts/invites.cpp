// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/invites.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "server/accounts/secrets.h"

namespace foyer::accounts {
namespace {

constexpr int kUsesMax = 1000;
constexpr std::chrono::seconds kLifetimeMin = std::chrono::hours(1);
constexpr std::chrono::seconds kLifetimeMax = std::chrono::hours(24 * 90);
/// No code of ours is longer; longer ones need not be looked for.
constexpr qsizetype kCodeMax = 64;

Result<> requireAdmin(const Identity &identity)
{
    if (identity.user.role != protocol::UserRole::Admin)
        return fail(ErrorCode::Forbidden, QStringLiteral("not an administrator"));
    return {};
}

} // namespace

Invites::Invites(UserStore &users, Sessions &sessions, const Clock &clock)
    : m_users(users)
    , m_sessions(sessions)
    , m_clock(clock)
{
}

QCoro::Task<Result<Invite>> Invites::create(Identity by, int uses, std::chrono::seconds lifetime)
{
    FOYER_CO_CHECK(requireAdmin(by));
    if (uses < 1 || uses > kUsesMax)
        co_return fail(ErrorCode::InvalidField, QStringLiteral("1 to 1000 uses"), QStringLiteral("uses"));
    if (lifetime < kLifetimeMin || lifetime > kLifetimeMax) {
        co_return fail(ErrorCode::InvalidField, QStringLiteral("one hour to 90 days"),
                       QStringLiteral("expiresInSeconds"));
    }
    const Timestamp now = m_clock.now();
    const Invite invite{randomInviteCode(), by.user.id, now,
                        now + std::chrono::milliseconds(lifetime).count(), uses};
    FOYER_CO_CHECK(co_await m_users.createInvite(invite, by.user.id));
    qCInfo(lcAccounts, "event=invite-created user=%lld uses=%d", by.user.id.value(), uses);
    co_return invite;
}

QCoro::Task<Result<QList<Invite>>> Invites::list(Identity by)
{
    FOYER_CO_CHECK(requireAdmin(by));
    FOYER_CO_TRY(QList<Invite> invites, co_await m_users.invites(m_clock.now()));
    co_return invites;
}

QCoro::Task<Result<>> Invites::remove(Identity by, QString code)
{
    FOYER_CO_CHECK(requireAdmin(by));
    if (code.isEmpty() || code.size() > kCodeMax)
        co_return fail(ErrorCode::NotFound, QStringLiteral("no such invitation"));
    FOYER_CO_CHECK(co_await m_users.removeInvite(code, by.user.id));
    qCInfo(lcAccounts, "event=invite-removed user=%lld", by.user.id.value());
    co_return Result<>{};
}

QCoro::Task<Result<QByteArray>> Invites::offerAdminLink(bool isForced)
{
    QByteArray token = randomToken();
    FOYER_CO_TRY(const bool isInForce, co_await m_users.offerAdminLink(hashOfToken(token), isForced));
    if (!isInForce)
        token.clear();
    co_return token;
}

QCoro::Task<Result<protocol::User>> Invites::claimAdminLink(Identity by, QByteArray token)
{
    if (!isTokenShaped(token))
        co_return fail(ErrorCode::AdminLinkInvalid, QStringLiteral("not a token"));
    const QByteArray hash = hashOfToken(token);
    wipe(token);
    FOYER_CO_TRY(protocol::User user, co_await m_users.claimAdminLink(by.user.id, hash));
    m_sessions.forgetUser(user.id);
    qCInfo(lcAccounts, "event=admin-link-claimed user=%lld", user.id.value());
    co_return user;
}

} // namespace foyer::accounts
