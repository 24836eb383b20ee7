// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QCoroTask>
#include <QString>

namespace foyer {
class Clock;
}
namespace foyer::accounts {
class AttemptLimiter;
class PasswordHasher;
} // namespace foyer::accounts

namespace foyer::admin {

class AdminStore;

/// Setting a new password through the link of an administrator. Thread: main.
class PasswordResets
{
public:
    /// Everything passed in must outlive this object and its running tasks.
    PasswordResets(AdminStore &store, accounts::PasswordHasher &hasher, accounts::AttemptLimiter &limiter,
                   const Clock &clock);

    /// Sets the password and uses the token up. InvalidField (password), ResetLinkInvalid, TooManyAttempts (with
    /// retryAfter): as for signing in, attempts of one address are counted.
    [[nodiscard]] QCoro::Task<Result<>> finish(QByteArray token, QString password, QString address);

private:
    AdminStore &m_store;
    accounts::PasswordHasher &m_hasher;
    accounts::AttemptLimiter &m_limiter;
    const Clock &m_clock;
};

} // namespace foyer::admin
