// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_server.h"
#include "tests/bench/histogram.h"
#include "tests/bench/index_wait.h"
#include "tests/bench/population.h"
#include "tests/bench/process_usage.h"
#include "tests/bench/scenarios.h"
#include "tests/bench/search_texts.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace foyer::bench {
namespace {

constexpr int kRooms = 20;
/// Rooms of somebody else, in which the searcher is not.
constexpr int kForeign = 5;
constexpr qint64 kFirstDay = 1'600'000'000'000;
constexpr qint64 kStep = 60'000; // milliseconds between two messages
constexpr int kRowsAtATime = 1'000;

struct Room
{
    std::int64_t id = 0;
    int count = 0;
};

/// INSERT statements of all messages, one after the other, and at last the counters.
void statements(std::vector<Room> &rooms, int count, const std::function<void(const QString &)> &run)
{
    SearchTexts texts(1);
    QStringList rows;
    for (int i = 0; i < count; ++i) {
        Room &room = rooms.at(std::size_t(i * 7LL % kRooms));
        ++room.count;
        rows.append(QStringLiteral("(%1,%2,%2,%3,'00000000-0000-4000-8000-%4','%5',NULL,%6)")
                        .arg(QString::number(room.id), QString::number(room.count),
                             QString::number(1 + i % 2), QString::number(i, 16).rightJustified(12, u'0'),
                             texts.message(), QString::number(kFirstDay + i * kStep)));
        if (rows.size() == kRowsAtATime || i == count - 1) {
            run(QStringLiteral("INSERT INTO messages (conversation_id, seq, revision, author_id, ref, text, "
                               "upload_id, created_at) VALUES ")
                + rows.join(u','));
            rows.clear();
        }
    }
    for (const Room &room : rooms) {
        run(QStringLiteral("UPDATE conversations SET last_seq = %1, last_revision = %1 WHERE id = %2")
                .arg(room.count)
                .arg(room.id));
    }
}

void seedSqlite(const QString &file, std::vector<Room> &rooms, int count)
{
    const QString name = QStringLiteral("search");
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        connection.setDatabaseName(file);
        if (!connection.open() || !connection.transaction())
            throw std::runtime_error("seeding: " + connection.lastError().text().toStdString());
        QSqlQuery query(connection);
        statements(rooms, count, [&query](const QString &statement) {
            if (!query.exec(statement))
                throw std::runtime_error("seeding: " + query.lastError().text().toStdString());
        });
        connection.commit();
    }
    QSqlDatabase::removeDatabase(name);
}

void seedMariadb(const test::MariadbServer &server, std::vector<Room> &rooms, int count)
{
    statements(rooms, count, [&server](const QString &statement) {
        if (const auto done = server.execute({statement}, kDatabaseName); !done)
            throw std::runtime_error("seeding: " + done.error().detail.toStdString());
    });
}

std::string pathOf(const QString &words, const std::string &more = {})
{
    return "/api/v1/search?q=" + QUrl::toPercentEncoding(words).toStdString() + more;
}

double mebibytesIn(const QString &folder)
{
    qint64 bytes = 0;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return double(bytes) / (1024 * 1024);
}

/// What is asked, each time for other words.
struct Kind
{
    const char *label;
    std::function<std::string(int)> path;
};

