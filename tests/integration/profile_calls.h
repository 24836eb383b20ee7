// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/peer.h"

#include <QBuffer>
#include <QImage>
#include <QJsonDocument>

namespace foyer::test {

// Calls about profiles and accounts, as clients make them.

inline Answer changeProfile(Peer &peer, const QJsonObject &body)
{
    return peer.call("PATCH", QStringLiteral("/me"), QJsonDocument(body).toJson(QJsonDocument::Compact));
}

[[nodiscard]] inline QJsonObject profileIn(const QJsonObject &answer)
{
    return answer.value(QStringLiteral("profile")).toObject();
}

[[nodiscard]] inline QJsonObject userIn(const QJsonObject &profile)
{
    return profile.value(QStringLiteral("user")).toObject();
}

[[nodiscard]] inline qint64 idOf(const Peer &peer)
{
    return peer.user.value(QStringLiteral("id")).toInteger();
}

[[nodiscard]] inline QJsonObject profileOf(Peer &viewer, qint64 user)
{
    return profileIn(viewer.get(QStringLiteral("/users/%1").arg(user)).json);
}

inline Answer setAvatar(Peer &peer, const QByteArray &bytes)
{
    return peer.call("PUT", QStringLiteral("/me/avatar"), bytes,
                     {{"Content-Type", "application/octet-stream"}});
}

inline Answer changePassword(Peer &peer, const QString &password, const QString &newPassword)
{
    return peer.put(QStringLiteral("/me/password"),
                    {{QStringLiteral("password"), password}, {QStringLiteral("newPassword"), newPassword}});
}

inline Answer block(Peer &peer, qint64 user)
{
    return peer.call("PUT", QStringLiteral("/blocks/%1").arg(user));
}

/// A picture in one colour on the left and another on the right.
[[nodiscard]] inline QByteArray twoColours(int width, int height, const char *format = "PNG")
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::red);
    for (int y = 0; y < height; ++y) {
        for (int x = width / 2; x < width; ++x)
            image.setPixel(x, y, qRgb(0, 0, 255));
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

} // namespace foyer::test
