// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/storage/row.h"

namespace foyer::storage {

/// A pattern for LIKE … ESCAPE '!' of whatever begins with the letters.
[[nodiscard]] inline QString beginning(const QString &letters)
{
    QString pattern = letters;
    for (const QChar special : {u'!', u'%', u'_'})
        pattern.replace(special, QStringLiteral("!") + special);
    return pattern + u'%';
}

/// The same of whatever contains them.
[[nodiscard]] inline QString containing(const QString &letters)
{
    return u'%' + beginning(letters);
}

/// What each row says.
template<typename T, typename Read>
[[nodiscard]] Result<QList<T>> listOf(const Result<Rows> &rows, Read read)
{
    if (!rows)
        return tl::unexpected(rows.error());
    QList<T> list;
    for (const Row &row : *rows)
        list.append(read(row));
    return list;
}

} // namespace foyer::storage
