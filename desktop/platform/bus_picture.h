// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QMetaType>

QT_BEGIN_NAMESPACE
class QDBusArgument;
QT_END_NAMESPACE

namespace foyer::platform {

/// A picture as the notification service takes it ("image-data" of its specification, version 1.2).
struct BusPicture
{
    int width = 0;
    int height = 0;
    /// Bytes of a line.
    int stride = 0;
    bool hasAlpha = true;
    int bitsPerSample = 8;
    int channels = 4;
    /// Red, green, blue, alpha.
    QByteArray bytes;

    [[nodiscard]] static BusPicture of(const QImage &image);
    /// Null if the parts do not fit together.
    [[nodiscard]] QImage image() const;
};

QDBusArgument &operator<<(QDBusArgument &argument, const BusPicture &picture);
const QDBusArgument &operator>>(const QDBusArgument &argument, BusPicture &picture);

} // namespace foyer::platform

Q_DECLARE_METATYPE(foyer::platform::BusPicture)
