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

namespace foyer::model {
class PictureCache;
}

namespace foyer::ui {

struct Theme;

/// Names of the drawn avatars: "a1" … "a12".
[[nodiscard]] QStringList avatarNames();

/// Paints a round avatar: the person's own picture, a drawn one, or the initial of `person` on a colour that follows from the
/// name. The initial also stands for an own picture that is not here; PictureCache::thumbnailReady() tells when to paint
/// again. Thread: main.
void paintAvatar(QPainter &painter, const QRectF &where, model::PictureCache &pictures, const QString &avatar,
                 const QString &person);

/// The same as a picture of that many pixels on each side at this scale.
[[nodiscard]] QPixmap avatarPixmap(model::PictureCache &pictures, const QString &avatar,
                                   const QString &person, int side, qreal scale);
/// The same where there is only the drawn avatar or the initial.
[[nodiscard]] QPixmap drawnAvatarPixmap(const QString &avatar, const QString &person, int side, qreal scale);

/// Paints what stands for a room, in the place of an avatar.
void paintRoomTile(QPainter &painter, const QRect &tile, QFont sign, const Theme &theme);
[[nodiscard]] QPixmap roomPixmap(int side, qreal scale, const QFont &font, const Theme &theme);

} // namespace foyer::ui
