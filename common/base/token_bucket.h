// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace foyer {

/// Allows so much per second in the long run, and so much at once after a pause.
class TokenBucket
{
public:
    /// A rate of zero or less: no limit.
    TokenBucket(double perSecond, double burst, qint64 now)
        : m_rate(perSecond)
        , m_burst(burst)
        , m_tokens(burst)
        , m_at(now)
    {
    }

    /// Whether one more may pass at `now` (milliseconds of a monotonic clock).
    [[nodiscard]] bool spend(qint64 now)
    {
        if (m_rate <= 0)
            return true;
        m_tokens = std::min(m_burst, m_tokens + m_rate * double(now - m_at) / 1000.0);
        m_at = now;
        if (m_tokens < 1)
            return false;
        m_tokens -= 1;
        return true;
    }

    /// Seconds after a refused `spend` until one may pass.
    [[nodiscard]] double secondsToNext() const { return m_rate > 0 ? (1 - m_tokens) / m_rate : 0; }

    /// Whether the pause was so long that a new bucket would be no different.
    [[nodiscard]] bool isRested(qint64 now) const { return double(now - m_at) * m_rate >= 1000 * m_burst; }

private:
    double m_rate;
    double m_burst;
    double m_tokens;
    qint64 m_at;
};

} // namespace foyer
