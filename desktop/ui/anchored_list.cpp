// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/anchored_list.h"

#include <QAccessible>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace foyer::ui {

namespace {

/// Pixels from the end that still count as being there.
constexpr int kNear = 24;
/// Rows are measured this far beyond the edges of the viewport.
constexpr int kAhead = 300;
/// What changes within this time is taken together.
constexpr int kPictureMs = 16;

} // namespace

AnchoredList::AnchoredList(QWidget *parent)
    : QListView(parent)
{
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    verticalScrollBar()->setSingleStep(kNear);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &AnchoredList::settle);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &AnchoredList::onScrolled);
    m_sinceSettled.start();
}

void AnchoredList::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    m_heights.reset(model->rowCount());
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        m_heights.remove(first, last - first + 1);
        settleSoon();
        viewport()->update();
    });
}

void AnchoredList::reset()
{
    QListView::reset();
    m_heights.reset(model() == nullptr ? 0 : model()->rowCount());
    m_anchor = QPersistentModelIndex();
    m_hovered = QPersistentModelIndex();
    settleSoon();
    viewport()->update();
}

void AnchoredList::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    const bool isBelow = m_isAtEnd && start == m_heights.count() && m_heights.total() > viewport()->height();
    m_heights.insert(start, end - start + 1);
    settleSoon();
    // What comes below a full viewport only moves what is in it.
    if (!isBelow)
        viewport()->update();
}

void AnchoredList::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
    // The one that is read goes: the next that stays is in its place.
    if (m_anchor.isValid() && m_anchor.row() >= start && m_anchor.row() <= end) {
        const QModelIndex next = model()->index(end + 1, 0);
        m_anchorTop += next.isValid() ? m_heights.top(end + 1) - m_heights.top(m_anchor.row()) : 0;
        m_anchor = next;
    }
}

void AnchoredList::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                               const QList<int> &roles)
{
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
    for (int row = topLeft.row(); row <= bottomRight.row() && row < m_heights.count(); ++row)
        m_heights.forget(row);
    settleSoon();
    viewport()->update();
}

void AnchoredList::remeasure()
{
    m_heights.forgetAll();
    viewport()->update();
    settle();
}

void AnchoredList::doItemsLayout()
{
    // QListView's own layout is never made: it would measure every row.
    QAbstractItemView::doItemsLayout();
    settle();
}

void AnchoredList::updateGeometries()
{
    QAbstractItemView::updateGeometries();
}

void AnchoredList::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    settle();
}

void AnchoredList::settleSoon()
{
    if (!m_soon.isActive())
        m_soon.start(std::max(0, kPictureMs - int(std::min<qint64>(kPictureMs, m_sinceSettled.elapsed()))));
}

void AnchoredList::settleNowIfDue() const
{
    if (m_soon.isActive() && !m_isSettling)
        const_cast<AnchoredList *>(this)->settle();
}

void AnchoredList::settle()
{
    if (m_isSettling) {
        // The bar came or went, so the rows have another width.
        m_isDueAgain = true;
        return;
    }
    if (model() == nullptr)
        return;
    m_soon.stop();
    m_sinceSettled.start();
    {
        const QScopedValueRollback guard(m_isSettling, true);
        place();
    }
    if (std::exchange(m_isDueAgain, false))
        settleSoon();
    emit moved();
    if (m_isAtEnd != m_toldAtEnd) {
        m_toldAtEnd = m_isAtEnd;
        emit atEndChanged(m_isAtEnd);
    }
}

void AnchoredList::place()
{
    const int count = m_heights.count();
    const int height = viewport()->height();
    QScrollBar *bar = verticalScrollBar();
    bar->setPageStep(std::max(1, height - kNear));
    if (count == 0) {
        bar->setRange(0, 0);
    } else if (m_isAtEnd) {
        measureAround(count - 1, height - m_heights.height(count - 1));
        bar->setRange(0, std::max(0, m_heights.total() - height));
        bar->setValue(bar->maximum());
    } else {
        if (!m_anchor.isValid())
            takeAnchor();
        measureAround(m_anchor.row(), m_anchorTop);
        bar->setRange(0, std::max(0, m_heights.total() - height));
        bar->setValue(m_heights.top(m_anchor.row()) - m_anchorTop);
    }
    movePicture();
    takeAnchor();
    m_shown = m_anchor;
    m_shownTop = m_anchorTop;
    m_firstShown = m_heights.rowAt(bar->value());
    m_lastShown = m_heights.rowAt(bar->value() + height);
    m_isAtEnd = bar->maximum() - bar->value() <= kNear;
}

/// What is on the screen already is moved, not painted again.
void AnchoredList::movePicture()
{
    const int shift = m_shown.isValid() ? m_heights.top(m_shown.row()) - verticalOffset() - m_shownTop
                                        : viewport()->height();
    if (std::abs(shift) >= viewport()->height())
        viewport()->update();
    else if (shift != 0)
        viewport()->scroll(0, shift);
}

void AnchoredList::measure(int row)
{
    if (m_heights.isMeasured(row))
        return;
    const int before = m_heights.height(row);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    m_heights.set(row, itemDelegate()->sizeHint(option, model()->index(row, 0)).height());
    // Then the rows in sight are no longer as far from one another as they were painted.
    if (m_heights.height(row) != before && row >= m_firstShown && row <= m_lastShown)
        viewport()->update();
}

/// What can be seen while the row has its top there, and a little more.
void AnchoredList::measureAround(int row, int top)
{
    const int height = viewport()->height();
    int y = top;
    for (int below = row; below < m_heights.count() && y < height + kAhead; ++below) {
        measure(below);
        y += m_heights.height(below);
    }
    // At the end of the list what is above moves down.
    const int spare = std::max(0, height - y);
    y = top + spare;
    for (int above = row - 1; above >= 0 && y > -kAhead; --above) {
        measure(above);
        y -= m_heights.height(above);
    }
}

