// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/avatar_painter.h"

#include "common/protocol/user.h"
#include "desktop/model/picture_cache.h"
#include "desktop/ui/square_pixmap.h"
#include "desktop/ui/theme.h"

#include <QCryptographicHash>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QTextBoundaryFinder>

#include <cmath>

namespace foyer::ui {

namespace {

constexpr int kAvatars = 12;

/// The first character as a person sees it, with its marks or as a whole emoji.
QString initialOf(const QString &person)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, person);
    const qsizetype end = finder.toNextBoundary();
    return end > 0 ? person.left(end).toUpper() : QStringLiteral("?");
}

QColor colorOf(const QString &person)
{
    // Of a hash, not of qHash: the colour must be the same in every run.
    const QByteArray hash = QCryptographicHash::hash(person.toUtf8(), QCryptographicHash::Sha256);
    return QColor::fromHsl(int(uchar(hash.at(0))) * 359 / 255, 90, 92);
}

void paintInitial(QPainter &painter, const QRectF &where, const QString &person)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorOf(person));
    painter.drawEllipse(where);
    QFont font = painter.font();
    font.setPixelSize(std::max(1, int(where.height() * 0.46)));
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(where, Qt::AlignCenter, initialOf(person));
}

QString keyOf(const QString &what, int side, qreal scale)
{
    return QStringLiteral("avatar/%1/%2/%3").arg(what).arg(side).arg(scale);
}

} // namespace

QStringList avatarNames()
{
    QStringList names;
    for (int number = 1; number <= kAvatars; ++number)
        names.append(QStringLiteral("a%1").arg(number));
    return names;
}

void paintAvatar(QPainter &painter, const QRectF &where, model::PictureCache &pictures, const QString &avatar,
                 const QString &person)
{
    const qreal scale = painter.device()->devicePixelRatioF();
    painter.drawPixmap(where.topLeft(), avatarPixmap(pictures, avatar, person, int(where.width()), scale));
}

QPixmap avatarPixmap(model::PictureCache &pictures, const QString &avatar, const QString &person, int side,
                     qreal scale)
{
    if (!protocol::isOwnAvatar(avatar))
        return drawnAvatarPixmap(avatar, person, side, scale);
    const QString key = keyOf(avatar, side, scale);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const QPixmap picture = pictures.avatar(avatar, int(std::ceil(side * scale)));
    if (picture.isNull())
        return drawnAvatarPixmap({}, person, side, scale);
    pixmap = roundedPixmap(picture, side, scale, side / 2.0);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QPixmap drawnAvatarPixmap(const QString &avatar, const QString &person, int side, qreal scale)
{
    const bool isDrawn = !avatar.isEmpty() && protocol::isDrawnAvatar(avatar);
    const QString key = keyOf(isDrawn ? avatar : u'-' + person, side, scale);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = emptyPixmap(side, scale);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isDrawn)
        QSvgRenderer(QStringLiteral(":/avatars/%1.svg").arg(avatar))
            .render(&painter, {0, 0, qreal(side), qreal(side)});
    else
        paintInitial(painter, QRectF(0, 0, side, side), person);
    painter.end();
    if (isDrawn)
        pixmap = roundedPixmap(pixmap, side, scale, side / 2.0);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintRoomTile(QPainter &painter, const QRect &tile, QFont sign, const Theme &theme)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accentSoft);
    painter.drawRoundedRect(tile, 11, 11);
    painter.setPen(theme.accentInk);
    sign.setPointSizeF(sign.pointSizeF() * 1.25);
    painter.setFont(sign);
    painter.drawText(tile, Qt::AlignCenter, QStringLiteral("#"));
}

QPixmap roomPixmap(int side, qreal scale, const QFont &font, const Theme &theme)
{
    QPixmap pixmap = emptyPixmap(side, scale);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont sign = font;
    sign.setWeight(QFont::DemiBold);
    paintRoomTile(painter, QRect(0, 0, side, side), sign, theme);
    return pixmap;
}

} // namespace foyer::ui
