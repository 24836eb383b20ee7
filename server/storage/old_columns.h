// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace foyer::storage {

/// The columns of one table of somebody else's, and how to ask for what may be missing: expressions for a SELECT. Names of columns are
/// ours, never somebody's input.
class OldColumns
{
public:
    /// `type` as information_schema has it: "datetime".
    void add(const QString &name, const QString &type) { m_types.insert(name.toLower(), type.toLower()); }
    [[nodiscard]] bool has(const QString &name) const { return m_types.contains(name); }
    /// Whether the column is a point in time, and not what a clock on a wall shows.
    [[nodiscard]] bool isUtc(const QString &name) const;

    /// The column as text, at most `length` characters of it (0: all); '' if it is missing or NULL.
    [[nodiscard]] QString text(const QString &name, int length = 0) const;
    /// Whether the text is longer than that: 0 or 1.
    [[nodiscard]] QString isLonger(const QString &name, int length) const;
    /// The column as a whole number; 0 if it is missing, NULL or none.
    [[nodiscard]] QString number(const QString &name) const;
    /// Milliseconds since 1970 by the column's own clock; NULL if it is missing, NULL or the zero date.
    [[nodiscard]] QString time(const QString &name) const;
    /// 1 if the column says that something was done: a time, or a number other than 0; else 0.
    [[nodiscard]] QString isSet(const QString &name) const;

private:
    [[nodiscard]] bool isNumber(const QString &name) const;

    QHash<QString, QString> m_types;
};

} // namespace foyer::storage
