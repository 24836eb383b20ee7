// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QByteArray>

namespace foyer::media {

/// One of the program's own drawings (SVG) as a PNG of this width; never for what others sent. ImageBroken. Any thread; blocks
/// while it draws.
[[nodiscard]] Result<QByteArray> pngOfDrawing(const QByteArray &svg, int width);

} // namespace foyer::media
