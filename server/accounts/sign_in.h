// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/session.h"
#include "common/protocol/user.h"
#include "server/accounts/session_store.h"

#include <QByteArray>
#include <QCoroTask>
#include <QList>
#include <QString>

#include <chrono>

namespace foyer {
class Clock;
}

namespace foyer::accounts {

class AttemptLimiter;
class PasswordHasher;
class Sessions;
class UserStore;
struct Account;

/// Who may make an account.
enum class Registration { Open, Invite, Closed };

/// What a person gave at the one form for signing in and signing up.
struct SignInRequest
{
    QString username;
    QString password;
    protocol::SessionKind kind = protocol::SessionKind::Web;
    /// What the client calls itself; cut to limits::kClientNameMax.
    QString client;
    /// "Yes, make this account": without it an unknown name gets AccountConfirmationRequired.
    bool isNewAccountConfirmed = false;
    /// Avatar of a new account.
    QString avatar;
    QString inviteCode;
    /// Token of the administrator link, or empty. Opens registration for this one account.
    QString adminToken;
    /// Address the request came from, for limits and the log.
    QString address;
};

/// A person who is signed in now.
struct SignedIn
{
    protocol::User user;
    protocol::Session session;
    /// The session token, 43 characters of base64url (256 random bits). Told once, here.
    QByteArray token;
    /// Whether the account is new.
    bool isNewAccount = false;
    /// Sessions that this one replaced; their connections are to be told and closed.
    QList<SessionId> replaced;
};

/// The rules of signing in and signing up. Thread: main.
class SignIn
{
public:
    struct Settings
    {
        Registration registration = Registration::Open;
        std::chrono::seconds sessionLifetime = std::chrono::hours(24 * 90);
    };

    /// Everything passed in must outlive this object and its running tasks.
    SignIn(UserStore &users, Sessions &sessions, PasswordHasher &hasher, AttemptLimiter &limiter,
           const Clock &clock, Settings settings);

    /// Signs in, or signs up when the name is new and confirmed. Errors: InvalidField, WrongPassword,
    /// AccountConfirmationRequired, AccountDisabled, RegistrationClosed, InviteRequired, InviteInvalid, AdminLinkInvalid,
    /// TooManyAttempts (with retryAfter), Unavailable.
    [[nodiscard]] QCoro::Task<Result<SignedIn>> signIn(SignInRequest request);

    [[nodiscard]] Registration registration() const { return m_settings.registration; }
    /// From now on.
    void setRegistration(Registration registration) { m_settings.registration = registration; }

private:
    [[nodiscard]] QCoro::Task<Result<SignedIn>> enter(SignInRequest request, Account account);
    [[nodiscard]] QCoro::Task<Result<SignedIn>> signUp(SignInRequest request, QString key);
    [[nodiscard]] QCoro::Task<Result<SignedIn>> create(SignInRequest request, QString key);
    [[nodiscard]] QCoro::Task<Result<SignedIn>> openSession(protocol::User user, SignInRequest request,
                                                            QString proven);
    [[nodiscard]] Result<> checkNewAccount(const SignInRequest &request, const QString &key) const;

    UserStore &m_users;
    Sessions &m_sessions;
    PasswordHasher &m_hasher;
    AttemptLimiter &m_limiter;
    const Clock &m_clock;
    Settings m_settings;
};

/// "open", "invite", "closed".
[[nodiscard]] QString registrationName(Registration registration);
[[nodiscard]] std::optional<Registration> registrationFromName(QStringView name);
/// "one-per-kind", "unlimited", "one".
[[nodiscard]] QString sessionPolicyName(SessionPolicy policy);
[[nodiscard]] std::optional<SessionPolicy> sessionPolicyFromName(QStringView name);

} // namespace foyer::accounts
