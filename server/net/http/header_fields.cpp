// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/header_fields.h"

#include <algorithm>

namespace foyer::net {
namespace {

bool isSame(const QByteArray &a, const QByteArray &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

void HeaderFields::append(QByteArray name, QByteArray value)
{
    m_fields.append({std::move(name), std::move(value)});
}

void HeaderFields::set(const QByteArray &name, QByteArray value)
{
    remove(name);
    append(name, std::move(value));
}

void HeaderFields::remove(const QByteArray &name)
{
    m_fields.removeIf([&](const HeaderField &field) { return isSame(field.name, name); });
}

int HeaderFields::count(const QByteArray &name) const
{
    return int(std::count_if(m_fields.cbegin(), m_fields.cend(),
                             [&](const HeaderField &field) { return isSame(field.name, name); }));
}

QByteArray HeaderFields::value(const QByteArray &name) const
{
    QByteArray joined;
    bool isFirst = true;
    for (const HeaderField &field : m_fields) {
        if (!isSame(field.name, name))
            continue;
        if (!isFirst)
            joined += ", ";
        joined += field.value;
        isFirst = false;
    }
    return joined;
}

QList<QByteArray> HeaderFields::tokens(const QByteArray &name) const
{
    QList<QByteArray> found;
    for (const QByteArray &member : value(name).split(',')) {
        const QByteArray token = member.trimmed().toLower();
        if (!token.isEmpty())
            found.append(token);
    }
    return found;
}

} // namespace foyer::net
