// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace foyer::ui {

struct Theme;

/// Draws one row of a MemberListModel: a heading, or somebody with his picture and whether he is there. Thread: main.
class MemberDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// The theme must outlive the delegate.
    explicit MemberDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintMember(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// Returns the width that it took.
    int paintBadge(QPainter &painter, const QRect &where, const QString &text) const;

    const Theme &m_theme;
};

} // namespace foyer::ui
