// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"

#include <QString>

namespace foyer::model {

/// How long ago a moment was, in words: "just now", "5 minutes ago", "2 days ago", and the date of what is over a month.
[[nodiscard]] QString agoText(Timestamp at, Timestamp now);

} // namespace foyer::model
