// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/conversation.h"

#include <QStyledItemDelegate>

namespace foyer::model {
class PictureCache;
}

namespace foyer::ui {

struct Theme;

/// Draws a conversation in the list: its cover or sign, or the other person and whether he is there; name, last message, time, unread count.
class ConversationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Theme and pictures must outlive the delegate.
    ConversationDelegate(const Theme &theme, model::PictureCache &pictures, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintPartner(QPainter &painter, const QRect &tile, const protocol::Member &partner,
                      bool isSelected) const;
    /// What stands on the badge; empty for none.
    [[nodiscard]] static QString badgeOf(const QModelIndex &index);
    void paintBadge(QPainter &painter, const QRect &pill, const QString &text, bool hasFailed) const;

    const Theme &m_theme;
    model::PictureCache &m_pictures;
};

} // namespace foyer::ui
