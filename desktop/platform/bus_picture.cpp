// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/bus_picture.h"

#include <QDBusArgument>

namespace foyer::platform {

BusPicture BusPicture::of(const QImage &image)
{
    const QImage plain = image.convertToFormat(QImage::Format_RGBA8888);
    BusPicture picture;
    picture.width = plain.width();
    picture.height = plain.height();
    picture.stride = int(plain.bytesPerLine());
    picture.bytes = QByteArray(reinterpret_cast<const char *>(plain.constBits()), plain.sizeInBytes());
    return picture;
}

QImage BusPicture::image() const
{
    const bool isWhole = width > 0 && height > 0 && channels == 4 && bitsPerSample == 8
        && stride >= width * channels && bytes.size() >= qsizetype(stride) * height;
    if (!isWhole)
        return {};
    return QImage(reinterpret_cast<const uchar *>(bytes.constData()), width, height, stride,
                  QImage::Format_RGBA8888)
        .copy();
}

QDBusArgument &operator<<(QDBusArgument &argument, const BusPicture &picture)
{
    argument.beginStructure();
    argument << picture.width << picture.height << picture.stride << picture.hasAlpha << picture.bitsPerSample
             << picture.channels << picture.bytes;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, BusPicture &picture)
{
    argument.beginStructure();
    argument >> picture.width >> picture.height >> picture.stride >> picture.hasAlpha >> picture.bitsPerSample
        >> picture.channels >> picture.bytes;
    argument.endStructure();
    return argument;
}

} // namespace foyer::platform
