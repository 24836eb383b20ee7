// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/room_parts.h"

#include <QPixmap>

QT_BEGIN_NAMESPACE
class QFont;
QT_END_NAMESPACE

namespace foyer::model {
class PictureCache;
}

namespace foyer::ui {

struct Theme;

/// What stands for a room: its cover or, without one and until it is here, the sign of rooms. PictureCache::thumbnailReady()
/// tells when to ask again. Thread: main.
[[nodiscard]] QPixmap coverPixmap(model::PictureCache &pictures, const protocol::RoomState &state, int side,
                                  qreal scale, const QFont &font, const Theme &theme);

} // namespace foyer::ui
