// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"

#include <QString>

namespace foyer::ui {

/// "14:05" in the manner of the person's locale and zone.
[[nodiscard]] QString clockTime(Timestamp at);
/// The time for today, the day of the week within six days, else the date; empty for 0.
[[nodiscard]] QString shortTime(Timestamp at);
/// "Today", "Yesterday", else the day in full.
[[nodiscard]] QString dayName(Timestamp at);
/// Date and time in full.
[[nodiscard]] QString fullTime(Timestamp at);

} // namespace foyer::ui
