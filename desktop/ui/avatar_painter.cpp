// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/avatar_painter.h"

#include "common/protocol/user.h"
#include "desktop/ui/theme.h"

#include <QCryptographicHash>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QTextBoundaryFinder>

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

} // namespace

QStringList avatarNames()
{
    QStringList names;
    for (int number = 1; number <= kAvatars; ++number)
        names.append(QStringLiteral("a%1").arg(number));
    return names;
}

void paintAvatar(QPainter &painter, const QRectF &where, const QString &avatar, const QString &person)
{
    const qreal scale = painter.device()->devicePixelRatioF();
    painter.drawPixmap(where.topLeft(), avatarPixmap(avatar, person, int(where.width()), scale));
}

QPixmap avatarPixmap(const QString &avatar, const QString &person, int side, qreal scale)
{
    const bool isDrawn = !avatar.isEmpty() && protocol::isDrawnAvatar(avatar);
    const QString key =
        QStringLiteral("avatar/%1/%2/%3").arg(isDrawn ? avatar : u'-' + person).arg(side).arg(scale);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(QSize(side, side) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF all(0, 0, side, side);
    if (isDrawn) {
        QPixmap drawing(pixmap.size());
        drawing.fill(Qt::transparent);
        QPainter drawer(&drawing);
        QSvgRenderer(QStringLiteral(":/avatars/%1.svg").arg(avatar)).render(&drawer);
        drawer.end();
        drawing.setDevicePixelRatio(scale);
        // As a brush, since a clip would leave a jagged edge.
        painter.setPen(Qt::NoPen);
        painter.setBrush(QBrush(drawing));
        painter.drawEllipse(all);
    } else {
        paintInitial(painter, all, person);
    }
    painter.end();
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
    QPixmap pixmap(QSize(side, side) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont sign = font;
    sign.setWeight(QFont::DemiBold);
    paintRoomTile(painter, QRect(0, 0, side, side), sign, theme);
    return pixmap;
}

} // namespace foyer::ui
