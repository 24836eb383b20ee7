// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace foyer::client {

/// The query of a request: what is empty, zero or false is left out, everything else percent-encoded.
class ApiQuery
{
public:
    void add(QLatin1String key, const QString &value)
    {
        if (value.isEmpty())
            return;
        if (!m_text.isEmpty())
            m_text += u'&';
        m_text += key;
        m_text += u'=';
        m_text += QString::fromLatin1(QUrl::toPercentEncoding(value));
    }
    void add(QLatin1String key, qint64 value)
    {
        if (value > 0)
            add(key, QString::number(value));
    }
    void addFlag(QLatin1String key, bool isSet)
    {
        if (isSet)
            add(key, QStringLiteral("true"));
    }

    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QString m_text;
};

} // namespace foyer::client
