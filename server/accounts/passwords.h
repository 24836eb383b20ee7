// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/accounts/sessions.h"
#include "server/accounts/user_store.h"

#include <QCoroTask>
#include <QList>
#include <QString>

namespace foyer {
class Clock;
}

namespace foyer::accounts {

class AttemptLimiter;
class PasswordHasher;
class ProfileStore;

/// The password of somebody who is signed in: asked once more, or changed. Thread: main.
class Passwords
{
public:
    /// Everything passed in must outlive this object and its running tasks.
    Passwords(UserStore &users, ProfileStore &profiles, Sessions &sessions, PasswordHasher &hasher,
              AttemptLimiter &limiter, const Clock &clock);

    /// Asks for the password once more; wrong ones count as at the sign-in. Returns the hash that it was held to.
    /// InvalidField (password), WrongPassword, TooManyAttempts (with retryAfter).
    [[nodiscard]] QCoro::Task<Result<QString>> prove(Identity by, QString password, QString address);
    /// Changes the password and ends the user's other sessions; returns them, so that their connections be closed.
    /// Errors of prove(), and InvalidField (newPassword).
    [[nodiscard]] QCoro::Task<Result<QList<SessionId>>> change(Identity by, QString password,
                                                               QString newPassword, QString address);

private:
    UserStore &m_users;
    ProfileStore &m_profiles;
    Sessions &m_sessions;
    PasswordHasher &m_hasher;
    AttemptLimiter &m_limiter;
    const Clock &m_clock;
};

} // namespace foyer::accounts
