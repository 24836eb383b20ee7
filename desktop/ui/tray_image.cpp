// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/tray_image.h"

#include "desktop/ui/theme.h"

#include <QFont>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QSvgRenderer>

namespace foyer::ui {

namespace {

/// More than this is "9+": a third digit could not be read.
constexpr qint64 kMostShown = 9;
constexpr qreal kPale = 0.45;

/// A hole around what is laid on the sign, so that it stands out on every ground.
void cutOut(QPainter &painter, const QRectF &shape, qreal radius, qreal gap)
{
    QPainterPath hole;
    hole.addRoundedRect(shape.adjusted(-gap, -gap, gap, gap), radius + gap, radius + gap);
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.fillPath(hole, Qt::transparent);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
}

void paintDot(QPainter &painter, qreal side, const QColor &color)
{
    const qreal across = side * 0.42;
    const QRectF dot(side - across, side - across, across, across);
    cutOut(painter, dot, across / 2, side / 16);
    painter.setBrush(color);
    painter.drawEllipse(dot);
}

void paintNumber(QPainter &painter, qreal side, qint64 number, const Theme &theme)
{
    const QString text =
        number > kMostShown ? QStringLiteral("%1+").arg(kMostShown) : QString::number(number);
    const qreal height = side * 0.62;
    const qreal width = text.size() > 1 ? side * 0.9 : height;
    const QRectF badge(side - width, side - height, width, height);
    cutOut(painter, badge, height / 2, side / 16);
    painter.setBrush(theme.badge);
    painter.drawRoundedRect(badge, height / 2, height / 2);
    QFont font;
    font.setPixelSize(std::max(6, int(height * 0.82)));
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    painter.setPen(theme.onBadge);
    painter.drawText(badge, Qt::AlignCenter, text);
}

QPixmap drawn(int side, const TrayNews &news, QSvgRenderer &sign)
{
    const Theme theme = Theme::light();
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setOpacity(news.isDoNotDisturb ? kPale : 1);
    sign.render(&painter, QRectF(0, 0, side, side));
    painter.setOpacity(1);
    if (news.calls > 0)
        paintNumber(painter, side, news.calls, theme);
    else if (news.unread > 0)
        paintDot(painter, side, theme.badge);
    return pixmap;
}

} // namespace

QIcon trayImage(const TrayNews &news)
{
    QSvgRenderer sign(QStringLiteral(":/brand/logo.svg"));
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 44, 48, 64})
        icon.addPixmap(drawn(side, news, sign));
    return icon;
}

} // namespace foyer::ui
