// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/message_painter.h"

#include "desktop/model/timeline_model.h"
#include "desktop/ui/avatar_painter.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/fonts.h"
#include "desktop/ui/text_line.h"
#include "desktop/ui/theme.h"
#include "desktop/ui/times.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace foyer::ui {

using Model = model::TimelineModel;

namespace {
constexpr Qt::Alignment kHeaderAlignment = Qt::AlignLeading | Qt::AlignTop;
} // namespace

MessagePainter::MessagePainter(QPainter &painter, const Theme &theme, model::PictureCache &pictures,
                               const QFont &font, const MessageParts &parts)
    : m_painter(painter)
    , m_theme(theme)
    , m_pictures(pictures)
    , m_font(font)
    , m_parts(parts)
{
    m_painter.setFont(font);
}

void MessagePainter::paintHead(const QModelIndex &index)
{
    if (m_parts.day.isValid())
        paintSeparator(m_parts.day, dayName(index.data(Model::TimeRole).toLongLong()), m_theme.ink3);
    if (m_parts.unread.isValid())
        paintSeparator(m_parts.unread, tr("New"), m_theme.badge);
    if (m_parts.notice.isValid())
        paintNotice(index.data(Model::TextRole).toString());
    if (m_parts.header.isValid())
        paintHeader(index);
}

void MessagePainter::paintSeparator(const QRect &where, const QString &label, const QColor &color)
{
    m_painter.setFont(boldFont(smallerFont(m_font)));
    const int width = m_painter.fontMetrics().horizontalAdvance(label) + 24;
    const int y = where.center().y() + 4;
    const QRect pill(where.center().x() - width / 2, where.top() + 4, width, where.height());
    m_painter.setPen(QPen(color == m_theme.badge ? color : m_theme.line, 1));
    m_painter.drawLine(where.left() + kRowLeft, y, pill.left(), y);
    m_painter.drawLine(pill.right(), y, where.right() - kRowRight, y);
    m_painter.setPen(color);
    m_painter.drawText(pill, Qt::AlignCenter, label);
}

void MessagePainter::paintHeader(const QModelIndex &index)
{
    const QString author = index.data(Model::AuthorRole).toString();
    paintAvatar(m_painter, m_parts.avatar, m_pictures, index.data(Model::AvatarRole).toString(), author);
    const QFont nameFont = boldFont(m_font);
    const QFontMetrics nameMetrics(nameFont);
    const QString clock = clockTime(index.data(Model::TimeRole).toLongLong());
    const bool isBot = index.data(Model::IsBotRole).toBool();
    const QString time = isBot ? tr("bot · %1").arg(clock) : clock;
    const QFontMetrics timeMetrics(smallerFont(m_font));
    const int room = m_parts.header.width() - timeMetrics.horizontalAdvance(time) - 10;
    const QString name = nameMetrics.elidedText(author, Qt::ElideRight, room);
    QRect line = m_parts.header;
    const bool isMirrored = m_painter.layoutDirection() == Qt::RightToLeft;
    m_painter.setFont(nameFont);
    m_painter.setPen(index.data(Model::IsMineRole).toBool() ? m_theme.accentInk : m_theme.ink);
    drawLine(m_painter, line, name, kHeaderAlignment);
    const int after = nameMetrics.horizontalAdvance(name) + 10;
    line.adjust(isMirrored ? 0 : after, nameMetrics.ascent() - timeMetrics.ascent(), isMirrored ? -after : 0,
                0);
    m_painter.setFont(smallerFont(m_font));
    m_painter.setPen(m_theme.ink3);
    drawLine(m_painter, line, time, kHeaderAlignment);
}

void MessagePainter::paintNotice(const QString &text)
{
    m_painter.setFont(smallerFont(m_font));
    m_painter.setPen(m_theme.ink2);
    m_painter.drawText(m_parts.notice, kNoticeFlags, text);
}

void MessagePainter::say(const QRect &where, const QString &text)
{
    drawLine(m_painter, where, text);
}

