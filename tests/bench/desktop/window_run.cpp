// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/desktop/window_run.h"

#include "common/base/clock.h"
#include "desktop/client/client_engine.h"
#include "desktop/model/accounts.h"
#include "desktop/model/settings.h"
#include "desktop/ui/main_window.h"
#include "desktop/ui/theme.h"
#include "tests/bench/desktop/filled_cache.h"
#include "tests/desktop/memory_vault.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QListView>
#include <QScrollBar>
#include <QSettings>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace foyer::bench {

namespace {

using namespace std::chrono_literals;

constexpr int kVisited = 10;
constexpr int kFrames = 600;
/// Pixels of one step of a wheel that is turned quickly.
constexpr int kStep = 120;
constexpr auto kLongest = 60s;
/// How often the event loop is asked whether it turns.
constexpr auto kBeat = 5ms;

void say(const char *what, double value, const char *unit)
{
    std::printf("%-46s %10.1f %s\n", what, value, unit);
    std::fflush(stdout);
}

/// CPU of this process so far, in milliseconds: what counts where others use the machine too.
double ownCpuMs()
{
    return double(std::clock()) * 1'000.0 / CLOCKS_PER_SEC;
}

double residentMib()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').at(0).toDouble() / 1024;
    }
    return 0;
}

template<typename Condition>
bool waitFor(const Condition &condition)
{
    QElapsedTimer waited;
    waited.start();
    // Wakes it, so that it can wait for more; a limit of time would have it look for more all the time.
    QTimer wake;
    wake.start(20ms);
    while (!condition()) {
        if (waited.hasExpired(kLongest / 1ms))
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void sayFrames(const char *what, QList<double> frames)
{
    if (frames.isEmpty())
        return;
    std::sort(frames.begin(), frames.end());
    say(qPrintable(QStringLiteral("%1, half of the frames below").arg(QLatin1StringView(what))),
        frames.at(frames.size() / 2), "ms");
    say(qPrintable(QStringLiteral("%1, 99 in 100 below").arg(QLatin1StringView(what))),
        frames.at(frames.size() * 99 / 100), "ms");
    say(qPrintable(QStringLiteral("%1, the longest").arg(QLatin1StringView(what))), frames.constLast(), "ms");
}

/// Scrolls upwards through what is on disk, and paints each step at once.
void scroll(QListView &timeline)
{
    QList<double> frames;
    QList<double> cpu;
    for (int frame = 0; frame < kFrames; ++frame) {
        QElapsedTimer one;
        one.start();
        const double before = ownCpuMs();
        timeline.verticalScrollBar()->setValue(timeline.verticalScrollBar()->value() - kStep);
        timeline.viewport()->repaint();
        QCoreApplication::processEvents();
        frames.append(double(one.nsecsElapsed()) / 1e6);
        cpu.append(ownCpuMs() - before);
    }
    sayFrames("scrolling", frames);
    sayFrames("scrolling, CPU", cpu);
}

/// Waits until so many messages more are there; tells how long the event loop stood still at most.
bool takeIn(const client::ClientEngine &engine, int arrivals)
{
    const Seq end(engine.replica().heldTo(ConversationId(1)).value_or(Seq()).value() + arrivals);
    QList<double> delays;
    QList<double> cpu;
    double cpuBefore = ownCpuMs();
    const double cpuAtFirst = cpuBefore;
    QElapsedTimer since;
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    beat.setInterval(kBeat);
    QObject::connect(&beat, &QTimer::timeout, &beat, [&] {
        delays.append(std::max(0.0, double(since.nsecsElapsed()) / 1e6 - double(kBeat.count())));
        since.start();
        cpu.append(ownCpuMs() - cpuBefore);
        cpuBefore = ownCpuMs();
    });
    since.start();
    beat.start();
    std::printf("ready for messages\n");
    std::fflush(stdout);
    const bool isDone = waitFor([&] { return engine.replica().heldTo(ConversationId(1)) >= end; });
    sayFrames("delay of the event loop", delays);
    sayFrames("CPU between two beats", cpu);
    say("CPU for a thousand messages", (ownCpuMs() - cpuAtFirst) * 1'000 / std::max(1, arrivals), "ms");
    return isDone;
}

} // namespace

int runWindow(const QString &dataFolder, const QString &server, int conversations, int arrivals)
{
    const ui::Theme theme = ui::Theme::light();
    theme.applyTo(*qApp);
    const SystemClock clock;
    QSettings store(dataFolder + QStringLiteral("/settings.ini"), QSettings::IniFormat);
    model::Settings settings(store);
    test::MemoryVault vault;
    model::Accounts accounts({clock, store, vault, dataFolder});
    client::ClientEngine &engine = accounts.engineAt(0);
    model::ChatSession &session = accounts.current();
    ui::MainWindow window(accounts, theme, settings, server);
    window.resize(1100, 760);
    const auto address = client::ServerAddress::fromInput(server);
    if (!address || !engine.resume(*address, benchUser(), "token"))
        return 1;
    emit session.signedIn(false);
    window.show();
    auto *timeline = window.findChild<QListView *>(QStringLiteral("timeline"));
    if (!waitFor([&] { return session.timeline().rowCount() > 0 && timeline->isVisible(); }))
        return 1;
    timeline->viewport()->repaint();
    std::printf("usable %.1f\n", ownCpuMs());
    std::fflush(stdout);

    if (arrivals == 0)
        return 0;
    if (!waitFor([&] { return engine.state() == client::ConnectionState::Online; }))
        return 1;
    for (int visited = 0; visited < std::min(kVisited, conversations); ++visited) {
        session.openConversation(ConversationId(visited + 1));
        QCoreApplication::processEvents();
        timeline->viewport()->repaint();
    }
    say("resident after the visits", residentMib(), "MiB");
    scroll(*timeline);
    session.openConversation(ConversationId(1));
    QCoreApplication::processEvents();
    const bool isDone = takeIn(engine, arrivals);
    say("resident at the end", residentMib(), "MiB");
    return isDone ? 0 : 1;
}

} // namespace foyer::bench
