// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"

#include <QHash>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace foyer::imports {

/// A zone named as people do: "Asia/Shanghai", "UTC", "+08:00"; "local" is this machine's. Nothing if it is unknown.
[[nodiscard]] std::optional<QTimeZone> zoneFromText(const QString &text);

/// Turns what a clock on a wall showed into times. Not for several threads.
class OldTimes
{
public:
    explicit OldTimes(QTimeZone zone);

    /// When it was that the wall showed this (milliseconds since 1970 without a zone). Where clocks were set back and a
    /// reading came twice, the later one if the earlier would lie before `previous`; where they were set forward and a
    /// reading never came, as if they had been set after it. Never before 1970.
    [[nodiscard]] Timestamp read(qint64 wall, Timestamp previous);

private:
    [[nodiscard]] qint64 offsetAt(qint64 utc) const;

    QTimeZone m_zone;
    /// Offsets of the days on whose eve and morrow they are the same, in milliseconds.
    QHash<qint64, qint64> m_plainDays;
};

} // namespace foyer::imports
