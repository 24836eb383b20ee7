// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/search_hit_delegate.h"

#include "desktop/model/search_model.h"
#include "desktop/ui/avatar_painter.h"
#include "desktop/ui/fonts.h"
#include "desktop/ui/text_line.h"
#include "desktop/ui/theme.h"
#include "desktop/ui/times.h"

#include <QListView>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace foyer::ui {

using Model = model::SearchModel;

namespace {

constexpr int kAvatar = 28;
constexpr int kMargin = 6;
constexpr int kPadding = 10;
constexpr int kGap = 10;
constexpr int kMostLines = 4;

int wordsWidth(int rowWidth)
{
    return std::max(80, rowWidth - 2 * (kMargin + kPadding) - kAvatar - kGap);
}

} // namespace

SearchHitDelegate::SearchHitDelegate(const Theme &theme, model::PictureCache &pictures, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_pictures(pictures)
{
}

int SearchHitDelegate::layOut(QTextLayout &layout, const QModelIndex &index, int width) const
{
    QList<QTextLayout::FormatRange> formats;
    const auto ranges = index.data(Model::RangesRole).value<QList<QPoint>>();
    for (const QPoint &range : ranges) {
        QTextCharFormat format;
        format.setBackground(m_theme.lampSoft);
        format.setForeground(m_theme.ink);
        format.setFontWeight(QFont::DemiBold);
        formats.append({range.x(), range.y(), format});
    }
    layout.setFormats(formats);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    qreal height = 0;
    layout.beginLayout();
    for (int count = 0; count < kMostLines; ++count) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return int(height) + 1;
}

QSize SearchHitDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const int width = view == nullptr ? 280 : view->viewport()->width();
    QTextLayout layout(index.data(Model::SnippetRole).toString(), option.font);
    const int words = layOut(layout, index, wordsWidth(width));
    const int head =
        QFontMetrics(boldFont(option.font)).height() + QFontMetrics(smallerFont(option.font)).height();
    return {width, head + words + 16};
}

void SearchHitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect card = option.rect.adjusted(kMargin, 1, -kMargin, -1);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    if (isCurrent || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(isCurrent ? m_theme.accentSoft : m_theme.hover);
        painter->drawRoundedRect(card, 8, 8);
    }
    const QRect inner = card.adjusted(kPadding, 6, -kPadding, -6);
    const QRect tile =
        QStyle::visualRect(option.direction, inner, {inner.left(), inner.top() + 2, kAvatar, kAvatar});
    paintAvatar(*painter, tile, m_pictures, index.data(Model::AvatarRole).toString(),
                index.data(Model::AuthorRole).toString());
    paintWords(*painter, option, index, inner);
    painter->restore();
}

void SearchHitDelegate::paintWords(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index, const QRect &inner) const
{
    const QFont bold = boldFont(option.font);
    const QFont small = smallerFont(option.font);
    const auto placed = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, inner, rect);
    };
    const QRect words = inner.adjusted(kAvatar + kGap, 0, 0, 0);
    const QString time = shortTime(index.data(Model::TimeRole).toLongLong());
    const int timeWidth = QFontMetrics(small).horizontalAdvance(time);
    QRect line(words.left(), words.top(), words.width(), QFontMetrics(bold).height());
    painter.setFont(small);
    painter.setPen(m_theme.ink2);
    drawLine(painter, placed(line), time, Qt::AlignTrailing | Qt::AlignVCenter);
    line.setRight(line.right() - timeWidth - 8);
    painter.setFont(bold);
    painter.setPen(m_theme.ink);
    drawLine(painter, placed(line), index.data(Model::AuthorRole).toString());
    line = QRect(words.left(), line.bottom() + 1, words.width(), QFontMetrics(small).height());
    painter.setFont(small);
    painter.setPen(m_theme.ink2);
    const QString place = index.data(Model::PlaceRole).toString();
    drawLine(painter, placed(line),
             index.data(Model::HasImageRole).toBool() ? tr("%1 · picture").arg(place) : place);
    QTextLayout layout(index.data(Model::SnippetRole).toString(), option.font);
    const int width = wordsWidth(option.rect.width());
    layOut(layout, index, width);
    const QRect text(words.left(), line.bottom() + 2, width, inner.bottom() - line.bottom());
    painter.setPen(m_theme.ink);
    layout.draw(&painter, placed(text).topLeft());
}

} // namespace foyer::ui
