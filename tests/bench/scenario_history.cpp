// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_server.h"
#include "tests/bench/histogram.h"
#include "tests/bench/index_wait.h"
#include "tests/bench/population.h"
#include "tests/bench/process_usage.h"
#include "tests/bench/scenarios.h"

#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <stdexcept>

namespace foyer::bench {
namespace {

constexpr int kPage = 50;
/// MariaDB has to answer a statement in seconds.
constexpr int kRowsAtATime = 50'000;

const char *const kText =
    "the quick brown fox jumps over the lazy dog the quick brown fox jumps over the lazy dog "
    "the quick br";

QString updateCounters(std::int64_t room, int count)
{
    return QStringLiteral(
               "UPDATE conversations SET last_seq = %1, last_revision = %1, last_activity_at = 1000000 "
               "WHERE id = %2")
        .arg(count)
        .arg(room);
}

void seedSqlite(const QString &file, std::int64_t room, int count)
{
    const QString name = QStringLiteral("history");
    QString fault;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        connection.setDatabaseName(file);
        const bool isOpen = connection.open();
        QSqlQuery query(connection);
        const QString insert =
            QStringLiteral(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                "INSERT INTO messages (conversation_id, seq, revision, author_id, ref, text, upload_id, "
                "created_at) SELECT %2, i, i, 1, printf('00000000-0000-4000-8000-%012x', i), '%3', "
                "NULL, i FROM n")
                .arg(QString::number(count), QString::number(room), QLatin1String(kText));
        if (!isOpen || !query.exec(insert) || !query.exec(updateCounters(room, count)))
            fault = query.lastError().text() + connection.lastError().text();
    }
    QSqlDatabase::removeDatabase(name);
    if (!fault.isEmpty())
        throw std::runtime_error("seeding: " + fault.toStdString());
}

void seedMariadb(const test::MariadbServer &server, std::int64_t room, int count)
{
    for (int from = 1; from <= count; from += kRowsAtATime) {
        const QString insert =
            QStringLiteral(
                "INSERT INTO messages (conversation_id, seq, revision, author_id, ref, text, upload_id, "
                "created_at) SELECT %1, seq, seq, 1, CONCAT('00000000-0000-4000-8000-', "
                "LPAD(LOWER(HEX(seq)), 12, '0')), '%2', NULL, seq FROM seq_%3_to_%4")
                .arg(QString::number(room), QLatin1String(kText), QString::number(from),
                     QString::number(std::min(count, from + kRowsAtATime - 1)));
        const auto done = server.execute({insert}, kDatabaseName);
        if (!done)
            throw std::runtime_error("seeding: " + done.error().detail.toStdString());
    }
    if (const auto done = server.execute({updateCounters(room, count)}, kDatabaseName); !done)
        throw std::runtime_error("seeding: " + done.error().detail.toStdString());
}

/// Whether the answer is the page that ends before this message.
bool isPage(const HttpClient::Answer &answer, int before)
{
    const QJsonArray messages = answer.json().value(QStringLiteral("messages")).toArray();
    return answer.status == 200 && messages.size() == kPage
        && messages.last().toObject().value(QStringLiteral("seq")).toInt() == before - 1;
}

} // namespace

void measureHistory(const BenchOptions &options, Report &report)
{
    const int count = options.isQuick ? 2'000 : options.history;
    const int requests = options.isQuick ? 20 : 1'000;
    report.begin("history",
                 "pages of 50 messages over HTTP, one request after the other, in a conversation of "
                     + std::to_string(count) + " messages");
    for (const Database database : options.databases) {
        BenchServer server(options.server, database, options.home);
        server.start();
        Population population(server.port());
        population.grow(1);
        const std::int64_t room = population.room(0, 1);
        server.kill();
        if (server.mariadb() != nullptr)
            seedMariadb(*server.mariadb(), room, count);
        else
            seedSqlite(server.sqliteFile(), room, count);
        server.start();
        HttpClient http(server.port());
        http.setToken(population.people().front().token);
        struct Row
        {
            const char *name;
            int before;
            bool isIndexMade;
        };
        const Row rows[] = {{"newest page while the index is made", count + 1, false},
                            {"newest page", count + 1, true},
                            {"page in the middle", count / 2, true}};
        for (const auto &[name, before, isIndexMade] : rows) {
            if (isIndexMade)
                waitForIndex(http);
            const bool isNewest = before == count + 1;
            const std::string path = "/api/v1/conversations/" + std::to_string(room) + "/messages?limit="
                + std::to_string(kPage) + (isNewest ? "" : "&before=" + std::to_string(before));
            Histogram times;
            int wrong = 0;
            const ProcessUsage start = usageOf(server.processId());
            for (int i = 0; i < requests; ++i) {
                const Nanoseconds asked = now();
                const HttpClient::Answer answer = http.call("GET", path);
                times.add(now() - asked);
                wrong += isPage(answer, before) ? 0 : 1;
            }
            const ProcessUsage end = usageOf(server.processId());
            const std::string label = std::string(name) + ", " + nameOf(database);
            report.add(label,
                       {{"p50 ms", times.milliseconds(0.5), 2},
                        {"p99 ms", times.milliseconds(0.99), 2},
                        {"max ms", times.maxMilliseconds(), 1},
                        {"µs/page", (end.cpu - start.cpu) * 1e6 / requests, 0},
                        {"MiB", end.residentMib, 0},
                        {"wrong", double(wrong), 0}});
            if (wrong > 0)
                report.fault(label + ": " + std::to_string(wrong) + " wrong pages");
        }
    }
}

} // namespace foyer::bench
