// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QLatin1String>
#include <QString>

namespace foyer::storage {

class Dialect;

/// The texts of the statements under :/sql/queries (see sql/README.md). Thread: one.
class Statements
{
public:
    explicit Statements(const Dialect &dialect);

    /// The statement `aggregate/name`, its `{…}` repeated `count` times. Empty if there is none of that name.
    [[nodiscard]] QString text(QLatin1String name, int count);

    /// Repeats each `{…}` of a statement `count` times and fills in the lock clause; comments are left out.
    [[nodiscard]] static QString expand(const QString &statement, int count, const QString &lockClause);

private:
    [[nodiscard]] QString load(QLatin1String name) const;

    const Dialect &m_dialect;
    QHash<QLatin1String, QString> m_loaded;
};

} // namespace foyer::storage
