// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

QT_BEGIN_NAMESPACE
class QTextLayout;
QT_END_NAMESPACE

namespace foyer::model {
class PictureCache;
}

namespace foyer::ui {

struct Theme;

/// Draws what a search found: who, where and when, and the words around what was found. Thread: main.
class SearchHitDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Theme and pictures must outlive the delegate.
    SearchHitDelegate(const Theme &theme, model::PictureCache &pictures, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    /// Lays the snippet out in this width; returns its height.
    int layOut(QTextLayout &layout, const QModelIndex &index, int width) const;
    void paintWords(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                    const QRect &inner) const;

    const Theme &m_theme;
    model::PictureCache &m_pictures;
};

} // namespace foyer::ui
