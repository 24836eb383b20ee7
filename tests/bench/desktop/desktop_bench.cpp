// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast the desktop program's window is on a large cache: a copy of this program opens it as a process of its own, and
// a server that answers only the WebSocket sends it messages. docs/performance.md says how to read what it prints.

#include "desktop/client/client_engine.h"
#include "tests/bench/desktop/filled_cache.h"
#include "tests/bench/desktop/window_run.h"
#include "tests/unit/desktop/scripted_peer.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace {

using namespace std::chrono_literals;
using namespace foyer;

constexpr int kRounds = 5;
/// Messages of one frame and how often they come: a thousand a second.
constexpr int kPerFrame = 5;
constexpr auto kEvery = 5ms;

struct Options
{
    bench::CacheSize size;
    int arrivals = 10'000;
};

/// The file that an engine would keep the account's messages in.
QString cacheFile(const QString &dataFolder, const client::ServerAddress &server)
{
    const SystemClock clock;
    client::ClientEngine engine(clock, client::Backoff::systemRandom(), {dataFolder, {}});
    if (!engine.resume(server, bench::benchUser(), "token"))
        return {};
    const QDir accounts(dataFolder + QStringLiteral("/accounts"));
    return accounts.filePath(accounts.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0))
        + QStringLiteral("/cache.sqlite");
}

/// Answers the first sync of each connection: nothing is new.
void answerSync(test::ScriptedPeer &peer, const bench::CacheSize &size)
{
    protocol::SyncAnswer answer;
    for (qint64 id = 1; id <= size.conversations; ++id)
        answer.conversations.append({bench::filledRoom(id, size.messagesOfEach), {}, false});
    peer.forgetFrames();
    peer.send({answer});
}

void sendSome(test::ScriptedPeer &peer, qint64 &seq, qint64 end)
{
    QList<protocol::ServerEvent> events;
    for (int i = 0; i < kPerFrame && seq < end; ++i)
        events.append(protocol::MessageEvent{bench::writtenMessage(1, ++seq)});
    peer.send(events);
}

/// From the start of the process to a window that can be used, in milliseconds; below 0 if something did not work.
struct Start
{
    double elapsed = -1;
    double cpu = 0;
};

Start run(test::ScriptedPeer &peer, const QString &dataFolder, const Options &options, bool isTold)
{
    QProcess window;
    window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer clock;
    clock.start();
    window.start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("--window"), dataFolder, QStringLiteral("--server"),
                  QStringLiteral("127.0.0.1:%1").arg(peer.port()), QStringLiteral("--conversations"),
                  QString::number(options.size.conversations), QStringLiteral("--arrivals"),
                  QString::number(options.arrivals)});
    Start start;
    qint64 seq = options.size.messagesOfEach;
    const qint64 end = seq + options.arrivals;
    QTimer feed;
    feed.setTimerType(Qt::PreciseTimer);
    feed.setInterval(kEvery);
    QObject::connect(&feed, &QTimer::timeout, &feed, [&] {
        sendSome(peer, seq, end);
        if (seq >= end)
            feed.stop();
    });
    while (window.state() != QProcess::NotRunning || window.canReadLine()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
        if (peer.count<protocol::SyncRequest>() > 0)
            answerSync(peer, options.size);
        while (window.canReadLine()) {
            const QByteArray line = window.readLine();
            if (line.startsWith("usable "))
                start = {double(clock.nsecsElapsed()) / 1e6, line.mid(7).toDouble()};
            else if (line == "ready for messages\n")
                feed.start();
            else if (isTold)
                std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
        }
    }
    return window.exitCode() == 0 ? start : Start{};
}

int measure(const Options &options)
{
    test::ScriptedPeer peer;
    const QTemporaryDir folder;
    const auto server = client::ServerAddress::fromInput(QStringLiteral("127.0.0.1:%1").arg(peer.port()));
    const QString file = server ? cacheFile(folder.path(), *server) : QString();
    if (file.isEmpty() || !bench::fillCache(file, options.size)) {
        std::fputs("the cache cannot be filled\n", stderr);
        return 1;
    }
    std::printf("%d messages in %d conversations\n", options.size.messagesOfEach * options.size.conversations,
                options.size.conversations);
    QList<double> starts;
    QList<double> cpu;
    for (int round = 0; round < kRounds; ++round) {
        Options now = options;
        // The last one also scrolls and takes messages in; its cache is another one afterwards.
        now.arrivals = round + 1 < kRounds ? 0 : options.arrivals;
        const Start start = run(peer, folder.path(), now, round + 1 == kRounds);
        if (start.elapsed < 0)
            return 1;
        starts.append(start.elapsed);
        cpu.append(start.cpu);
    }
    std::sort(starts.begin(), starts.end());
    std::sort(cpu.begin(), cpu.end());
    std::printf("%-46s %10.1f ms (%.1f to %.1f)\n", "from the start to a usable window",
                starts.at(starts.size() / 2), starts.constFirst(), starts.constLast());
    std::printf("%-46s %10.1f ms (%.1f to %.1f)\n", "CPU of that", cpu.at(cpu.size() / 2), cpu.constFirst(),
                cpu.constLast());
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("foyer-desktop-bench"));
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption conversations(QStringLiteral("conversations"),
                                           QStringLiteral("How many there are."), QStringLiteral("number"),
                                           QStringLiteral("50"));
    const QCommandLineOption messages(QStringLiteral("messages"), QStringLiteral("Of all of them together."),
                                      QStringLiteral("number"), QStringLiteral("100000"));
    const QCommandLineOption arrivals(QStringLiteral("arrivals"),
                                      QStringLiteral("Messages that come, a thousand a second."),
                                      QStringLiteral("number"), QStringLiteral("10000"));
    QCommandLineOption window(QStringLiteral("window"), {}, QStringLiteral("folder"));
    QCommandLineOption server(QStringLiteral("server"), {}, QStringLiteral("address"));
    // For the copy that opens the window.
    window.setFlags(QCommandLineOption::HiddenFromHelp);
    server.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({conversations, messages, arrivals, window, server});
    parser.process(application);
    Options options;
    options.size.conversations = std::max(1, parser.value(conversations).toInt());
    options.size.messagesOfEach = std::max(1, parser.value(messages).toInt() / options.size.conversations);
    options.arrivals = parser.value(arrivals).toInt();
    if (parser.isSet(window))
        return bench::runWindow(parser.value(window), parser.value(server), options.size.conversations,
                                options.arrivals);
    return measure(options);
}