void MessagePainter::paintOrigin(const model::MessageLine &line)
{
    m_painter.setFont(smallerFont(m_font));
    if (m_parts.origin.isValid()) {
        m_painter.setPen(m_theme.ink3);
        say(m_parts.origin, line.originText());
    }
    if (m_parts.quote.isValid()) {
        const QRect &where = m_parts.quote;
        const bool isMirrored = m_painter.layoutDirection() == Qt::RightToLeft;
        const int bar = isMirrored ? where.right() - 2 : where.left();
        m_painter.fillRect(QRect(bar, where.top(), 3, where.height() - 2), m_theme.accentInk);
        const QRect room =
            where.adjusted(isMirrored ? 0 : kQuoteIndent, 0, isMirrored ? -kQuoteIndent : 0, 0);
        m_painter.setPen(m_theme.ink2);
        say(room,
            line.quote.author.isEmpty() ? QStringLiteral("…")
                                        : QStringLiteral("%1: %2").arg(line.quote.author, line.quote.text));
    }
}

void MessagePainter::paintPicture(const QPixmap &thumbnail, double progress)
{
    QPainterPath frame;
    frame.addRoundedRect(m_parts.picture, 10, 10);
    m_painter.fillPath(frame, m_theme.line);
    m_painter.save();
    m_painter.setClipPath(frame);
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (progress >= 0)
        m_painter.setOpacity(0.7);
    if (!thumbnail.isNull())
        m_painter.drawPixmap(m_parts.picture, thumbnail);
    m_painter.restore();
    if (progress < 0)
        return;
    const QRectF groove = QRectF(m_parts.picture).adjusted(10, m_parts.picture.height() - 16, -10, -10);
    QRectF done = groove;
    done.setWidth(groove.width() * std::min(progress, 1.0));
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QColor(0, 0, 0, 0x90));
    m_painter.drawRoundedRect(groove, 3, 3);
    m_painter.setBrush(Qt::white);
    m_painter.drawRoundedRect(done, 3, 3);
}

void MessagePainter::paintChip(const QRect &where, const model::MessageLine::Reaction &reaction)
{
    QPainterPath pill;
    const QRectF edge = QRectF(where).adjusted(0.5, 0.5, -0.5, -0.5);
    pill.addRoundedRect(edge, edge.height() / 2, edge.height() / 2);
    m_painter.fillPath(pill, reaction.isMine ? m_theme.accentSoft : m_theme.surface);
    m_painter.setPen(QPen(reaction.isMine ? m_theme.accentInk : m_theme.line, 1));
    m_painter.drawPath(pill);
    m_painter.setPen(reaction.isMine ? m_theme.accentInk : m_theme.ink2);
    const QRect inside = where.adjusted(kChipPadding, 0, -kChipPadding, 0);
    m_painter.setFont(m_font);
    m_painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, QString::number(reaction.count));
    m_painter.setFont(emojiFont(m_font));
    m_painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, reaction.emoji);
}

void MessagePainter::paintFoot(const QModelIndex &index, const model::MessageLine &line)
{
    if (m_parts.marks.isValid()) {
        m_painter.setFont(smallerFont(m_font));
        m_painter.setPen(m_theme.ink3);
        say(m_parts.marks, line.marks());
    }
    for (qsizetype i = 0; i < m_parts.chips.size(); ++i)
        paintChip(m_parts.chips.at(i), line.reactions.at(i));
    if (m_parts.note.isValid())
        paintNote(index);
    if (m_parts.seen.isValid()) {
        m_painter.setFont(smallerFont(m_font));
        m_painter.setPen(m_theme.ink2);
        say(m_parts.seen, QStringLiteral("✓ ") + index.data(Model::SeenRole).toString());
    }
}

QString MessagePainter::waitingText(const QModelIndex &index)
{
    if (index.data(Model::IsOfflineRole).toBool())
        return tr("Goes out when the connection is back");
    const QVariant progress = index.data(Model::ProgressRole);
    return progress.isValid() ? tr("Sending the picture, %1 % …").arg(int(100 * progress.toDouble()))
                              : tr("On its way …");
}

void MessagePainter::paintNote(const QModelIndex &index)
{
    m_painter.setFont(smallerFont(m_font));
    if (index.data(Model::DeliveryRole).value<Model::Delivery>() == Model::Delivery::Waiting) {
        m_painter.setPen(m_theme.ink3);
        say(m_parts.note, waitingText(index));
        return;
    }
    const auto why = ErrorCode(index.data(Model::FailureRole).toInt());
    m_painter.setPen(m_theme.danger);
    say(m_parts.note, tr("Not sent. %1 Right-click to try again.").arg(errorText(why)));
}

} // namespace foyer::ui
