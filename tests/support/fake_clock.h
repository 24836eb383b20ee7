// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"

#include <chrono>

namespace foyer::test {

/// A clock that moves only when a test says so.
class FakeClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override { return m_now; }
    [[nodiscard]] qint64 monotonic() const override { return m_now - kStart + 1; }

    void advance(std::chrono::milliseconds step) { m_now += step.count(); }

private:
    static constexpr Timestamp kStart = 1'700'000'000'000;
    Timestamp m_now = kStart;
};

} // namespace foyer::test
