// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>

namespace foyer::client {

/// How long to wait before the next attempt: doubles twice from the first delay, stays there up to the eighth attempt, then
/// doubles on to the longest; each wait is somewhere between half and all of that, so that clients which lost the same
/// server do not come back as one.
class Backoff
{
public:
    /// A number in [0, 1).
    using Random = std::function<double()>;

    Backoff(Random random, std::chrono::milliseconds first, std::chrono::milliseconds longest);

    /// The wait before the next attempt.
    [[nodiscard]] std::chrono::milliseconds next();
    /// An attempt succeeded: starts from the first delay again.
    void reset();

    /// Random numbers that differ from one process to the next.
    [[nodiscard]] static Random systemRandom();

private:
    Random m_random;
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_longest;
    int m_attempts = 0;
};

} // namespace foyer::client
