// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace foyer::model {
class PictureCache;
}

namespace foyer::ui {

struct Theme;

/// Draws one row of a MemberListModel: a heading, or somebody with his picture and whether he is there. Thread: main.
class MemberDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Theme and pictures must outlive the delegate.
    MemberDelegate(const Theme &theme, model::PictureCache &pictures, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintMember(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// Returns the width that it took.
    int paintBadge(QPainter &painter, const QRect &where, const QString &text) const;

    const Theme &m_theme;
    model::PictureCache &m_pictures;
};

} // namespace foyer::ui
