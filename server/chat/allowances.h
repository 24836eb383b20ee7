// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/base/token_bucket.h"

#include <QHash>

namespace foyer {
class Clock;
}

namespace foyer::chat {

/// How often each user may do something. Remembers a bounded number of users; those who rested are forgotten first.
/// Thread: main.
class Allowances
{
public:
    /// `perSecond` that a user may keep up, zero or less: no limit; `burst` at once after a pause. The clock must outlive it.
    Allowances(const Clock &clock, double perSecond, double burst);

    /// Takes one. TooManyRequests, with the time to wait.
    [[nodiscard]] Result<> spend(UserId user);

private:
    const Clock &m_clock;
    double m_perSecond;
    double m_burst;
    QHash<UserId, TokenBucket> m_buckets;
};

} // namespace foyer::chat
