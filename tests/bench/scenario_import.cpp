// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_clock.h"
#include "tests/bench/bench_server.h"
#include "tests/bench/process_usage.h"
#include "tests/bench/scenarios.h"
#include "tests/support/old_chat_database.h"

#include <QProcess>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace foyer::bench {
namespace {

constexpr int kRooms = 6;
constexpr int kRowsAtATime = 50'000;

void seed(const test::OldChatDatabase &chat, int users, int messages)
{
    chat.execute(
        {QStringLiteral(
             "INSERT INTO users (username, password, avatar_id, created_at) SELECT CONCAT('user', seq), "
             "MD5(CONCAT('secret', seq)), 1 + seq % 12, '2020-01-01' FROM seq_1_to_%1")
             .arg(users)});
    for (int from = 1; from <= messages; from += kRowsAtATime) {
        chat.execute({QStringLiteral("INSERT INTO messages (user_id, room_id, content, image_url, "
                                     "created_at) SELECT 1 + seq % %1, "
                                     "1 + seq % %2, IF(seq % 2, CONCAT('the quick brown fox jumps over the "
                                     "lazy dog &lt;', seq, '&gt;<br/>"
                                     "and once more over the dog'), "
                                     "CONCAT('今天天气不错，我们去公园走走吧，晚上一起吃饭', seq)), '', "
                                     "'2020-01-01' + INTERVAL seq SECOND FROM seq_%3_to_%4")
                          .arg(users)
                          .arg(kRooms)
                          .arg(from)
                          .arg(std::min(messages, from + kRowsAtATime - 1))});
    }
    const auto rows = chat.execute({QStringLiteral("SELECT COUNT(*) FROM messages")});
    if (rows.value(0).value(0).toInt() != messages)
        throw std::runtime_error("seeding: the old chat is not as large as it should be");
}

struct Run
{
    int code = -1;
    double seconds = 0;
    double cpu = 0;
    /// Resident memory, every so often.
    std::vector<double> mib;
    QByteArray report;
};

Run moveIn(const QString &program, const QStringList &arguments)
{
    Run run;
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    const Nanoseconds begun = now();
    process.start(program, arguments);
    if (!process.waitForStarted())
        throw std::runtime_error(process.errorString().toStdString());
    while (!process.waitForFinished(100) && process.state() != QProcess::NotRunning) {
        const ProcessUsage usage = usageOf(process.processId());
        if (usage.residentMib > 0)
            run.mib.push_back(usage.residentMib);
        run.cpu = std::max(run.cpu, usage.cpu);
    }
    run.seconds = double(now() - begun) / 1e9;
    run.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    run.report = process.readAllStandardOutput();
    return run;
}

/// The most in this part of the run, as shares of it.
double peakOf(const std::vector<double> &mib, double from, double to)
{
    double peak = 0;
    const auto count = double(mib.size());
    // Of a short run there are few samples, and each part has one.
    const auto end = std::size_t(std::ceil(to * count));
    for (auto i = std::size_t(from * count); i < end && i < mib.size(); ++i)
        peak = std::max(peak, mib[i]);
    return peak;
}

void measureOn(Database database, const BenchOptions &options, Report &report)
{
    const int messages = options.isQuick ? 5'000 : options.history;
    const int users = options.isQuick ? 20 : 1'000;
    test::MariadbServer source;
    if (const Result<> started = source.start(); !started)
        throw std::runtime_error(started.error().detail.toStdString());
    const test::OldChatDatabase chat(source);
    seed(chat, users, messages);
    // The server is not started: it only gives a place to move into.
    const BenchServer place(options.server, database, options.home);
    const QString into = place.mariadb() != nullptr ? place.mariadb()->url(kDatabaseName)
                                                    : QStringLiteral("sqlite:") + place.sqliteFile();
    const QStringList arguments{QStringLiteral("import"),        QStringLiteral("go-gin-chat"),
                                QStringLiteral("--from"),        chat.url(),
                                QStringLiteral("--into"),        into,
                                QStringLiteral("--data"),        place.dataFolder(),
                                QStringLiteral("--images=link"), QStringLiteral("--password-cost=minimum")};
    const Run first = moveIn(options.server, arguments);
    const Run second = moveIn(options.server, arguments);
    const bool isWhole = first.code == 0 && second.code == 0 && first.report.contains("The count agrees");
    const std::string label = nameOf(database);
    report.add(label,
               {{"messages/s", messages / first.seconds, 0},
                {"s", first.seconds, 1},
                {"µs/message", first.cpu * 1e6 / messages, 0},
                {"MiB, first quarter", peakOf(first.mib, 0, 0.25), 0},
                {"MiB, last quarter", peakOf(first.mib, 0.75, 1), 0},
                {"again s", second.seconds, 1},
                {"wrong", isWhole ? 0.0 : 1.0, 0}});
    if (!isWhole)
        report.fault(label + ": the import ended with " + std::to_string(first.code) + " and "
                     + std::to_string(second.code));
}

} // namespace

void measureImport(const BenchOptions &options, Report &report)
{
    report.begin("import", "moving a go-gin-chat in, and the same once more");
    for (const Database database : options.databases)
        measureOn(database, options, report);
}

} // namespace foyer::bench
