// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/loop/epoll_dispatcher.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSocketNotifier>
#include <QThread>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace foyer::net {
namespace {

constexpr std::size_t kEventsPerTurn = 512;
/// Generation of the descriptor that wakes the loop; no watch has it.
constexpr quint32 kWakeGeneration = 0;

constexpr std::array<quint32, 3> kInterest{EPOLLIN, EPOLLOUT, EPOLLPRI};
/// An error or a hang-up is told to whoever watches, as poll() would.
constexpr quint32 kTrouble = EPOLLERR | EPOLLHUP;

quint64 packed(int descriptor, quint32 generation)
{
    return (quint64(generation) << 32) | quint32(descriptor);
}

} // namespace

bool EpollDispatcher::Watch::isEmpty() const
{
    return std::all_of(notifiers.begin(), notifiers.end(), [](auto *each) { return each == nullptr; });
}

EpollDispatcher::EpollDispatcher(QObject *parent)
    : DispatcherBase(parent)
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
    , m_event(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    , m_buffer(kEventsPerTurn)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = packed(m_event, kWakeGeneration);
    if (m_epoll < 0 || m_event < 0 || epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_event, &event) != 0)
        qFatal("The event loop cannot be set up: %s", strerror(errno));
}

EpollDispatcher::~EpollDispatcher()
{
    ::close(m_event);
    ::close(m_epoll);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_thread.storeRelaxed(QThread::currentThreadId());
    m_isInterrupted.storeRelaxed(0);
    emit awake();
    QCoreApplication::sendPostedEvents();
    if (m_isInterrupted.loadRelaxed())
        return false;

    const bool mayWait = flags.testFlag(QEventLoop::WaitForMoreEvents);
    if (mayWait)
        emit aboutToBlock();
    const int timeout = mayWait ? timeoutFor(flags) : 0;
    const bool withSockets = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    if (withSockets)
        collectReady(timeout);
    else
        waitForWakeUpOnly(timeout);
    clearWakeUps();
    if (mayWait)
        emit awake();

    int handled = 0;
    if (withSockets)
        handled += dispatchReady();
    if (!flags.testFlag(QEventLoop::X11ExcludeTimers))
        handled += dispatchTimers();
    return handled > 0;
}

int EpollDispatcher::timeoutFor(QEventLoop::ProcessEventsFlags flags) const
{
    // Asked last, since what ran until now may have posted events to this thread.
    if (m_wakeUps.loadAcquire() != 0 || m_isInterrupted.loadRelaxed() != 0)
        return 0;
    if (!m_alwaysReady.isEmpty() && !flags.testFlag(QEventLoop::ExcludeSocketNotifiers))
        return 0;
    const auto next = flags.testFlag(QEventLoop::X11ExcludeTimers) ? std::nullopt : m_timers.untilNext();
    if (!next)
        return -1;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*next).count();
    return int(std::min<qint64>(wait, std::numeric_limits<int>::max()));
}

void EpollDispatcher::collectReady(int timeout)
{
    tellKernel();
    // What an outer call has not handed out yet is still ready and comes again.
    m_ready.clear();
    m_nextReady = 0;
    const int count =
        epoll_wait(m_epoll, m_buffer.data(), int(m_buffer.size()), m_alwaysReady.isEmpty() ? timeout : 0);
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = m_buffer[std::size_t(i)];
        const auto generation = quint32(event.data.u64 >> 32);
        if (generation == kWakeGeneration)
            m_isWakeWritten = true;
        else
            m_ready.push_back({int(quint32(event.data.u64)), generation, event.events});
    }
    for (const int descriptor : std::as_const(m_alwaysReady)) {
        if (const auto watch = m_watches.constFind(descriptor); watch != m_watches.constEnd())
            m_ready.push_back({descriptor, watch->generation, EPOLLIN | EPOLLOUT});
    }
}

void EpollDispatcher::waitForWakeUpOnly(int timeout)
{
    pollfd wake{m_event, POLLIN, 0};
    m_isWakeWritten = ::poll(&wake, 1, timeout) > 0;
}

void EpollDispatcher::clearWakeUps()
{
    if (m_isWakeWritten) {
        quint64 count = 0;
        (void)!::read(m_event, &count, sizeof count);
        m_isWakeWritten = false;
    }
    // Whoever asked until here posted before asking, and posted events are sent before the next wait.
    m_wakeUps.storeRelease(0);
}

int EpollDispatcher::dispatchReady()
{
    int handled = 0;
    while (m_nextReady < m_ready.size()) {
        const Ready ready = m_ready[m_nextReady++];
        for (std::size_t type = 0; type < kInterest.size(); ++type) {
            const auto watch = m_watches.constFind(ready.descriptor);
            if (watch == m_watches.constEnd() || watch->generation != ready.generation)
                break;
            QSocketNotifier *const notifier = watch->notifiers[type];
            if (notifier == nullptr || (ready.events & (kInterest[type] | kTrouble)) == 0)
                continue;
            QEvent event(QEvent::SockAct);
            QCoreApplication::sendEvent(notifier, &event);
            ++handled;
        }
    }
    return handled;
}