std::vector<Kind> kinds(const SearchTexts &texts, const std::vector<Room> &rooms)
{
    const auto at = [](int i, int from, int count) {
        return from + int(unsigned(i) * 7919U % unsigned(count));
    };
    const std::string inOne = "&conversation=" + std::to_string(rooms.front().id);
    return {
        {"a frequent word",
         [&texts, at](int i) {
             return pathOf(texts.word(at(i, 0, 100)));
         }},
        {"a rare word",
         [&texts, at](int i) {
             return pathOf(texts.word(at(i, 300, 700)));
         }},
        {"part of a word",
         [&texts, at](int i) {
             return pathOf(texts.word(at(i, 300, 700)).mid(1, 3));
         }},
        {"two letters",
         [&texts, at](int i) {
             return pathOf(texts.word(at(i, 0, 100)).left(2));
         }},
        {"two words",
         [&texts, at](int i) {
             return pathOf(texts.word(at(i, 0, 100)) + u' ' + texts.word(at(i + 1, 0, 300)));
         }},
        {"two Chinese characters",
         [&texts, at](int i) {
             return pathOf(texts.pair(at(i, 0, 1000)));
         }},
        {"four Chinese characters",
         [&texts, at](int i) {
             return pathOf(texts.pair(at(i, 0, 50)) + texts.pair(at(i + 1, 0, 50)));
         }},
        {"a word in one room",
         [&texts, at, inOne](int i) {
             return pathOf(texts.word(at(i, 0, 300)), inOne);
         }},
        {"a word by one author",
         [&texts, at](int i) {
             return pathOf(texts.word(at(i, 0, 300)), "&author=1");
         }},
        {"a word of one month",
         [&texts, at](int i) {
             const qint64 from = kFirstDay + qint64(at(i, 0, 12)) * 2'600'000'000;
             return pathOf(texts.word(at(i, 0, 300)),
                           "&from=" + std::to_string(from) + "&to=" + std::to_string(from + 2'600'000'000));
         }},
        {"what nobody said",
         [&texts, at](int i) {
             return pathOf(texts.word(at(i, 0, 100)) + QStringLiteral("xq"));
         }},
    };
}

void measure(HttpClient &http, const Kind &kind, int requests, const std::string &label, Histogram &all,
             Report &report)
{
    Histogram times;
    int hits = 0;
    int wrong = 0;
    for (int i = 0; i < requests; ++i) {
        const std::string path = kind.path(i);
        const Nanoseconds asked = now();
        const HttpClient::Answer answer = http.call("GET", path);
        const Nanoseconds took = now() - asked;
        times.add(took);
        all.add(took);
        wrong += answer.status == 200 ? 0 : 1;
        hits += int(answer.json().value(QStringLiteral("hits")).toArray().size());
    }
    report.add(label,
               {{"p50 ms", times.milliseconds(0.5), 2},
                {"p99 ms", times.milliseconds(0.99), 2},
                {"max ms", times.maxMilliseconds(), 1},
                {"shown", double(hits) / requests, 1},
                {"wrong", double(wrong), 0}});
    if (wrong > 0)
        report.fault(label + ": " + std::to_string(wrong) + " refused");
}

void measureOn(Database database, const BenchOptions &options, Report &report)
{
    const int count = options.isQuick ? 5'000 : options.history;
    const int requests = options.isQuick ? 5 : 200;
    BenchServer server(options.server, database, options.home);
    server.start();
    Population population(server.port());
    population.grow(2);
    std::vector<Room> rooms;
    for (int i = 0; i < kRooms; ++i)
        rooms.push_back({population.room(i < kForeign ? 1 : 0, 1), 0});
    server.kill();
    if (server.mariadb() != nullptr)
        seedMariadb(*server.mariadb(), rooms, count);
    else
        seedSqlite(server.sqliteFile(), rooms, count);
    server.start();
    HttpClient http(server.port());
    http.setToken(population.people().front().token);
    const SearchTexts texts(1);
    const double seconds = waitForIndex(http);
    Histogram all;
    const std::vector<Room> own(rooms.begin() + kForeign, rooms.end());
    for (const Kind &kind : kinds(texts, own))
        measure(http, kind, requests, std::string(kind.label) + ", " + nameOf(database), all, report);
    report.note("p99 of all, " + nameOf(database), all.milliseconds(0.99), "milliseconds");
    report.note("made from nothing, " + nameOf(database), seconds, "seconds until the index had everything");
    report.note("index, " + nameOf(database), mebibytesIn(server.dataFolder() + QStringLiteral("/search")),
                "MiB on disk");
    report.note("server, " + nameOf(database), usageOf(server.processId()).residentMib, "MiB in memory");
}

} // namespace

void measureSearch(const BenchOptions &options, Report &report)
{
    report.begin(
        "search",
        "searches over HTTP, one after the other, in "
            + std::to_string(options.isQuick ? 5'000 : options.history)
            + " messages, half English and half Chinese, in 20 rooms of which the searcher is in 15");
    for (const Database database : options.databases)
        measureOn(database, options, report);
}

} // namespace foyer::bench
