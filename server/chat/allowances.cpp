// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/allowances.h"

#include "common/base/clock.h"

#include <chrono>
#include <cmath>

namespace foyer::chat {
namespace {

/// Users whose allowance is remembered; past it the ones that are full again are forgotten.
constexpr qsizetype kRemembered = 20'000;

} // namespace

Allowances::Allowances(const Clock &clock, double perSecond, double burst)
    : m_clock(clock)
    , m_perSecond(perSecond)
    , m_burst(burst)
{
}

Result<> Allowances::spend(UserId user)
{
    if (m_perSecond <= 0)
        return {};
    const qint64 now = m_clock.monotonic();
    if (m_buckets.size() >= kRemembered)
        m_buckets.removeIf([now](const auto &entry) { return entry.value().isRested(now); });
    auto bucket = m_buckets.find(user);
    if (bucket == m_buckets.end()) {
        const TokenBucket fresh(m_perSecond, m_burst, now);
        bucket = m_buckets.insert(user, fresh);
    }
    if (bucket->spend(now))
        return {};
    const double wait = bucket->secondsToNext();
    return failUntil(ErrorCode::TooManyRequests, std::chrono::seconds(qint64(std::ceil(wait))));
}

} // namespace foyer::chat
