// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/loop/dispatcher.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <unistd.h>

#include <array>
#include <vector>

using namespace foyer::net;
using namespace std::chrono_literals;

namespace {

/// A pipe whose ends close with it.
struct Pipe
{
    Pipe()
    {
        if (::pipe(ends.data()) != 0)
            qFatal("no pipe");
    }
    ~Pipe()
    {
        closeEnd(0);
        closeEnd(1);
    }
    Q_DISABLE_COPY_MOVE(Pipe)
    void write() const { QCOMPARE(::write(ends[1], "x", 1), 1); }
    void read() const
    {
        char byte = 0;
        QCOMPARE(::read(ends[0], &byte, 1), 1);
    }
    void closeEnd(std::size_t end)
    {
        if (ends[end] >= 0)
            ::close(ends[end]);
        ends[end] = -1;
    }

    std::array<int, 2> ends{-1, -1};
};

} // namespace

/// Runs on the dispatcher itself: main installs it.
class TestDispatcher : public QObject
{
    Q_OBJECT

private slots:
    void isTheOneInUse()
    {
        QVERIFY(QAbstractEventDispatcher::instance());
        QVERIFY(QByteArray(typeid(*QAbstractEventDispatcher::instance()).name()).contains("EpollDispatcher"));
    }

    void tellsWhichOfManySocketsAreReady()
    {
        constexpr std::size_t kCount = 400;
        std::vector<std::unique_ptr<Pipe>> pipes;
        std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
        std::vector<int> activations(kCount, 0);
        for (std::size_t i = 0; i < kCount; ++i) {
            pipes.push_back(std::make_unique<Pipe>());
            notifiers.push_back(std::make_unique<QSocketNotifier>(pipes[i]->ends[0], QSocketNotifier::Read));
            connect(notifiers[i].get(), &QSocketNotifier::activated, this, [&, i] {
                pipes[i]->read();
                ++activations[i];
            });
        }
        for (std::size_t i = 0; i < kCount; i += 3)
            pipes[i]->write();
        QTRY_COMPARE(activations[399], 1);
        for (std::size_t i = 0; i < kCount; ++i)
            QCOMPARE(activations[i], i % 3 == 0 ? 1 : 0);
    }

