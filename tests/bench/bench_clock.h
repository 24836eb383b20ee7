// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace foyer::bench {

/// Nanoseconds of the steady clock.
using Nanoseconds = std::int64_t;

[[nodiscard]] inline Nanoseconds now()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

[[nodiscard]] constexpr Nanoseconds fromSeconds(double seconds)
{
    return static_cast<Nanoseconds>(seconds * 1e9);
}

[[nodiscard]] constexpr double toSeconds(Nanoseconds time)
{
    return double(time) / 1e9;
}

} // namespace foyer::bench
