// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace foyer {

/// Milliseconds since 1970-01-01T00:00:00Z.
using Timestamp = qint64;

/// Where the time comes from; passed in, so that tests need not wait. Thread: any.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall-clock time. May jump when the machine's clock is set.
    [[nodiscard]] virtual Timestamp now() const = 0;
    /// Milliseconds of a clock that never goes back; only differences mean anything.
    [[nodiscard]] virtual qint64 monotonic() const = 0;
};

/// The machine's own clocks.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override;
    [[nodiscard]] qint64 monotonic() const override;
};

} // namespace foyer
