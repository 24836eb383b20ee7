// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/cover_pixmap.h"

#include "desktop/model/picture_cache.h"
#include "desktop/ui/avatar_painter.h"
#include "desktop/ui/square_pixmap.h"
#include "desktop/ui/theme.h"

#include <QPixmapCache>

namespace foyer::ui {

namespace {
/// The same rounding as that of the sign.
constexpr qreal kRadius = 11;
} // namespace

QPixmap coverPixmap(model::PictureCache &pictures, const protocol::RoomState &state, int side, qreal scale,
                    const QFont &font, const Theme &theme)
{
    const QPixmap thumbnail = state.cover ? pictures.thumbnail(state.cover->id) : QPixmap();
    if (thumbnail.isNull())
        return roomPixmap(side, scale, font, theme);
    const QString key = QStringLiteral("cover/%1/%2/%3").arg(state.cover->id).arg(side).arg(scale);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = roundedPixmap(thumbnail, side, scale, kRadius);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace foyer::ui
