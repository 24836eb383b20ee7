// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/loop/timer_queue.h"

#include <QAbstractEventDispatcher>
#include <QAtomicInt>
#include <QAtomicPointer>
#include <QHash>
#include <QList>

#include <array>
#include <vector>

struct epoll_event;

namespace foyer::net {

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
using DispatcherBase = QAbstractEventDispatcherV2;
#else
using DispatcherBase = QAbstractEventDispatcher;
#endif

/// Qt's event loop on Linux's epoll: the kernel keeps the list of sockets, so a turn costs what happened in it and
/// not what is open. Changes of what is watched are told to the kernel just before waiting, because QTcpSocket
/// switches its write notifier on and off with every write. Thread: the one whose events it dispatches; `wakeUp` and
/// `interrupt`: any.
class EpollDispatcher final : public DispatcherBase
{
public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    void registerTimer(Qt::TimerId id, Duration interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(Qt::TimerId id) override;
    QList<TimerInfoV2> timersForObject(QObject *object) const override;
    Duration remainingTime(Qt::TimerId id) const override;
#else
    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int id) override;
#endif
    bool unregisterTimers(QObject *object) override;

    void wakeUp() override;
    void interrupt() override;

private:
    /// What is watched of one descriptor.
    struct Watch
    {
        /// By QSocketNotifier::Type.
        std::array<QSocketNotifier *, 3> notifiers{};
        /// What the kernel was told.
        quint32 armed = 0;
        /// Tells a reused descriptor number from its predecessor.
        quint32 generation = 0;
        bool isDirty = false;
        /// A regular file: epoll refuses it, and it is always ready.
        bool isAlwaysReady = false;
        [[nodiscard]] bool isEmpty() const;
    };
    struct Ready
    {
        int descriptor = -1;
        quint32 generation = 0;
        quint32 events = 0;
    };

    void markDirty(int descriptor, Watch &watch);
    void tellKernel();
    void arm(int descriptor, Watch &watch);
    [[nodiscard]] int timeoutFor(QEventLoop::ProcessEventsFlags flags) const;
    void collectReady(int timeout);
    void waitForWakeUpOnly(int timeout);
    void clearWakeUps();
    [[nodiscard]] int dispatchReady();
    [[nodiscard]] int dispatchTimers();

    int m_epoll = -1;
    int m_event = -1;
    QHash<int, Watch> m_watches;
    QList<int> m_dirty;
    QList<int> m_alwaysReady;
    quint32 m_lastGeneration = 0;
    std::vector<epoll_event> m_buffer;
    std::vector<Ready> m_ready;
    std::size_t m_nextReady = 0;
    bool m_isWakeWritten = false;
    TimerQueue m_timers;
    QAtomicInt m_wakeUps;
    QAtomicInt m_isInterrupted;
    QAtomicPointer<void> m_thread;
};

} // namespace foyer::net
