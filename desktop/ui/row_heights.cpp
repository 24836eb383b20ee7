// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/row_heights.h"

#include <algorithm>

namespace foyer::ui {

namespace {
/// Before any row was measured.
constexpr int kFirstGuess = 40;
} // namespace

int RowHeights::guess() const
{
    return m_measured == 0 ? kFirstGuess : int(m_measuredHeight / m_measured);
}

void RowHeights::changedFrom(int row)
{
    m_rightTo = std::min(m_rightTo, row);
}

void RowHeights::reset(int count)
{
    m_measured = 0;
    m_measuredHeight = 0;
    m_rows.fill(Row{kFirstGuess, false}, count);
    m_tops.resize(count + 1);
    m_rightTo = 0;
}

void RowHeights::insert(int first, int count)
{
    m_rows.insert(first, count, Row{guess(), false});
    m_tops.resize(m_rows.size() + 1);
    changedFrom(first);
}

void RowHeights::remove(int first, int count)
{
    for (int row = first; row < first + count; ++row)
        forget(row);
    m_rows.remove(first, count);
    m_tops.resize(m_rows.size() + 1);
    changedFrom(first);
}

void RowHeights::set(int row, int height)
{
    forget(row);
    Row &mine = m_rows[row];
    if (mine.height != height)
        changedFrom(row);
    mine = {height, true};
    m_measuredHeight += height;
    ++m_measured;
}

void RowHeights::forget(int row)
{
    Row &mine = m_rows[row];
    if (!mine.isMeasured)
        return;
    mine.isMeasured = false;
    m_measuredHeight -= mine.height;
    --m_measured;
}

void RowHeights::forgetAll()
{
    for (Row &row : m_rows)
        row.isMeasured = false;
    m_measured = 0;
    m_measuredHeight = 0;
}

int RowHeights::top(int row) const
{
    for (; m_rightTo < row; ++m_rightTo)
        m_tops[m_rightTo + 1] = m_tops.at(m_rightTo) + m_rows.at(m_rightTo).height;
    return m_tops.at(row);
}

int RowHeights::rowAt(int y) const
{
    if (m_rows.isEmpty())
        return -1;
    (void)top(count());
    const auto after = std::upper_bound(m_tops.cbegin(), m_tops.cend(), y);
    return std::clamp(int(after - m_tops.cbegin()) - 1, 0, count() - 1);
}

} // namespace foyer::ui
