// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/histogram.h"

#include <algorithm>
#include <bit>

namespace foyer::bench {
namespace {

constexpr int kBits = 6;
constexpr std::uint64_t kPerOctave = std::uint64_t(1) << kBits;

std::size_t bucketOf(std::uint64_t value)
{
    if (value < kPerOctave)
        return std::size_t(value);
    const int shift = 63 - std::countl_zero(value) - kBits;
    return std::size_t(shift + 1) * kPerOctave + std::size_t((value >> shift) - kPerOctave);
}

double middleOf(std::size_t bucket)
{
    if (bucket < kPerOctave)
        return double(bucket);
    const int shift = int(bucket / kPerOctave) - 1;
    return (double(bucket % kPerOctave + kPerOctave) + 0.5) * double(std::uint64_t(1) << shift);
}

} // namespace

Histogram::Histogram()
    : m_buckets(64 * kPerOctave)
{
}

void Histogram::add(Nanoseconds time)
{
    time = std::max<Nanoseconds>(time, 0);
    ++m_buckets[bucketOf(std::uint64_t(time))];
    ++m_count;
    m_max = std::max(m_max, time);
}

void Histogram::clear()
{
    std::fill(m_buckets.begin(), m_buckets.end(), 0);
    m_count = 0;
    m_max = 0;
}

double Histogram::milliseconds(double share) const
{
    if (m_count == 0)
        return 0;
    const std::uint64_t wanted = std::min(std::uint64_t(share * double(m_count)), m_count - 1);
    std::uint64_t passed = 0;
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        passed += m_buckets[i];
        if (passed > wanted)
            return std::min(double(m_max), middleOf(i)) / 1e6;
    }
    return double(m_max) / 1e6;
}

} // namespace foyer::bench
