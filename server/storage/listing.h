// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/storage/row.h"

namespace foyer::storage {

/// A pattern for LIKE … ESCAPE '!' of whatever contains the letters.
[[nodiscard]] inline QString containing(const QString &letters)
{
    QString pattern = letters;
    for (const QChar special : {u'!', u'%', u'_'})
        pattern.replace(special, QStringLiteral("!") + special);
    return u'%' + pattern + u'%';
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
