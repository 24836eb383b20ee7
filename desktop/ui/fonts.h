// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace foyer::ui {

// Fonts that follow from that of the text beside them.

/// For times, notices and the like in a timeline.
[[nodiscard]] QFont smallerFont(QFont font);
/// For names.
[[nodiscard]] QFont boldFont(QFont font);
/// For emoji alone: those that are text by default, as hearts, are drawn in colour too.
[[nodiscard]] QFont emojiFont(QFont font);

} // namespace foyer::ui
