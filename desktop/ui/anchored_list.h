// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/ui/row_heights.h"

#include <QElapsedTimer>
#include <QListView>
#include <QPersistentModelIndex>
#include <QTimer>

namespace foyer::ui {

/// A list of rows of different heights that stays where the reader is: at the end when he is there, else at the row he
/// reads, whatever comes and goes around it. Rows are measured when they come near the viewport, and what changes within
/// one picture of the screen is taken together, so neither many rows nor many changes cost much. Does not select.
class AnchoredList : public QListView
{
    Q_OBJECT

public:
    explicit AnchoredList(QWidget *parent = nullptr);

    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd; }
    /// Puts a row at this distance from the top of the viewport, as far as the list reaches.
    void showAt(const QModelIndex &index, int top);
    void scrollToEnd();

    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void reset() override;

signals:
    /// The newest row can be seen now, or no longer.
    void atEndChanged(bool isAtEnd);
    /// What is in sight is another part of the list.
    void moved();

protected:
    /// All rows have another height.
    void remeasure();

    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    /// Puts everything in its place again, at once or with the next picture of the screen.
    void settle();
    void place();
    void movePicture();
    void settleSoon();
    void settleNowIfDue() const;
    void measureAround(int row, int top);
    void measure(int row);
    void takeAnchor();
    void onScrolled();
    void setHovered(const QModelIndex &index);

    RowHeights m_heights;
    /// What must stay where it is while rows come and go, and its distance from the top of the viewport.
    QPersistentModelIndex m_anchor;
    int m_anchorTop = 0;
    /// A row that is on the screen, where it was put there, and the rows that were beside it.
    QPersistentModelIndex m_shown;
    int m_shownTop = 0;
    int m_firstShown = -1;
    int m_lastShown = -1;
    bool m_isAtEnd = true;
    bool m_toldAtEnd = true;
    bool m_isSettling = false;
    bool m_isDueAgain = false;
    QTimer m_soon;
    QElapsedTimer m_sinceSettled;
    QPersistentModelIndex m_hovered;
};

} // namespace foyer::ui
