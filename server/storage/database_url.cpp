// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/database_url.h"

#include <QUrl>

namespace foyer::storage {
namespace {

tl::unexpected<Error> refuse(const QString &why)
{
    return fail(ErrorCode::InvalidField,
                QStringLiteral("The database address is not usable: %1. Write sqlite:PATH or "
                               "mysql://USER:PASSWORD@HOST:PORT/NAME.")
                    .arg(why),
                QStringLiteral("database"));
}

Result<DatabaseUrl> parseMysql(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        return refuse(QStringLiteral("it is malformed (special characters of user and password must be "
                                     "percent-encoded)"));
    DatabaseUrl result;
    result.backend = Backend::Mysql;
    result.host = url.host();
    result.port = url.port(3306);
    result.user = url.userName(QUrl::FullyDecoded);
    result.password = url.password(QUrl::FullyDecoded);
    result.name = url.path(QUrl::FullyDecoded).mid(1);
    if (result.host.isEmpty())
        return refuse(QStringLiteral("the host is missing"));
    if (result.user.isEmpty())
        return refuse(QStringLiteral("the user is missing"));
    if (result.name.isEmpty() || result.name.contains(u'/'))
        return refuse(QStringLiteral("the name of the database is missing or holds a slash"));
    if (url.hasQuery() || url.hasFragment())
        return refuse(QStringLiteral("nothing may follow the name of the database"));
    return result;
}

} // namespace

Result<DatabaseUrl> DatabaseUrl::parse(const QString &text)
{
    const QLatin1String sqlite("sqlite:");
    if (text.startsWith(sqlite)) {
        DatabaseUrl result;
        result.path = text.mid(sqlite.size());
        if (result.path.isEmpty())
            return refuse(QStringLiteral("the path is missing"));
        // An address in memory would be another database for every connection; "file:" turns on SQLite's own URLs.
        if (result.path.startsWith(u':') || result.path.startsWith(QLatin1String("file:")))
            return refuse(QStringLiteral("the path must be that of a file"));
        return result;
    }
    if (text.startsWith(QLatin1String("mysql://")))
        return parseMysql(text);
    return refuse(QStringLiteral("its kind is unknown"));
}

QString DatabaseUrl::toDisplay() const
{
    if (backend == Backend::Sqlite)
        return QStringLiteral("sqlite:%1").arg(path);
    const bool isV6 = host.contains(u':');
    return QStringLiteral("mysql://%1:%2/%3")
        .arg(isV6 ? QStringLiteral("[%1]").arg(host) : host)
        .arg(port)
        .arg(name);
}

} // namespace foyer::storage
