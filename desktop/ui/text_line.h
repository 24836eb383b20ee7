// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtCore/qnamespace.h>

QT_BEGIN_NAMESPACE
class QPainter;
class QRect;
QT_END_NAMESPACE

namespace foyer::ui {

/// Writes one line with the painter's font and pen, cut where it is too long. It stands at the side that the alignment and the
/// painter's direction say, but is read in its own direction, that of its first strong letter: "Hello!" in a window from right
/// to left does not become "!Hello". Thread: main.
void drawLine(QPainter &painter, const QRect &where, const QString &text,
              Qt::Alignment alignment = Qt::AlignLeading | Qt::AlignVCenter);

} // namespace foyer::ui
