// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace foyer::client {

Backoff::Backoff(Random random, std::chrono::milliseconds first, std::chrono::milliseconds longest)
    : m_random(std::move(random))
    , m_first(first)
    , m_longest(longest)
    , m_current(first)
{
}

std::chrono::milliseconds Backoff::next()
{
    const double share = 0.5 + 0.5 * m_random();
    const auto wait = std::chrono::milliseconds(qint64(double(m_current.count()) * share));
    m_current = std::min(m_current * 2, m_longest);
    return wait;
}

void Backoff::reset()
{
    m_current = m_first;
}

Backoff::Random Backoff::systemRandom()
{
    return [] {
        return QRandomGenerator::global()->generateDouble();
    };
}

} // namespace foyer::client