    void callsAgainUntilAllIsRead()
    {
        Pipe pipe;
        int seen = 0;
        QSocketNotifier notifier(pipe.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            pipe.read();
            ++seen;
        });
        for (int i = 0; i < 5; ++i)
            pipe.write();
        QTRY_COMPARE(seen, 5);
    }

    void watchesReadingAndWritingOfOneSocketApart()
    {
        Pipe pipe;
        int writable = 0;
        QSocketNotifier notifier(pipe.ends[1], QSocketNotifier::Write);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            if (++writable == 3)
                notifier.setEnabled(false);
        });
        QTRY_COMPARE(writable, 3);
        QTest::qWait(10);
        QCOMPARE(writable, 3);
        notifier.setEnabled(true);
        QTRY_VERIFY(writable > 3);
    }

    void toldOfTheEndOfThePeer()
    {
        Pipe pipe;
        bool isTold = false;
        QSocketNotifier notifier(pipe.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            isTold = true;
            notifier.setEnabled(false);
        });
        pipe.closeEnd(1);
        QTRY_VERIFY(isTold);
    }

    void oneNotifierMayDeleteTheOthersWhileAllAreReady()
    {
        std::array<Pipe, 3> pipes;
        std::array<std::unique_ptr<QSocketNotifier>, 3> notifiers;
        int calls = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            notifiers[i] = std::make_unique<QSocketNotifier>(pipes[i].ends[0], QSocketNotifier::Read);
            connect(notifiers[i].get(), &QSocketNotifier::activated, this, [&, i] {
                ++calls;
                for (std::size_t other = 0; other < 3; ++other) {
                    if (other != i)
                        notifiers[other].reset();
                }
                notifiers[i]->setEnabled(false);
            });
            pipes[i].write();
        }
        QTRY_COMPARE(calls, 1);
        QTest::qWait(10);
        QCOMPARE(calls, 1);
    }

    void aNumberUsedAgainIsAnotherSocket()
    {
        int first = 0;
        int second = 0;
        auto pipe = std::make_unique<Pipe>();
        const int number = pipe->ends[0];
        auto notifier = std::make_unique<QSocketNotifier>(number, QSocketNotifier::Read);
        connect(notifier.get(), &QSocketNotifier::activated, this, [&] { ++first; });
        QCoreApplication::processEvents();
        notifier.reset();
        pipe = nullptr;
        Pipe again;
        QCOMPARE(again.ends[0], number);
        QSocketNotifier next(number, QSocketNotifier::Read);
        connect(&next, &QSocketNotifier::activated, this, [&] {
            again.read();
            ++second;
        });
        again.write();
        QTRY_COMPARE(second, 1);
        QCOMPARE(first, 0);
    }

    void aRegularFileIsAlwaysReady()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        int calls = 0;
        QSocketNotifier notifier(file.handle(), QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            if (++calls == 3)
                notifier.setEnabled(false);
        });
        QTRY_COMPARE(calls, 3);
    }

    void nestedLoopsSeeWhatTheOuterOneHasNotHandedOut()
    {
        std::array<Pipe, 2> pipes;
        std::array<int, 2> calls{};
        std::array<std::unique_ptr<QSocketNotifier>, 2> notifiers;
        for (std::size_t i = 0; i < 2; ++i) {
            notifiers[i] = std::make_unique<QSocketNotifier>(pipes[i].ends[0], QSocketNotifier::Read);
            connect(notifiers[i].get(), &QSocketNotifier::activated, this, [&, i] {
                pipes[i].read();
                ++calls[i];
                const std::size_t other = 1 - i;
                if (calls[other] == 0) {
                    QEventLoop loop;
                    QTimer::singleShot(2000, &loop, &QEventLoop::quit);
                    connect(notifiers[other].get(), &QSocketNotifier::activated, &loop, &QEventLoop::quit);
                    loop.exec();
                }
            });
            pipes[i].write();
        }
        QElapsedTimer clock;
        clock.start();
        QTRY_COMPARE(calls[0] + calls[1], 2);
        QVERIFY(clock.elapsed() < 1500);
    }

    void socketsMayBeLeftOut()
    {
        Pipe pipe;
        int calls = 0;
        QSocketNotifier notifier(pipe.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            pipe.read();
            ++calls;
        });
        pipe.write();
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents(QEventLoop::ExcludeSocketNotifiers);
        QCOMPARE(calls, 0);
        QCoreApplication::processEvents();
        QCOMPARE(calls, 1);
    }

    void timersMayBeLeftOut()
    {
        int calls = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { ++calls; });
        timer.start(0);
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents(QEventLoop::X11ExcludeTimers);
        QCOMPARE(calls, 0);
        QCoreApplication::processEvents();
        QCOMPARE(calls, 1);
    }

    void timersFireInTheirOrderAndNeverEarly()
    {
        QList<int> order;
        QElapsedTimer clock;
        clock.start();
        for (const int wait : {60, 20, 40}) {
            QTimer::singleShot(wait, Qt::PreciseTimer, this, [&order, &clock, wait] {
                order.append(wait);
                QVERIFY(clock.elapsed() >= wait - 1);
            });
        }
        QTRY_COMPARE(order, (QList<int>{20, 40, 60}));
    }

    void aCoarseTimerIsAtMostFivePercentLate()
    {
        QTimer timer;
        timer.setTimerType(Qt::CoarseTimer);
        timer.start(400);
        QVERIFY(timer.remainingTime() >= 300);
        QVERIFY(timer.remainingTime() <= 421);
        QTimer veryCoarse;
        veryCoarse.setTimerType(Qt::VeryCoarseTimer);
        veryCoarse.start(3000);
        QVERIFY(veryCoarse.remainingTime() >= 2900);
        QVERIFY(veryCoarse.remainingTime() <= 4001);
        QTimer precise;
        precise.setTimerType(Qt::PreciseTimer);
        precise.start(400);
        QVERIFY(precise.remainingTime() <= 400);
    }

    void aRepeatingTimerKeepsItsPace()
    {
        int calls = 0;
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        connect(&timer, &QTimer::timeout, this, [&] { ++calls; });
        QElapsedTimer clock;
        clock.start();
        timer.start(10);
        QTRY_VERIFY(calls >= 10);
        QVERIFY(clock.elapsed() >= 95);
    }

    void aZeroTimerDoesNotStarveSockets()
    {
        Pipe pipe;
        int turns = 0;
        bool isRead = false;
        QTimer idle;
        connect(&idle, &QTimer::timeout, this, [&] { ++turns; });
        idle.start(0);
        QSocketNotifier notifier(pipe.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            pipe.read();
            isRead = true;
        });
        pipe.write();
        QTRY_VERIFY(isRead);
        QTRY_VERIFY(turns > 3);
    }

    void aTimerMayStopAnotherThatIsDueAsWell()
    {
        std::array<QTimer, 2> timers;
        int calls = 0;
        for (QTimer &timer : timers) {
            timer.setTimerType(Qt::PreciseTimer);
            connect(&timer, &QTimer::timeout, this, [&] {
                ++calls;
                timers[0].stop();
                timers[1].stop();
            });
            timer.start(5);
        }
        QThread::msleep(10);
        QTRY_COMPARE(calls, 1);
        QTest::qWait(15);
        QCOMPARE(calls, 1);
    }

    void aTimerIsNotEnteredAgainFromItsOwnSlot()
    {
        int depth = 0;
        int deepest = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] {
            deepest = std::max(deepest, ++depth);
            QTest::qWait(20);
            --depth;
            timer.stop();
        });
        timer.start(1);
        QTRY_COMPARE(deepest, 1);
        QTRY_COMPARE(depth, 0);
        QCOMPARE(deepest, 1);
    }

    void listsTheTimersOfAnObject()
    {
        QObject object;
        const int id = object.startTimer(1000);
        auto *const dispatcher = QAbstractEventDispatcher::instance();
        const auto timers = dispatcher->registeredTimers(&object);
        QCOMPARE(timers.size(), 1);
        QCOMPARE(timers[0].timerId, id);
        QCOMPARE(timers[0].interval, 1000);
        object.killTimer(id);
        QVERIFY(dispatcher->registeredTimers(&object).isEmpty());
        QCOMPARE(dispatcher->remainingTime(id), -1);
    }

    void otherThreadsWakeIt()
    {
        std::atomic<int> delivered = 0;
        constexpr int kThreads = 4;
        constexpr int kEach = 500;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back(QThread::create([this, &delivered] {
                for (int n = 0; n < kEach; ++n)
                    QMetaObject::invokeMethod(
                        this, [&delivered] { ++delivered; }, Qt::QueuedConnection);
            }));
            threads.back()->start();
        }
        QTRY_COMPARE(delivered.load(), kThreads * kEach);
        for (const auto &thread : threads)
            QVERIFY(thread->wait(5000));
    }

    void anotherThreadMayEndTheLoopThatSleeps()
    {
        QEventLoop loop;
        const std::unique_ptr<QThread> thread(QThread::create([&loop] {
            QThread::msleep(20);
            loop.exit(7);
        }));
        thread->start();
        QCOMPARE(loop.exec(), 7);
        QVERIFY(thread->wait(5000));
    }

    void sleepsWhenThereIsNothingToDo()
    {
        int turns = 0;
        const auto counting = connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake,
                                      this, [&] { ++turns; });
        // Woken from outside once: what woke it must not go on doing so.
        const std::unique_ptr<QThread> thread(QThread::create([this] {
            QMetaObject::invokeMethod(
                this, [] {}, Qt::QueuedConnection);
        }));
        thread->start();
        QEventLoop loop;
        QTimer::singleShot(100ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
        loop.exec();
        disconnect(counting);
        QVERIFY(thread->wait(5000));
        QVERIFY2(turns < 30, qPrintable(QString::number(turns)));
    }

    void servesOtherThreadsToo()
    {
        QThread thread;
        thread.setEventDispatcher(makeDispatcher().release());
        thread.start();
        QObject there;
        there.moveToThread(&thread);
        std::atomic<bool> isDone = false;
        QMetaObject::invokeMethod(
            &there, [&isDone, &there] { QTimer::singleShot(5, &there, [&isDone] { isDone = true; }); });
        QTRY_VERIFY(isDone.load());
        thread.quit();
        QVERIFY(thread.wait(5000));
    }

    void carriesRealSockets()
    {
        constexpr int kBytes = 4 * 1024 * 1024;
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *const peer = server.nextPendingConnection();
            connect(peer, &QTcpSocket::readyRead, peer, [peer] { peer->write(peer->readAll()); });
        });
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        std::vector<qsizetype> echoed(50, 0);
        for (std::size_t i = 0; i < echoed.size(); ++i) {
            clients.push_back(std::make_unique<QTcpSocket>());
            QTcpSocket *const client = clients.back().get();
            client->setReadBufferSize(8192);
            connect(client, &QTcpSocket::readyRead, this,
                    [&, i, client] { echoed[i] += client->readAll().size(); });
            client->connectToHost(QHostAddress::LocalHost, server.serverPort());
            client->write(QByteArray(i == 0 ? kBytes : 100, 'x'));
        }
        QTRY_COMPARE_WITH_TIMEOUT(echoed[0], kBytes, 20'000);
        for (std::size_t i = 1; i < echoed.size(); ++i)
            QTRY_COMPARE(echoed[i], 100);
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication::setEventDispatcher(makeDispatcher().release());
    QCoreApplication app(argc, argv);
    TestDispatcher test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_dispatcher.moc"
