// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/message_layout.h"

#include "common/protocol/image.h"
#include "desktop/model/timeline_model.h"
#include "desktop/ui/fonts.h"

#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace foyer::ui {

using Model = model::TimelineModel;

namespace {

constexpr int kAvatar = 38;
constexpr int kGap = 12;
constexpr int kIndent = kRowLeft + kAvatar + kGap;
constexpr int kWidestText = 760;
constexpr int kSeparator = 40;
constexpr int kWidestPicture = 360;
constexpr int kTallestPicture = 300;
constexpr int kNoticeGap = 7;
constexpr int kChipGap = 6;

/// The box of a picture follows from its description alone, so nothing moves when its bytes come.
QSize pictureBox(const protocol::Image &image)
{
    const QSize thumbnail(image.thumbnailWidth, image.thumbnailHeight);
    const QSize bound(kWidestPicture, kTallestPicture);
    const bool isTooLarge = thumbnail.width() > bound.width() || thumbnail.height() > bound.height();
    const QSize box = isTooLarge ? thumbnail.scaled(bound, Qt::KeepAspectRatio) : thumbnail;
    return box.expandedTo({24, 24});
}

/// Builds the parts from top to bottom.
class Stack
{
public:
    Stack(const QFont &font, int rowWidth)
        : m_font(font)
        , m_rowWidth(rowWidth)
        , m_small(QFontMetrics(smallerFont(font)).height() + 2)
    {
    }

    void addSeparators(const QModelIndex &index)
    {
        if (index.data(Model::StartsDayRole).toBool())
            parts.day = take(QRect(0, m_y, m_rowWidth, kSeparator));
        if (index.data(Model::StartsUnreadRole).toBool())
            parts.unread = take(QRect(0, m_y, m_rowWidth, kSeparator - 10));
    }

    /// One that has nothing to say (any more) takes no room.
    void addNotice(const QString &text)
    {
        if (text.isEmpty())
            return;
        const QRect room(kIndent, m_y + kNoticeGap, m_rowWidth - 2 * kIndent, 0);
        const QRect needed = QFontMetrics(smallerFont(m_font)).boundingRect(room, kNoticeFlags, text);
        parts.notice = take(QRect(room.left(), room.top(), room.width(), needed.height()));
        m_y += kNoticeGap;
    }

    void addHeader(bool startsGroup)
    {
        m_y += startsGroup ? 10 : 1;
        if (!startsGroup)
            return;
        const int lineHeight = QFontMetrics(boldFont(m_font)).height();
        parts.avatar = QRect(kRowLeft, m_y + 2, kAvatar, kAvatar);
        parts.header = take(QRect(kIndent, m_y, width(), lineHeight));
        m_y += 2;
    }

    void addLine(QRect &part) { part = take(QRect(kIndent, m_y, width(), m_small)); }

    void addText(const QSizeF &size)
    {
        parts.text = QPoint(kIndent, m_y);
        m_y += int(std::ceil(size.height()));
    }

    void addPicture(const protocol::Image &image)
    {
        parts.picture = take(QRect(QPoint(kIndent, m_y + 4), pictureBox(image)));
        m_y += 4;
    }

    void addChips(const QList<model::MessageLine::Reaction> &reactions)
    {
        if (reactions.isEmpty())
            return;
        const QFontMetrics metrics(m_font);
        const QFontMetrics emojiMetrics(emojiFont(m_font));
        const int height = metrics.height() + 6;
        int x = kIndent;
        m_y += 3;
        for (const model::MessageLine::Reaction &reaction : reactions) {
            const int wide = emojiMetrics.horizontalAdvance(reaction.emoji) + kChipInnerGap
                + metrics.horizontalAdvance(QString::number(reaction.count)) + 2 * kChipPadding;
            if (x > kIndent && x + wide > kIndent + messageTextWidth(m_rowWidth)) {
                x = kIndent;
                m_y += height + kChipGap;
            }
            parts.chips.append(QRect(x, m_y, wide, height));
            x += wide + kChipGap;
        }
        m_y += height + 3;
    }

    /// The avatar of a short message reaches below its text.
    [[nodiscard]] MessageParts finished()
    {
        if (parts.avatar.isValid())
            m_y = std::max(m_y, parts.avatar.bottom() + 1);
        parts.height = std::max(m_y, 1) + (parts.notice.isValid() ? 0 : 2);
        return parts;
    }

    MessageParts parts;

private:
    [[nodiscard]] int width() const { return m_rowWidth - kIndent - kRowRight; }
    QRect take(const QRect &part)
    {
        m_y = part.bottom() + 1;
        return part;
    }

    const QFont &m_font;
    int m_rowWidth;
    int m_small;
    int m_y = 0;
};

} // namespace

int messageTextWidth(int rowWidth)
{
    return std::clamp(rowWidth - kIndent - kRowRight, 80, kWidestText);
}

MessageParts messageParts(const QModelIndex &index, const QFont &font, int rowWidth, const QSizeF &text)
{
    Stack stack(font, rowWidth);
    stack.addSeparators(index);
    if (index.data(Model::IsNoticeRole).toBool()) {
        const QString told = index.data(Model::TextRole).toString();
        stack.addNotice(told);
        MessageParts parts = stack.finished();
        if (told.isEmpty())
            parts.height = std::max(parts.top(), 1);
        return parts;
    }
    stack.addHeader(index.data(Model::StartsGroupRole).toBool());
    const auto line = index.data(Model::LineRole).value<model::MessageLine>();
    if (line.isForwarded)
        stack.addLine(stack.parts.origin);
    if (line.quote.seq.isValid())
        stack.addLine(stack.parts.quote);
    if (!line.text.isEmpty())
        stack.addText(text);
    const QVariant image = index.data(Model::ImageRole);
    if (image.isValid())
        stack.addPicture(image.value<protocol::Image>());
    if (!line.marks().isEmpty())
        stack.addLine(stack.parts.marks);
    stack.addChips(line.reactions);
    if (index.data(Model::DeliveryRole).value<Model::Delivery>() != Model::Delivery::Delivered)
        stack.addLine(stack.parts.note);
    if (!index.data(Model::SeenRole).toString().isEmpty())
        stack.addLine(stack.parts.seen);
    return stack.finished();
}

MessageParts mirrored(MessageParts parts, int rowWidth, const QSizeF &text)
{
    const auto turn = [rowWidth](QRect &part) {
        if (part.isValid())
            part.moveLeft(rowWidth - part.left() - part.width());
    };
    for (QRect *part : {&parts.day, &parts.unread, &parts.notice, &parts.avatar, &parts.header, &parts.origin,
                        &parts.quote, &parts.picture, &parts.marks, &parts.note, &parts.seen})
        turn(*part);
    for (QRect &chip : parts.chips)
        turn(chip);
    if (!parts.text.isNull())
        parts.text.setX(rowWidth - parts.text.x() - int(std::ceil(text.width())));
    return parts;
}

} // namespace foyer::ui
