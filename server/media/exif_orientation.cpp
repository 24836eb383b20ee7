// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/exif_orientation.h"

#include <QTransform>
#include <QtEndian>

#include <utility>

namespace foyer::media {

namespace {

constexpr quint16 kOrientationTag = 0x0112;
constexpr quint16 kShortType = 3;

template<typename T>
T number(QByteArrayView bytes, qsizetype at, bool isBig)
{
    const char *from = bytes.data() + at;
    return isBig ? qFromBigEndian<T>(from) : qFromLittleEndian<T>(from);
}

} // namespace

int exifOrientation(QByteArrayView exif)
{
    constexpr char kPrefix[] = {'E', 'x', 'i', 'f', '\0', '\0'};
    if (exif.startsWith(QByteArrayView(kPrefix, 6)))
        exif = exif.sliced(6);
    if (exif.size() < 8 || (exif[0] != 'M' && exif[0] != 'I'))
        return 1;
    const bool isBig = exif[0] == 'M';
    const qsizetype directory = number<quint32>(exif, 4, isBig);
    if (directory + 2 > exif.size())
        return 1;
    const int entries = number<quint16>(exif, directory, isBig);
    for (int i = 0; i < entries; ++i) {
        const qsizetype at = directory + 2 + qsizetype(i) * 12;
        if (at + 12 > exif.size())
            return 1;
        if (number<quint16>(exif, at, isBig) != kOrientationTag)
            continue;
        const int value = number<quint16>(exif, at + 8, isBig);
        const bool isSane = number<quint16>(exif, at + 2, isBig) == kShortType && value >= 1 && value <= 8;
        return isSane ? value : 1;
    }
    return 1;
}

QImage upright(QImage image, int orientation)
{
    // 5 … 8 lie on their side; of all eight every other pair is mirrored.
    switch (orientation) {
    case 2:
        return std::move(image).mirrored(true, false);
    case 3:
        return std::move(image).mirrored(true, true);
    case 4:
        return std::move(image).mirrored(false, true);
    case 5:
        return image.transformed(QTransform().rotate(90)).mirrored(true, false);
    case 6:
        return image.transformed(QTransform().rotate(90));
    case 7:
        return image.transformed(QTransform().rotate(90)).mirrored(false, true);
    case 8:
        return image.transformed(QTransform().rotate(270));
    default:
        return image;
    }
}

} // namespace foyer::media
