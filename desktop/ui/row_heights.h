// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace foyer::ui {

/// The heights of a list's rows, measured or guessed, and where that puts them from the top. Asking for a place costs what
/// lies between it and the last change above it.
class RowHeights
{
public:
    [[nodiscard]] int count() const { return int(m_rows.size()); }
    /// All of them are guessed from now on.
    void reset(int count);
    void insert(int first, int count);
    void remove(int first, int count);
    /// The row was measured.
    void set(int row, int height);
    /// It is to be measured again; until then its height is a guess.
    void forget(int row);
    void forgetAll();

    [[nodiscard]] bool isMeasured(int row) const { return m_rows.at(row).isMeasured; }
    [[nodiscard]] int height(int row) const { return m_rows.at(row).height; }
    /// Where the row begins; of one past the last, where the list ends.
    [[nodiscard]] int top(int row) const;
    [[nodiscard]] int total() const { return top(count()); }
    /// The row at this distance from the top, the nearest one if there is none; -1 of an empty list.
    [[nodiscard]] int rowAt(int y) const;

private:
    struct Row
    {
        int height = 0;
        bool isMeasured = false;
    };
    /// What an average row takes, as far as is known.
    [[nodiscard]] int guess() const;
    void changedFrom(int row);

    QList<Row> m_rows;
    qint64 m_measuredHeight = 0;
    int m_measured = 0;
    /// Where each row begins, and the end; right up to m_rightTo.
    mutable QList<int> m_tops{0};
    mutable int m_rightTo = 0;
};

} // namespace foyer::ui
