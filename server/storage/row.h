// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QVariant>

namespace foyer::storage {

/// One row of an answer, copied out of the driver. Columns count from 0; wrong types read as zero or empty.
class Row
{
public:
    explicit Row(QVariantList values)
        : m_values(std::move(values))
    {
    }

    [[nodiscard]] bool isNull(int column) const { return m_values.at(column).isNull(); }
    [[nodiscard]] qint64 integer(int column) const { return m_values.at(column).toLongLong(); }
    [[nodiscard]] int number(int column) const { return m_values.at(column).toInt(); }
    [[nodiscard]] QString text(int column) const
    {
        const QVariant &value = m_values.at(column);
        // Text with a binary collation may come as bytes from MySQL.
        if (value.metaType().id() == QMetaType::QByteArray)
            return QString::fromUtf8(value.toByteArray());
        return value.toString();
    }
    template<typename IdType>
    [[nodiscard]] IdType id(int column) const
    {
        return IdType(integer(column));
    }

private:
    QVariantList m_values;
};

using Rows = QList<Row>;

// What a statement's question marks are filled with. A null QString would become NULL: text never is.
[[nodiscard]] inline QVariant bound(qint64 number)
{
    return number;
}
[[nodiscard]] inline QVariant bound(const QString &text)
{
    return text.isNull() ? QVariant(QStringLiteral("")) : QVariant(text);
}
[[nodiscard]] inline QVariant bound(const QByteArray &bytes)
{
    return bytes.isNull() ? QVariant(QByteArray("")) : QVariant(bytes);
}
template<typename Tag>
[[nodiscard]] QVariant bound(Id<Tag> id)
{
    return id.value();
}
/// NULL for an empty text.
[[nodiscard]] inline QVariant boundOrNull(const QString &text)
{
    return text.isEmpty() ? QVariant(QMetaType(QMetaType::QString)) : QVariant(text);
}
/// Several at once.
template<typename... Values>
[[nodiscard]] QVariantList bind(const Values &...values)
{
    return QVariantList{bound(values)...};
}

} // namespace foyer::storage
