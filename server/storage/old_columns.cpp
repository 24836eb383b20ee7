// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/old_columns.h"

namespace foyer::storage {
namespace {

/// Numbers above this are milliseconds, others seconds; it is the year 5138 in seconds, and 1973 in milliseconds.
const QLatin1String kSecondsMax("100000000000");

} // namespace

bool OldColumns::isUtc(const QString &name) const
{
    return m_types.value(name) == QLatin1String("timestamp") || isNumber(name);
}

bool OldColumns::isNumber(const QString &name) const
{
    const QString type = m_types.value(name);
    return type.endsWith(QLatin1String("int")) || type == QLatin1String("bit");
}

QString OldColumns::text(const QString &name, int length) const
{
    if (!has(name))
        return QStringLiteral("''");
    if (length == 0)
        return QStringLiteral("IFNULL(`%1`, '')").arg(name);
    return QStringLiteral("IFNULL(LEFT(`%1`, %2), '')").arg(name).arg(length);
}

QString OldColumns::isLonger(const QString &name, int length) const
{
    if (!has(name))
        return QStringLiteral("0");
    return QStringLiteral("IFNULL(CHAR_LENGTH(`%1`) > %2, 0)").arg(name).arg(length);
}

QString OldColumns::number(const QString &name) const
{
    if (!has(name))
        return QStringLiteral("0");
    return QStringLiteral("IFNULL(CAST(`%1` AS SIGNED), 0)").arg(name);
}

QString OldColumns::time(const QString &name) const
{
    if (!has(name))
        return QStringLiteral("NULL");
    if (isNumber(name))
        return QStringLiteral("IF(`%1` > %2, `%1`, `%1` * 1000)").arg(name, kSecondsMax);
    if (m_types.value(name) == QLatin1String("timestamp"))
        return QStringLiteral("CAST(UNIX_TIMESTAMP(`%1`) * 1000 AS SIGNED)").arg(name);
    return QStringLiteral("TIMESTAMPDIFF(MICROSECOND, '1970-01-01', `%1`) DIV 1000").arg(name);
}

QString OldColumns::isSet(const QString &name) const
{
    if (!has(name))
        return QStringLiteral("0");
    if (isNumber(name))
        return QStringLiteral("IFNULL(CAST(`%1` AS SIGNED) <> 0, 0)").arg(name);
    return QStringLiteral("(%1 IS NOT NULL)").arg(time(name));
}

} // namespace foyer::storage
