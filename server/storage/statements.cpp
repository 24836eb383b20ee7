// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/statements.h"

#include "server/storage/dialect.h"

#include <QFile>
#include <QStringList>

namespace foyer::storage {
namespace {

QString withoutComments(const QString &statement)
{
    QStringList lines = statement.split(u'\n');
    lines.removeIf([](const QString &line) {
        return line.trimmed().isEmpty() || line.trimmed().startsWith(QLatin1String("--"));
    });
    return lines.join(u'\n');
}

QString repeated(const QString &part, int count)
{
    const bool isQuery = part.startsWith(QLatin1String("SELECT "));
    return QStringList(count, part).join(isQuery ? QLatin1String(" UNION ALL ") : QLatin1String(", "));
}

} // namespace

Statements::Statements(const Dialect &dialect)
    : m_dialect(dialect)
{
}

QString Statements::text(QLatin1String name, int count)
{
    auto found = m_loaded.constFind(name);
    if (found == m_loaded.cend())
        found = m_loaded.insert(name, load(name));
    return expand(*found, count, m_dialect.lockClause());
}

QString Statements::expand(const QString &statement, int count, const QString &lockClause)
{
    QString text = withoutComments(statement);
    text.replace(QLatin1String("{lock}"), lockClause);
    qsizetype open = text.indexOf(u'{');
    while (open >= 0) {
        const qsizetype close = text.indexOf(u'}', open);
        if (close < 0)
            break;
        const QString all = repeated(text.mid(open + 1, close - open - 1), count);
        text.replace(open, close - open + 1, all);
        open = text.indexOf(u'{', open + all.size());
    }
    return text.trimmed();
}

QString Statements::load(QLatin1String name) const
{
    const QString base = QStringLiteral(":/sql/queries/%1").arg(name);
    for (const QString &path :
         {QStringLiteral("%1.%2.sql").arg(base, m_dialect.name()), QStringLiteral("%1.sql").arg(base)}) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            return QString::fromUtf8(file.readAll());
    }
    return {};
}

} // namespace foyer::storage