/// Of what is in sight, the first row whose height is known for sure.
void AnchoredList::takeAnchor()
{
    const int value = verticalScrollBar()->value();
    const int first = m_heights.rowAt(value);
    if (first < 0) {
        m_anchor = QPersistentModelIndex();
        return;
    }
    int row = first;
    while (row + 1 < m_heights.count() && !m_heights.isMeasured(row)
           && m_heights.top(row + 1) - value < viewport()->height())
        ++row;
    if (!m_heights.isMeasured(row))
        row = first;
    m_anchor = model()->index(row, 0);
    m_anchorTop = m_heights.top(row) - value;
}

void AnchoredList::onScrolled()
{
    // While rows are put in their places, the bar moves for reasons that are not the reader's.
    if (m_isSettling)
        return;
    m_isAtEnd = false;
    takeAnchor();
    settle();
}

int AnchoredList::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void AnchoredList::scrollContentsBy(int dx, int dy)
{
    // Moving is done when all is in its place: see movePicture().
    Q_UNUSED(dx)
    Q_UNUSED(dy)
}

void AnchoredList::showAt(const QModelIndex &index, int top)
{
    if (!index.isValid())
        return;
    m_isAtEnd = false;
    m_anchor = index;
    m_anchorTop = top;
    settle();
}

void AnchoredList::scrollToEnd()
{
    m_isAtEnd = true;
    settle();
}

QRect AnchoredList::visualRect(const QModelIndex &index) const
{
    settleNowIfDue();
    if (!index.isValid() || index.row() >= m_heights.count())
        return {};
    return {0, m_heights.top(index.row()) - verticalOffset(), viewport()->width(),
            m_heights.height(index.row())};
}

QModelIndex AnchoredList::indexAt(const QPoint &point) const
{
    settleNowIfDue();
    const int y = point.y() + verticalOffset();
    if (model() == nullptr || y < 0 || y >= m_heights.total())
        return {};
    return model()->index(m_heights.rowAt(y), 0);
}

void AnchoredList::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    settleNowIfDue();
    if (!index.isValid() || index.row() >= m_heights.count())
        return;
    measure(index.row());
    const QRect row = visualRect(index);
    const int height = viewport()->height();
    const int lowest = height - row.height();
    switch (hint) {
    case EnsureVisible:
        if (row.top() < 0 || row.height() > height)
            showAt(index, 0);
        else if (row.bottom() >= height)
            showAt(index, lowest);
        break;
    case PositionAtTop:
        showAt(index, 0);
        break;
    case PositionAtBottom:
        showAt(index, lowest);
        break;
    case PositionAtCenter:
        showAt(index, std::max(0, lowest / 2));
        break;
    }
}

QModelIndex AnchoredList::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    Q_UNUSED(modifiers)
    settleNowIfDue();
    const int count = m_heights.count();
    if (count == 0)
        return {};
    const QModelIndex now = currentIndex();
    if (!now.isValid())
        return model()->index(count - 1, 0);
    int row = now.row();
    const int page = verticalScrollBar()->pageStep();
    switch (action) {
    case MoveUp:
    case MovePrevious:
        --row;
        break;
    case MoveDown:
    case MoveNext:
        ++row;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = count - 1;
        break;
    case MovePageUp:
        row = std::min(row - 1, m_heights.rowAt(m_heights.top(row) - page));
        break;
    case MovePageDown:
        row = std::max(row + 1, m_heights.rowAt(m_heights.top(row) + page));
        break;
    case MoveLeft:
    case MoveRight:
        break;
    }
    return model()->index(std::clamp(row, 0, count - 1), 0);
}

void AnchoredList::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    Q_UNUSED(rect)
    Q_UNUSED(command)
}

QRegion AnchoredList::visualRegionForSelection(const QItemSelection &selection) const
{
    Q_UNUSED(selection)
    return {};
}

void AnchoredList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    if (!QAccessible::isActive() || !current.isValid() || !hasFocus())
        return;
    QAccessibleEvent focused(this, QAccessible::Focus);
    focused.setChild(current.row());
    QAccessible::updateAccessibility(&focused);
}

void AnchoredList::setHovered(const QModelIndex &index)
{
    if (m_hovered == index)
        return;
    m_hovered = index;
    viewport()->update();
}

void AnchoredList::mouseMoveEvent(QMouseEvent *event)
{
    QAbstractItemView::mouseMoveEvent(event);
    setHovered(indexAt(event->pos()));
}

void AnchoredList::leaveEvent(QEvent *event)
{
    QAbstractItemView::leaveEvent(event);
    setHovered({});
}

void AnchoredList::paintEvent(QPaintEvent *event)
{
    settleNowIfDue();
    if (m_heights.count() == 0)
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QStyle::State state = option.state;
    const bool isFocused = hasFocus() || viewport()->hasFocus();
    const int offset = verticalOffset();
    const int bottom = event->rect().bottom() + offset;
    for (int row = m_heights.rowAt(event->rect().top() + offset);
         row < m_heights.count() && m_heights.top(row) <= bottom; ++row) {
        const QModelIndex index = model()->index(row, 0);
        option.rect = QRect(0, m_heights.top(row) - offset, viewport()->width(), m_heights.height(row));
        option.state = state;
        option.state.setFlag(QStyle::State_HasFocus, isFocused && index == currentIndex());
        option.state.setFlag(QStyle::State_MouseOver, m_hovered == index);
        itemDelegate()->paint(&painter, option, index);
    }
}

} // namespace foyer::ui
