// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/square_pixmap.h"

namespace foyer::ui {

QPixmap squarePixmap(const QPixmap &picture, int side, qreal scale)
{
    const QSize pixels = QSize(side, side) * scale;
    QPixmap filled = picture.scaled(pixels, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    filled = filled.copy((filled.width() - pixels.width()) / 2, (filled.height() - pixels.height()) / 2,
                         pixels.width(), pixels.height());
    filled.setDevicePixelRatio(scale);
    return filled;
}

} // namespace foyer::ui
