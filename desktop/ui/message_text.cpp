// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/message_text.h"

#include "desktop/ui/fonts.h"

#include <QFontDatabase>
#include <QPainter>

#include <algorithm>

namespace foyer::ui {

using model::TextBlock;
using model::TextSpan;
using model::TextStyle;

namespace {

constexpr qreal kLineGap = 2;
constexpr qreal kBlockGap = 4;
constexpr qreal kCodePadding = 8;
constexpr qreal kQuoteStart = 12;
constexpr qreal kQuoteBar = 3;
/// Emoji that stand alone are larger, the fewer the more.
constexpr int kFew = 3;
constexpr qreal kLargest = 2.2;
constexpr qreal kLarge = 1.6;

QFont fixedFont(const QFont &like)
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(like.pointSizeF() * 0.95);
    return fixed;
}

QFont fontFor(const QString &text, const QFont &font)
{
    const int emoji = model::emojiCount(text);
    if (emoji == 0)
        return font;
    QFont large = emojiFont(font);
    large.setPointSizeF(font.pointSizeF() * (emoji <= kFew ? kLargest : kLarge));
    return large;
}

} // namespace

MessageText::MessageText(const QString &text, const QFont &font, qreal width, const Colors &colors)
    : m_colors(colors)
{
    const QFont used = fontFor(text, font);
    const QList<TextBlock> blocks = model::richText(text);
    for (const TextBlock &block : blocks)
        add(block, used, width);
    if (m_blocks.empty())
        add({TextBlock::Kind::Plain, {}}, used, width);
}

QList<QTextLayout::FormatRange> MessageText::formatsOf(const TextBlock &content, const QFont &font) const
{
    QList<QTextLayout::FormatRange> formats;
    for (const TextSpan &span : content.spans) {
        QTextCharFormat format;
        switch (span.style) {
        case TextStyle::Bold:
            format.setFontWeight(QFont::Bold);
            break;
        case TextStyle::Italic:
            format.setFontItalic(true);
            break;
        case TextStyle::Struck:
            format.setFontStrikeOut(true);
            break;
        case TextStyle::Code:
            format.setFont(fixedFont(font));
            format.setBackground(m_colors.codeGround);
            break;
        case TextStyle::Link:
            format.setForeground(m_colors.link);
            format.setFontUnderline(true);
            break;
        }
        formats.append({int(span.start), int(span.length), format});
    }
    return formats;
}

void MessageText::add(const TextBlock &content, const QFont &font, qreal width)
{
    const bool isCode = content.kind == TextBlock::Kind::Code;
    const bool isQuote = content.kind == TextBlock::Kind::Quote;
    const QFont used = isCode ? fixedFont(font) : font;
    const qreal padding = isCode ? kCodePadding : 0;
    const qreal left = isCode ? kCodePadding : isQuote ? kQuoteStart : 0;
    const qreal top = m_size.height() + (m_blocks.empty() ? 0 : kBlockGap);

    QString lines = content.text;
    lines.replace(u'\n', QChar::LineSeparator);
    auto layout = std::make_unique<QTextLayout>(lines, used);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout->setTextOption(option);
    layout->setCacheEnabled(true);
    layout->setFormats(formatsOf(content, used));
    qreal height = 0;
    qreal widest = 0;
    layout->beginLayout();
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width - left - padding);
        line.setPosition({0, height});
        height += line.height() + kLineGap;
        widest = std::max(widest, line.naturalTextWidth());
    }
    layout->endLayout();

    const QRectF frame(0, top, isCode ? width : left + widest, height + 2 * padding);
    m_blocks.push_back({content, std::move(layout), {left, top + padding}, frame});
    m_size = {std::max(m_size.width(), frame.width()), frame.bottom()};
}

void MessageText::paint(QPainter &painter, QPointF topLeft) const
{
    for (const Block &block : m_blocks) {
        const QRectF frame = block.frame.translated(topLeft);
        if (block.content.kind == TextBlock::Kind::Code) {
            painter.save();
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_colors.codeGround);
            painter.drawRoundedRect(frame, 8, 8);
            painter.restore();
        } else if (block.content.kind == TextBlock::Kind::Quote) {
            painter.fillRect(QRectF(frame.left(), frame.top(), kQuoteBar, frame.height()), m_colors.quoteBar);
        }
        block.layout->draw(&painter, topLeft + block.origin);
    }
}

QUrl MessageText::linkAt(QPointF point) const
{
    for (const Block &block : m_blocks) {
        const QPointF inside = point - block.origin;
        for (int i = 0; i < block.layout->lineCount(); ++i) {
            const QTextLine line = block.layout->lineAt(i);
            if (!line.naturalTextRect().contains(inside))
                continue;
            const int at = line.xToCursor(inside.x(), QTextLine::CursorOnCharacter);
            const QList<TextSpan> &spans = block.content.spans;
            const auto hit = std::find_if(spans.cbegin(), spans.cend(), [at](const TextSpan &span) {
                return span.style == TextStyle::Link && at >= span.start && at < span.start + span.length;
            });
            return hit == spans.cend() ? QUrl() : hit->url;
        }
    }
    return {};
}

} // namespace foyer::ui
