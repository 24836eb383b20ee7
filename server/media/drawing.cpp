// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/drawing.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

namespace foyer::media {

Result<QByteArray> pngOfDrawing(const QByteArray &svg, int width)
{
    QSvgRenderer renderer(svg);
    const QSizeF size = renderer.viewBoxF().size();
    if (!renderer.isValid() || size.isEmpty())
        return fail(ErrorCode::ImageBroken, QStringLiteral("not a drawing"));
    QImage image(width, qRound(width * size.height() / size.width()), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        return fail(ErrorCode::ImageBroken, QStringLiteral("cannot be written"));
    return png;
}

} // namespace foyer::media
