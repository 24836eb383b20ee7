// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace foyer::net {

/// One header field of HTTP.
struct HeaderField
{
    QByteArray name;
    QByteArray value;

    bool operator==(const HeaderField &) const = default;
};

/// Header fields in their order. Names compare without regard to case.
class HeaderFields
{
public:
    HeaderFields() = default;
    HeaderFields(std::initializer_list<HeaderField> fields)
        : m_fields(fields)
    {
    }

    void append(QByteArray name, QByteArray value);
    /// Replaces all fields of that name by one.
    void set(const QByteArray &name, QByteArray value);
    void remove(const QByteArray &name);
    [[nodiscard]] bool has(const QByteArray &name) const { return count(name) > 0; }
    [[nodiscard]] int count(const QByteArray &name) const;
    /// Value of the field; several of one name are joined by ", ", as RFC 9110 has it (section 5.3). Empty if none.
    [[nodiscard]] QByteArray value(const QByteArray &name) const;
    /// The comma-separated members of the field: trimmed, lower-case, none empty.
    [[nodiscard]] QList<QByteArray> tokens(const QByteArray &name) const;
    [[nodiscard]] const QList<HeaderField> &all() const { return m_fields; }

    bool operator==(const HeaderFields &) const = default;

private:
    QList<HeaderField> m_fields;
};

} // namespace foyer::net
