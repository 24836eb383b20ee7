// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bare_inserts.h"

#include "tests/bench/bench_clock.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QUuid>
#include <QVariant>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace foyer::bench {
namespace {

/// MariaDB takes 65,535 values in a statement, and a row has eight.
constexpr int kMaxRows = 8'000;
constexpr int kTextCharacters = 100;
constexpr int kAuthors = 2;

void check(bool isFine, const QSqlQuery &query)
{
    if (!isFine)
        throw std::runtime_error("bare INSERT: " + query.lastError().text().toStdString());
}

void makeTable(const QSqlDatabase &connection)
{
    QSqlQuery query(connection);
    check(query.exec(QStringLiteral("SHOW CREATE TABLE messages")) && query.next(), query);
    QString statement = query.value(1).toString();
    statement.replace(QLatin1String("CREATE TABLE `messages`"),
                      QLatin1String("CREATE TABLE `bare_messages`"));
    statement.replace(QLatin1String("CONSTRAINT `messages_"), QLatin1String("CONSTRAINT `bare_messages_"));
    query.finish();
    check(query.exec(statement), query);
}

} // namespace

BareInserts::BareInserts(const QString &url, std::vector<std::int64_t> conversations)
    : m_connection(QUuid::createUuid().toString())
    , m_conversations(std::move(conversations))
{
    const QUrl address(url);
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QMYSQL"), m_connection);
    connection.setHostName(address.host());
    connection.setPort(address.port());
    connection.setUserName(address.userName(QUrl::FullyDecoded));
    connection.setPassword(address.password(QUrl::FullyDecoded));
    connection.setDatabaseName(address.path().mid(1));
    if (!connection.open())
        throw std::runtime_error("bare INSERT: " + connection.lastError().text().toStdString());
    makeTable(connection);
}

BareInserts::~BareInserts()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

double BareInserts::rowsPerSecond(int rows, double seconds)
{
    rows = std::clamp(rows, 1, kMaxRows);
    const QSqlDatabase connection = QSqlDatabase::database(m_connection);
    QSqlQuery query(connection);
    const QStringList places(rows, QStringLiteral("(?, ?, ?, ?, ?, ?, ?, ?)"));
    check(query.prepare(
              QStringLiteral("INSERT INTO bare_messages (conversation_id, seq, revision, author_id, ref, "
                             "text, upload_id, created_at) VALUES ")
              + places.join(u',')),
          query);
    const QString text(kTextCharacters, u'x');
    const Nanoseconds start = now();
    std::int64_t done = 0;
    while (now() - start < fromSeconds(seconds)) {
        for (int i = 0; i < rows; ++i, ++m_inserted) {
            const auto rooms = std::int64_t(m_conversations.size());
            const qlonglong seq = m_inserted / rooms + 1;
            query.addBindValue(qlonglong(m_conversations[std::size_t(m_inserted % rooms)]));
            query.addBindValue(seq);
            query.addBindValue(seq);
            query.addBindValue(qlonglong(m_inserted % kAuthors + 1));
            query.addBindValue(QUuid::createUuid().toString(QUuid::WithoutBraces));
            query.addBindValue(text);
            query.addBindValue(QVariant(QMetaType(QMetaType::QString)));
            query.addBindValue(qlonglong(seq));
        }
        check(query.exec(), query);
        done += rows;
    }
    return double(done) / toSeconds(now() - start);
}

} // namespace foyer::bench
