// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/text_line.h"

#include <QFontMetrics>
#include <QPainter>
#include <QRect>
#include <QStyle>

namespace foyer::ui {

void drawLine(QPainter &painter, const QRect &where, const QString &text, Qt::Alignment alignment)
{
    const int side = QStyle::visualAlignment(painter.layoutDirection(), alignment) | Qt::AlignAbsolute;
    const int reading = text.isRightToLeft() ? Qt::TextForceRightToLeft : Qt::TextForceLeftToRight;
    // Taller letters of another script are not cut.
    painter.drawText(where, side | reading | Qt::TextSingleLine | Qt::TextDontClip,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, where.width()));
}

} // namespace foyer::ui
