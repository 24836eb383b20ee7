// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"

#include <QList>
#include <QString>

namespace foyer::ui {

/// For how long a conversation may keep quiet.
struct QuietTime
{
    QString label;
    /// 0: not at all.
    Timestamp until = 0;
};

/// What can be chosen at that moment.
[[nodiscard]] QList<QuietTime> quietTimes(Timestamp now);
/// A moment as people of this language write it, with the day.
[[nodiscard]] QString momentText(Timestamp moment);
/// "10 seconds", "5 minutes", "1 hour".
[[nodiscard]] QString durationText(int seconds);

} // namespace foyer::ui
