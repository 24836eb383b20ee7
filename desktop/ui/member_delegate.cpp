// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/member_delegate.h"

#include "desktop/model/member_list_model.h"
#include "desktop/ui/avatar_painter.h"
#include "desktop/ui/fonts.h"
#include "desktop/ui/text_line.h"
#include "desktop/ui/theme.h"

#include <QPainter>

#include <algorithm>

namespace foyer::ui {

using Model = model::MemberListModel;

namespace {

constexpr int kAvatar = 32;
constexpr int kMargin = 6;
constexpr int kPadding = 10;
constexpr int kDot = 10;
constexpr qreal kAbsent = 0.55;

} // namespace

MemberDelegate::MemberDelegate(const Theme &theme, model::PictureCache &pictures, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_pictures(pictures)
{
}

QSize MemberDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics small(smallerFont(option.font));
    if (index.data(Model::IsHeadingRole).toBool())
        return {120, small.height() + 18};
    const int lines = option.fontMetrics.height() + small.height();
    return {120, std::max(kAvatar, lines) + 12};
}

void MemberDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(Model::IsHeadingRole).toBool()) {
        painter->setFont(boldFont(smallerFont(option.font)));
        painter->setPen(m_theme.ink2);
        painter->drawText(option.rect.adjusted(kMargin + kPadding, 10, -kPadding, 0),
                          Qt::AlignLeading | Qt::AlignVCenter, index.data().toString());
    } else {
        paintMember(*painter, option, index);
    }
    painter->restore();
}

void MemberDelegate::paintMember(QPainter &painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const auto member = index.data(Model::MemberRole).value<protocol::Member>();
    const QRect card = option.rect.adjusted(kMargin, 1, -kMargin, -1);
    const bool isFocused = option.state.testFlag(QStyle::State_HasFocus);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    if (isHovered || isFocused) {
        painter.setPen(isFocused ? QPen(m_theme.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(m_theme.hover);
        painter.drawRoundedRect(card, 8, 8);
    }
    const QRect inner = card.adjusted(kPadding, 0, -kPadding, 0);
    const auto placed = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, inner, rect);
    };
    const QRect tile = placed({inner.left(), inner.center().y() - kAvatar / 2 + 1, kAvatar, kAvatar});
    painter.setOpacity(member.isOnline ? 1 : kAbsent);
    paintAvatar(painter, tile, m_pictures, member.user.avatar, member.user.displayName);
    painter.setOpacity(1);
    if (member.isOnline) {
        painter.setPen(QPen(m_theme.ground, 2));
        painter.setBrush(member.isIdle ? m_theme.ink3 : m_theme.online);
        painter.drawEllipse(QRectF(tile.right() - kDot + 2, tile.bottom() - kDot + 2, kDot, kDot));
    }
    QRect words(inner.left() + kAvatar + 12, inner.top(), inner.width() - kAvatar - 12, inner.height());
    const QString badge = index.data(Model::BadgeRole).toString();
    if (!badge.isEmpty())
        words.setRight(words.right() - paintBadge(painter, placed(words), badge));
    const QString below = index.data(Model::WhereaboutsRole).toString();
    const QFontMetrics metrics(option.font);
    const QFontMetrics small(smallerFont(option.font));
    const int height = metrics.height() + (below.isEmpty() ? 0 : small.height());
    QRect line(words.left(), words.center().y() - height / 2 + 1, words.width(), metrics.height());
    painter.setFont(option.font);
    painter.setPen(member.isOnline ? m_theme.ink : m_theme.ink2);
    drawLine(painter, placed(line), index.data().toString());
    if (below.isEmpty())
        return;
    line = QRect(words.left(), line.bottom() + 1, words.width(), small.height());
    painter.setFont(smallerFont(option.font));
    painter.setPen(m_theme.ink2);
    drawLine(painter, placed(line), below);
}

int MemberDelegate::paintBadge(QPainter &painter, const QRect &where, const QString &text) const
{
    painter.setFont(smallerFont(painter.font()));
    const QFontMetrics metrics = painter.fontMetrics();
    const int width = metrics.horizontalAdvance(text) + 14;
    const int height = metrics.height() + 2;
    const bool isMirrored = painter.layoutDirection() == Qt::RightToLeft;
    const int left = isMirrored ? where.left() : where.right() - width + 1;
    const QRect pill(left, where.center().y() - height / 2 + 1, width, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.accentSoft);
    painter.drawRoundedRect(pill, 6, 6);
    painter.setPen(m_theme.accentInk);
    painter.drawText(pill, Qt::AlignCenter, text);
    return width + 8;
}

} // namespace foyer::ui
