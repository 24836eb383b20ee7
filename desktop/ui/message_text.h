// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/rich_text.h"

#include <QColor>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QTextLayout>
#include <QUrl>

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QFont;
class QPainter;
QT_END_NAMESPACE

namespace foyer::ui {

/// The text of one message laid out in lines of a given width: its blocks below one another, with their links found.
class MessageText
{
public:
    struct Colors
    {
        QColor link;
        /// Below code.
        QColor codeGround;
        /// Of the bar beside a quote.
        QColor quoteBar;
    };

    MessageText(const QString &text, const QFont &font, qreal width, const Colors &colors);

    [[nodiscard]] QSizeF size() const { return m_size; }
    /// In the painter's pen.
    void paint(QPainter &painter, QPointF topLeft) const;
    /// The link at a point counted from the top left corner; empty if there is none.
    [[nodiscard]] QUrl linkAt(QPointF point) const;

private:
    struct Block
    {
        model::TextBlock content;
        std::unique_ptr<QTextLayout> layout;
        /// Where its text is, and all of it.
        QPointF origin;
        QRectF frame;
    };
    void add(const model::TextBlock &content, const QFont &font, qreal width);
    [[nodiscard]] QList<QTextLayout::FormatRange> formatsOf(const model::TextBlock &content,
                                                            const QFont &font) const;

    Colors m_colors;
    std::vector<Block> m_blocks;
    QSizeF m_size{0, 0};
};

} // namespace foyer::ui
