// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/sign_in.h"

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "common/base/logging.h"
#include "common/text/names.h"
#include "server/accounts/attempt_limiter.h"
#include "server/accounts/password_check.h"
#include "server/accounts/password_hasher.h"
#include "server/accounts/secrets.h"
#include "server/accounts/sessions.h"
#include "server/accounts/user_store.h"

#include <QSet>

#include <utility>

namespace foyer::accounts {
namespace {

/// No username or invitation code of ours is longer; longer ones need not be looked for.
constexpr qsizetype kUnitsMax = 128;

/// What holds for everyone, known or new; the rest is asked of new accounts only.
Result<> checkShape(const SignInRequest &request)
{
    const auto refuse = [](const char *why, const char *field) {
        return fail(ErrorCode::InvalidField, QLatin1String(why), QLatin1String(field));
    };
    if (request.username.isEmpty() || request.username.size() > kUnitsMax
        || !text::isWellFormed(request.username)) {
        return refuse("is empty, too long or not well-formed", "username");
    }
    FOYER_CHECK(checkGivenPassword(request.password, QStringLiteral("password")));
    if (!protocol::isDrawnAvatar(request.avatar))
        return refuse("is not one of the avatars", "avatar");
    return {};
}

/// A client's name for itself, made fit for a list: one line, visible, not too long.
QString cleanClientName(const QString &client)
{
    QString clean;
    int length = 0;
    const QString line = client.left(limits::kClientNameMax * 4).simplified();
    for (const uint c : line.toUcs4()) {
        if (length == limits::kClientNameMax)
            break;
        if (!QChar::isPrint(c) || QChar::isSurrogate(c))
            continue;
        const char32_t character = c;
        clean += QString::fromUcs4(&character, 1);
        ++length;
    }
    return clean;
}

struct RegistrationRow
{
    Registration registration;
    const char *name;
};
constexpr RegistrationRow kRegistrations[]{
    {Registration::Open, "open"}, {Registration::Invite, "invite"}, {Registration::Closed, "closed"}};

struct PolicyRow
{
    SessionPolicy policy;
    const char *name;
};
constexpr PolicyRow kPolicies[]{{SessionPolicy::OnePerKind, "one-per-kind"},
                                {SessionPolicy::Unlimited, "unlimited"},
                                {SessionPolicy::One, "one"}};

} // namespace

SignIn::SignIn(UserStore &users, Sessions &sessions, PasswordHasher &hasher, AttemptLimiter &limiter,
               const Clock &clock, Settings settings)
    : m_users(users)
    , m_sessions(sessions)
    , m_hasher(hasher)
    , m_limiter(limiter)
    , m_clock(clock)
    , m_settings(settings)
{
}

QCoro::Task<Result<SignedIn>> SignIn::signIn(SignInRequest request)
{
    // Keyboards of phones like to add a blank.
    request.username = request.username.left(kUnitsMax * 2).trimmed();
    FOYER_CO_CHECK(checkShape(request));
    const QString key = text::nameKey(request.username);
    const QString address = request.address;
    FOYER_CO_CHECK(m_limiter.begin(key, address));

    Result<std::optional<Account>> found = co_await m_users.findByKey(key);
    if (!found) {
        m_limiter.withdrawn(key, address);
        co_return tl::unexpected(found.error());
    }
    if (found->has_value()) {
        auto entering = enter(std::move(request), std::move(**found));
        Result<SignedIn> signedIn = co_await entering;
        co_return signedIn;
    }
    m_limiter.withoutPassword(key);
    auto signingUp = signUp(std::move(request), key);
    Result<SignedIn> signedUp = co_await signingUp;
    co_return signedUp;
}

QCoro::Task<Result<SignedIn>> SignIn::enter(SignInRequest request, Account account)
{
    const QString key = text::nameKey(account.user.username);
    const UserId id = account.user.id;
    QString password = std::exchange(request.password, {});
    Result<PasswordVerdict> verdict = co_await m_hasher.verify(std::move(password), account.passwordHash);
    if (!verdict) {
        m_limiter.withdrawn(key, request.address);
        co_return tl::unexpected(verdict.error());
    }
    if (!verdict->isRight) {
        qCInfo(lcAccounts, "event=sign-in-refused reason=password user=%lld address=%s", id.value(),
               qUtf8Printable(request.address));
        co_return fail(ErrorCode::WrongPassword, QStringLiteral("wrong password"));
    }
    m_limiter.succeeded(key, request.address);
    QString proven = account.passwordHash;
    if (!verdict->newHash.isEmpty()) {
        const Result<> renewed = co_await m_users.setPasswordHash(id, verdict->newHash);
        if (renewed)
            proven = verdict->newHash;
        else
            qCWarning(lcAccounts, "event=rehash-failed user=%lld", id.value());
    }
    protocol::User user = account.user;
    if (!request.adminToken.isEmpty()) {
        const QByteArray token = request.adminToken.toLatin1();
        if (!isTokenShaped(token))
            co_return fail(ErrorCode::AdminLinkInvalid, QStringLiteral("not a token"));
        FOYER_CO_TRY(user, co_await m_users.claimAdminLink(id, hashOfToken(token)));
        m_sessions.forgetUser(id);
        qCInfo(lcAccounts, "event=admin-link-claimed user=%lld", id.value());
    }
    auto opening = openSession(user, std::move(request), proven);
    Result<SignedIn> opened = co_await opening;
    co_return opened;
}

QCoro::Task<Result<SignedIn>> SignIn::signUp(SignInRequest request, QString key)
{
    FOYER_CO_CHECK(checkNewAccount(request, key));
    if (!request.isNewAccountConfirmed)
        co_return fail(ErrorCode::AccountConfirmationRequired, QStringLiteral("unknown name"));
    FOYER_CO_CHECK(checkNewPassword(request.password, QStringLiteral("password")));
    FOYER_CO_CHECK(m_limiter.beginAccount(request.address));

    auto creating = create(request, key);
    Result<SignedIn> created = co_await creating;
    if (created || created.error().code != ErrorCode::NameTaken)
        co_return created;
    // The same form was sent twice, or somebody was faster: the password decides who it is.
    FOYER_CO_CHECK(m_limiter.begin(key, request.address));
    FOYER_CO_TRY(std::optional<Account> taken, co_await m_users.findByKey(key));
    if (!taken)
        co_return created;
    auto entering = enter(std::move(request), std::move(*taken));
    Result<SignedIn> signedIn = co_await entering;
    co_return signedIn;
}

Result<> SignIn::checkNewAccount(const SignInRequest &request, const QString &key) const
{
    FOYER_CHECK(text::checkUsername(request.username));
    // The administrator link opens registration for this one account, and lets it be called "admin".
    if (!request.adminToken.isEmpty()) {
        if (!isTokenShaped(request.adminToken.toLatin1()))
            return fail(ErrorCode::AdminLinkInvalid, QStringLiteral("not a token"));
        return {};
    }
    if (text::isReservedUsername(key)) {
        return fail(ErrorCode::InvalidField, QStringLiteral("is kept back"), QStringLiteral("username"));
    }
    switch (m_settings.registration) {
    case Registration::Open:
        return {};
    case Registration::Closed:
        return fail(ErrorCode::RegistrationClosed, QStringLiteral("registration is closed"));
    case Registration::Invite:
        break;
    }
    if (request.inviteCode.isEmpty())
        return fail(ErrorCode::InviteRequired, QStringLiteral("no invitation"));
    if (request.inviteCode.size() > kUnitsMax || !text::isWellFormed(request.inviteCode))
        return fail(ErrorCode::InviteInvalid, QStringLiteral("not an invitation"));
    return {};
}

QCoro::Task<Result<SignedIn>> SignIn::create(SignInRequest request, QString key)
{
    QString password = std::exchange(request.password, {});
    FOYER_CO_TRY(const QString hash, co_await m_hasher.hash(std::move(password)));
    NewAccount account;
    account.username = request.username;
    account.usernameKey = key;
    account.avatar = request.avatar;
    account.passwordHash = hash;
    account.createdAt = m_clock.now();
    if (!request.adminToken.isEmpty()) {
        account.role = protocol::UserRole::Admin;
        account.adminLinkHash = hashOfToken(request.adminToken.toLatin1());
    } else if (m_settings.registration == Registration::Invite) {
        account.inviteCode = request.inviteCode;
    }
    FOYER_CO_TRY(const protocol::User user, co_await m_users.create(account));
    qCInfo(lcAccounts, "event=account-created user=%lld role=%s address=%s", user.id.value(),
           qUtf8Printable(protocol::userRoleName(user.role)), qUtf8Printable(request.address));
    auto opening = openSession(user, std::move(request), hash);
    FOYER_CO_TRY(SignedIn signedIn, co_await opening);
    signedIn.isNewAccount = true;
    co_return signedIn;
}

QCoro::Task<Result<SignedIn>> SignIn::openSession(protocol::User user, SignInRequest request, QString proven)
{
    SignedIn signedIn;
    signedIn.user = user;
    signedIn.token = randomToken();
    NewSession session;
    session.user = user.id;
    session.kind = request.kind;
    session.client = cleanClientName(request.client);
    session.tokenHash = hashOfToken(signedIn.token);
    session.provenHash = std::move(proven);
    session.createdAt = m_clock.now();
    session.expiresAt = session.createdAt + std::chrono::milliseconds(m_settings.sessionLifetime).count();
    FOYER_CO_TRY(const OpenedSession opened, co_await m_sessions.open(session));
    signedIn.session = opened.session;
    signedIn.session.isCurrent = true;
    signedIn.replaced = opened.replaced;
    qCInfo(lcAccounts, "event=signed-in user=%lld session=%lld kind=%s address=%s replaced=%lld",
           user.id.value(), opened.session.id.value(),
           qUtf8Printable(protocol::sessionKindName(request.kind)), qUtf8Printable(request.address),
           qint64(opened.replaced.size()));
    co_return signedIn;
}

QString registrationName(Registration registration)
{
    for (const RegistrationRow &row : kRegistrations) {
        if (row.registration == registration)
            return QString::fromLatin1(row.name);
    }
    return {};
}

std::optional<Registration> registrationFromName(QStringView name)
{
    for (const RegistrationRow &row : kRegistrations) {
        if (name == QLatin1String(row.name))
            return row.registration;
    }
    return std::nullopt;
}

QString sessionPolicyName(SessionPolicy policy)
{
    for (const PolicyRow &row : kPolicies) {
        if (row.policy == policy)
            return QString::fromLatin1(row.name);
    }
    return {};
}

std::optional<SessionPolicy> sessionPolicyFromName(QStringView name)
{
    for (const PolicyRow &row : kPolicies) {
        if (name == QLatin1String(row.name))
            return row.policy;
    }
    return std::nullopt;
}

} // namespace foyer::accounts
