// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/conversation_delegate.h"

#include "desktop/model/conversation_list_model.h"
#include "desktop/ui/avatar_painter.h"
#include "desktop/ui/cover_pixmap.h"
#include "desktop/ui/fonts.h"
#include "desktop/ui/text_line.h"
#include "desktop/ui/theme.h"
#include "desktop/ui/times.h"

#include <QPainter>

#include <algorithm>

namespace foyer::ui {

using Model = model::ConversationListModel;

namespace {

constexpr int kMargin = 8;
constexpr int kPadding = 10;
constexpr int kTile = 38;
constexpr int kDot = 11;
constexpr int kGap = 12;

QFont smaller(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

} // namespace

ConversationDelegate::ConversationDelegate(const Theme &theme, model::PictureCache &pictures, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_pictures(pictures)
{
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index)
    const int lines =
        QFontMetrics(boldFont(option.font)).height() + QFontMetrics(smaller(option.font)).height();
    return {120, std::max(kTile, lines + 4) + 2 * kPadding};
}

void ConversationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect card = option.rect.adjusted(kMargin, 1, -kMargin, -1);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    if (isSelected || isHovered) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(isSelected ? m_theme.sideActive : m_theme.hover);
        painter->drawRoundedRect(card, 10, 10);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setPen(QPen(m_theme.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(card, 10, 10);
    }

    const QRect inner = card.adjusted(kPadding, 0, -kPadding, 0);
    // All is reckoned from left to right, and placed from the side where reading begins.
    const auto placed = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, inner, rect);
    };
    const QRect tile = placed({inner.left(), inner.center().y() - kTile / 2, kTile, kTile});
    const QVariant partner = index.data(Model::PartnerRole);
    if (partner.isValid())
        paintPartner(*painter, tile, partner.value<protocol::Member>(), isSelected);
    else
        painter->drawPixmap(tile.topLeft(),
                            coverPixmap(m_pictures, index.data(Model::StateRole).value<protocol::RoomState>(),
                                        kTile, painter->device()->devicePixelRatioF(), option.font, m_theme));

    const QFont nameFont = boldFont(option.font);
    const QFont smallFont = smaller(option.font);
    const int nameHeight = QFontMetrics(nameFont).height();
    const int smallHeight = QFontMetrics(smallFont).height();
    const int top = inner.center().y() - (nameHeight + smallHeight + 2) / 2;
    QRect first(inner.left() + kTile + kGap, top, inner.width() - kTile - kGap, nameHeight);
    QRect second(first.left(), top + nameHeight + 2, first.width(), smallHeight);

    const QString time = shortTime(index.data(Model::TimeRole).toLongLong());
    painter->setFont(smallFont);
    painter->setPen(m_theme.ink3);
    drawLine(*painter, placed(first), time, Qt::AlignTrailing | Qt::AlignVCenter);
    first.setRight(first.right() - QFontMetrics(smallFont).horizontalAdvance(time) - 8);
    painter->setFont(nameFont);
    painter->setPen(m_theme.ink);
    drawLine(*painter, placed(first), index.data(Model::NameRole).toString());

    painter->setFont(smallFont);
    if (const QString badge = badgeOf(index); !badge.isEmpty()) {
        const int height = second.height() + 2;
        const int width = std::max(height, painter->fontMetrics().horizontalAdvance(badge) + 12);
        const QRect pill(second.right() - width + 1, second.center().y() - height / 2, width, height);
        paintBadge(*painter, placed(pill), badge, index.data(Model::HasFailedRole).toBool());
        second.setRight(pill.left() - 9);
    }
    // In the open one it is in the field itself.
    const QString draft = isSelected ? QString() : index.data(Model::DraftRole).toString();
    if (!draft.isEmpty()) {
        const QString mark = tr("Draft:");
        painter->setPen(m_theme.danger);
        drawLine(*painter, placed(second), mark);
        second.setLeft(second.left() + QFontMetrics(smallFont).horizontalAdvance(mark + u' '));
    }
    painter->setPen(m_theme.ink2);
    drawLine(*painter, placed(second), draft.isEmpty() ? index.data(Model::PreviewRole).toString() : draft);
    painter->restore();
}

void ConversationDelegate::paintPartner(QPainter &painter, const QRect &tile, const protocol::Member &partner,
                                        bool isSelected) const
{
    paintAvatar(painter, tile, m_pictures, partner.user.avatar, partner.user.displayName);
    if (!partner.isOnline)
        return;
    // A ring of the ground around it keeps the dot apart from the picture.
    const QRectF dot(tile.right() - kDot + 2, tile.bottom() - kDot + 2, kDot, kDot);
    painter.setPen(QPen(isSelected ? m_theme.sideActive : m_theme.side, 2));
    painter.setBrush(partner.isIdle ? m_theme.ink3 : m_theme.online);
    painter.drawEllipse(dot);
}

QString ConversationDelegate::badgeOf(const QModelIndex &index)
{
    const qint64 unread = index.data(Model::UnreadRole).toLongLong();
    if (index.data(Model::HasFailedRole).toBool())
        return QStringLiteral("!");
    if (unread <= 0)
        return {};
    return unread > 99 ? QStringLiteral("99+") : QString::number(unread);
}

void ConversationDelegate::paintBadge(QPainter &painter, const QRect &pill, const QString &text,
                                      bool hasFailed) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(hasFailed ? m_theme.danger : m_theme.badge);
    painter.drawRoundedRect(pill, pill.height() / 2.0, pill.height() / 2.0);
    painter.setPen(hasFailed ? m_theme.surface : m_theme.onBadge);
    painter.drawText(pill, Qt::AlignCenter, text);
}

} // namespace foyer::ui
