// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPixmap>
#include <QString>

QT_BEGIN_NAMESPACE
class QPainter;
class QRectF;
QT_END_NAMESPACE

namespace foyer::ui {

struct Theme;

/// Names of the drawn avatars: "a1" … "a12".
[[nodiscard]] QStringList avatarNames();

/// Paints a round avatar: the drawn one of that name or, without one, the initial of `person` on a colour that
/// follows from the name. Thread: main.
void paintAvatar(QPainter &painter, const QRectF &where, const QString &avatar, const QString &person);

/// The same as a picture of that many pixels on each side at this scale.
[[nodiscard]] QPixmap avatarPixmap(const QString &avatar, const QString &person, int side, qreal scale);

/// Paints what stands for a room, in the place of an avatar.
void paintRoomTile(QPainter &painter, const QRect &tile, QFont sign, const Theme &theme);
[[nodiscard]] QPixmap roomPixmap(int side, qreal scale, const QFont &font, const Theme &theme);

} // namespace foyer::ui
