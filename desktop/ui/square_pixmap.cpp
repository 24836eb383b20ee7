// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/square_pixmap.h"

#include <QPainter>

namespace foyer::ui {

namespace {

QPixmap squareOf(const QPixmap &picture, int side, qreal scale)
{
    const QSize pixels = QSize(side, side) * scale;
    QPixmap filled = picture.scaled(pixels, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    filled = filled.copy((filled.width() - pixels.width()) / 2, (filled.height() - pixels.height()) / 2,
                         pixels.width(), pixels.height());
    filled.setDevicePixelRatio(scale);
    return filled;
}

} // namespace

QPixmap emptyPixmap(int side, qreal scale)
{
    QPixmap pixmap(QSize(side, side) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

QPixmap roundedPixmap(const QPixmap &picture, int side, qreal scale, qreal radius)
{
    QPixmap pixmap = emptyPixmap(side, scale);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    // As a brush, since a clip would leave a jagged edge.
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(squareOf(picture, side, scale)));
    painter.drawRoundedRect(QRectF(0, 0, side, side), radius, radius);
    return pixmap;
}

} // namespace foyer::ui
