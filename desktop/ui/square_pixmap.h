// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>

namespace foyer::ui {

/// The square in the middle of a picture, so large on each side at this scale.
[[nodiscard]] QPixmap squarePixmap(const QPixmap &picture, int side, qreal scale);

} // namespace foyer::ui
