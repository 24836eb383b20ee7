// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>

namespace foyer::ui {

// Pictures of `side` pixels on each side at a scale of 1. Thread: main.

/// One through which everything is seen.
[[nodiscard]] QPixmap emptyPixmap(int side, qreal scale);

/// The largest square in the middle of a picture, its corners rounded; a radius of half the side makes it a circle.
[[nodiscard]] QPixmap roundedPixmap(const QPixmap &picture, int side, qreal scale, qreal radius);

} // namespace foyer::ui