int EpollDispatcher::dispatchTimers()
{
    return m_timers.isEmpty() ? 0 : m_timers.fireDue();
}

void EpollDispatcher::markDirty(int descriptor, Watch &watch)
{
    if (watch.isDirty)
        return;
    watch.isDirty = true;
    m_dirty.append(descriptor);
}

void EpollDispatcher::tellKernel()
{
    for (const int descriptor : std::as_const(m_dirty)) {
        const auto watch = m_watches.find(descriptor);
        if (watch == m_watches.end())
            continue;
        watch->isDirty = false;
        arm(descriptor, *watch);
    }
    m_dirty.clear();
}

void EpollDispatcher::arm(int descriptor, Watch &watch)
{
    quint32 wanted = 0;
    for (std::size_t type = 0; type < kInterest.size(); ++type)
        wanted |= watch.notifiers[type] ? kInterest[type] : 0;
    if (wanted == watch.armed || watch.isAlwaysReady)
        return;
    epoll_event event{};
    event.events = wanted;
    event.data.u64 = packed(descriptor, watch.generation);
    const int operation = wanted == 0 ? EPOLL_CTL_DEL : watch.armed == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    watch.armed = wanted;
    if (epoll_ctl(m_epoll, operation, descriptor, &event) == 0 || wanted == 0)
        return;
    // The descriptor was closed and opened again behind our back, or was duplicated.
    if ((errno == ENOENT && epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) == 0)
        || (errno == EEXIST && epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event) == 0))
        return;
    if (errno == EPERM) {
        watch.isAlwaysReady = true;
        m_alwaysReady.append(descriptor);
        return;
    }
    qWarning("Socket %d cannot be watched: %s", descriptor, strerror(errno));
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    Watch &watch = m_watches[descriptor];
    if (watch.generation == 0) {
        if (++m_lastGeneration == kWakeGeneration)
            ++m_lastGeneration;
        watch.generation = m_lastGeneration;
    }
    QSocketNotifier *&place = watch.notifiers[std::size_t(notifier->type())];
    if (place && place != notifier)
        qWarning("Socket %d is watched twice for the same thing", descriptor);
    place = notifier;
    markDirty(descriptor, watch);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    const auto watch = m_watches.find(descriptor);
    if (watch == m_watches.end() || watch->notifiers[std::size_t(notifier->type())] != notifier)
        return;
    watch->notifiers[std::size_t(notifier->type())] = nullptr;
    if (!watch->isEmpty()) {
        markDirty(descriptor, *watch);
        return;
    }
    // Told at once: the descriptor may be closed next, and its number used again.
    if (watch->isAlwaysReady)
        m_alwaysReady.removeAll(descriptor);
    else
        arm(descriptor, *watch);
    m_watches.erase(watch);
}

void EpollDispatcher::wakeUp()
{
    // This thread asks the counter before it waits; only others have to reach it through the kernel.
    if (m_thread.loadRelaxed() == QThread::currentThreadId()) {
        m_wakeUps.testAndSetRelease(0, 1);
        return;
    }
    if (m_wakeUps.fetchAndStoreRelease(2) == 2)
        return;
    const quint64 one = 1;
    (void)!::write(m_event, &one, sizeof one);
}

void EpollDispatcher::interrupt()
{
    m_isInterrupted.storeRelaxed(1);
    wakeUp();
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    return m_timers.removeAll(object);
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

void EpollDispatcher::registerTimer(Qt::TimerId id, Duration interval, Qt::TimerType type, QObject *object)
{
    m_timers.add(qToUnderlying(id), interval, type, object);
}

bool EpollDispatcher::unregisterTimer(Qt::TimerId id)
{
    return m_timers.remove(qToUnderlying(id));
}

QList<QAbstractEventDispatcher::TimerInfoV2> EpollDispatcher::timersForObject(QObject *object) const
{
    QList<TimerInfoV2> found;
    for (const TimerQueue::Timer &timer : m_timers.timersOf(object))
        found.append({timer.interval, Qt::TimerId(timer.id), timer.type});
    return found;
}

QAbstractEventDispatcher::Duration EpollDispatcher::remainingTime(Qt::TimerId id) const
{
    return m_timers.remaining(qToUnderlying(id)).value_or(std::chrono::milliseconds(-1));
}

#else

void EpollDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    m_timers.add(id, std::chrono::milliseconds(interval), type, object);
}

bool EpollDispatcher::unregisterTimer(int id)
{
    return m_timers.remove(id);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> found;
    for (const TimerQueue::Timer &timer : m_timers.timersOf(object)) {
        const auto interval = std::chrono::duration_cast<std::chrono::milliseconds>(timer.interval);
        found.append(TimerInfo(timer.id, int(interval.count()), timer.type));
    }
    return found;
}

int EpollDispatcher::remainingTime(int id)
{
    const auto remaining = m_timers.remaining(id);
    return remaining ? int(std::chrono::ceil<std::chrono::milliseconds>(*remaining).count()) : -1;
}

#endif

} // namespace foyer::net
