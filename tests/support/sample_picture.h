// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QLinearGradient>
#include <QPainter>
#include <QRandomGenerator>

namespace foyer::test {

/// A picture that people can tell from others.
[[nodiscard]] inline QImage samplePicture(int width, int height, const QColor &color = Qt::darkCyan)
{
    QImage image(width, height, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, height);
    sky.setColorAt(0, color);
    sky.setColorAt(1, color.lighter(190));
    painter.fillRect(image.rect(), sky);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(QColor(0xff, 0xd9, 0x66));
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QPointF(width * 0.7, height * 0.35), height * 0.14, height * 0.14);
    painter.setBrush(QColor(0x2f, 0x4f, 0x3f));
    painter.drawPolygon(
        QPolygonF({QPointF(0, height), QPointF(width * 0.35, height * 0.45), QPointF(width * 0.7, height)}));
    return image;
}

/// One that cannot be made small.
[[nodiscard]] inline QImage noisePicture(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, random.generate() | 0xff000000U);
    }
    return image;
}

[[nodiscard]] inline QByteArray pngOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace foyer::test
