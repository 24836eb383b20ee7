// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench_clock.h"

#include <cstdint>
#include <vector>

namespace foyer::bench {

/// Times in buckets whose width is at most 1/64 of the value: any number of them in constant memory.
class Histogram
{
public:
    Histogram();

    /// Negative times count as zero.
    void add(Nanoseconds time);
    void clear();

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    /// The time below which this share (0 … 1) of the times lies, in milliseconds; 0 without any.
    [[nodiscard]] double milliseconds(double share) const;
    [[nodiscard]] double maxMilliseconds() const { return double(m_max) / 1e6; }

private:
    std::vector<std::uint64_t> m_buckets;
    std::uint64_t m_count = 0;
    Nanoseconds m_max = 0;
};

} // namespace foyer::bench
