// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace foyer::client {
namespace {

/// How often the wait has doubled at this attempt. Two doublings, then a plateau: servers mostly come back within some
/// seconds, and then nobody should be waiting for long.
int doublings(int attempt)
{
    constexpr int kPlateau = 2;
    constexpr int kPlateauEnd = 8;
    if (attempt < kPlateauEnd)
        return std::min(attempt, kPlateau);
    return attempt - kPlateauEnd + kPlateau + 1;
}

/// Enough for any wait, and no overflow.
constexpr int kDoublingsMax = 16;

} // namespace

Backoff::Backoff(Random random, std::chrono::milliseconds first, std::chrono::milliseconds longest)
    : m_random(std::move(random))
    , m_first(first)
    , m_longest(longest)
{
}

std::chrono::milliseconds Backoff::next()
{
    const auto full = std::min(m_first * (1 << std::min(doublings(m_attempts), kDoublingsMax)), m_longest);
    ++m_attempts;
    const double share = 0.5 + 0.5 * m_random();
    return std::chrono::milliseconds(qint64(double(full.count()) * share));
}

void Backoff::reset()
{
    m_attempts = 0;
}

Backoff::Random Backoff::systemRandom()
{
    return [] {
        return QRandomGenerator::global()->generateDouble();
    };
}

} // namespace foyer::client
