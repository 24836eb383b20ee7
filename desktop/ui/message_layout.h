// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/message_line.h"

#include <QFont>
#include <QList>
#include <QModelIndex>
#include <QPoint>
#include <QRect>
#include <QSize>

namespace foyer::ui {

/// Where the parts of one row of a timeline lie, counted from its top left corner. What is not there is not valid.
struct MessageParts
{
    QRect day;
    QRect unread;
    QRect notice;
    QRect avatar;
    QRect header;
    QRect origin;
    QRect quote;
    QPoint text;
    QRect picture;
    /// One for each reaction, in their order.
    QList<QRect> chips;
    QRect marks;
    QRect note;
    /// Who has read it.
    QRect seen;
    int height = 0;

    /// Where the message itself begins, below the separators.
    [[nodiscard]] int top() const { return day.height() + unread.height(); }
};

/// Width for the text of a message in a row of this width.
[[nodiscard]] int messageTextWidth(int rowWidth);

/// Lays out the row of an index of a TimelineModel in this width. `text` is the size of its text.
[[nodiscard]] MessageParts messageParts(const QModelIndex &index, const QFont &font, int rowWidth,
                                        const QSizeF &text);

/// The same in a window that stands from right to left.
[[nodiscard]] MessageParts mirrored(MessageParts parts, int rowWidth, const QSizeF &text);

/// Between the edge of a reaction's chip and what is in it, and between its emoji and its number.
inline constexpr int kChipPadding = 9;
inline constexpr int kChipInnerGap = 5;

/// How a notice is laid out.
inline constexpr int kNoticeFlags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
/// From the left edge of a quote to its text.
inline constexpr int kQuoteIndent = 10;
/// From the edges of a row to what is in it.
inline constexpr int kRowLeft = 20;
inline constexpr int kRowRight = 24;

} // namespace foyer::ui
