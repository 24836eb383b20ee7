// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/loop/timer_queue.h"

#include <QCoreApplication>
#include <QTimerEvent>

#include <algorithm>

namespace foyer::net {

using namespace std::chrono_literals;

TimerQueue::Duration TimerQueue::now()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

TimerQueue::Duration TimerQueue::aligned(Duration due, Duration interval, Qt::TimerType type)
{
    Duration step = 0ns;
    if (type == Qt::VeryCoarseTimer)
        step = 1s;
    else if (type == Qt::CoarseTimer && interval > 20ms)
        step = std::min<Duration>(interval / 20, 1s);
    if (step == 0ns)
        return due;
    return (due + step - 1ns) / step * step;
}

void TimerQueue::enqueue(Timer &timer, Duration due)
{
    timer.due = aligned(due, timer.interval, timer.type);
    m_order.emplace(timer.due, timer.id);
}

void TimerQueue::add(int id, Duration interval, Qt::TimerType type, QObject *object)
{
    remove(id);
    Timer &timer = m_timers[id];
    timer.id = id;
    timer.interval = std::max<Duration>(interval, 0ns);
    timer.type = type;
    timer.object = object;
    enqueue(timer, now() + timer.interval);
}

bool TimerQueue::remove(int id)
{
    const auto found = m_timers.constFind(id);
    if (found == m_timers.constEnd())
        return false;
    m_order.erase({found->due, id});
    m_timers.erase(found);
    return true;
}

bool TimerQueue::removeAll(const QObject *object)
{
    const QList<Timer> timers = timersOf(object);
    for (const Timer &timer : timers)
        remove(timer.id);
    return !timers.isEmpty();
}

QList<TimerQueue::Timer> TimerQueue::timersOf(const QObject *object) const
{
    QList<Timer> found;
    for (const Timer &timer : m_timers) {
        if (timer.object == object)
            found.append(timer);
    }
    return found;
}

std::optional<TimerQueue::Duration> TimerQueue::remaining(int id) const
{
    const auto found = m_timers.constFind(id);
    if (found == m_timers.constEnd())
        return std::nullopt;
    return std::max<Duration>(found->due - now(), 0ns);
}

std::optional<TimerQueue::Duration> TimerQueue::untilNext() const
{
    if (m_order.empty())
        return std::nullopt;
    return std::max<Duration>(m_order.begin()->first - now(), 0ns);
}

bool TimerQueue::fire(int id, Duration limit)
{
    auto found = m_timers.find(id);
    // Removed, or put off, by a timer that fired before it in this turn.
    if (found == m_timers.end() || found->due > limit)
        return false;
    m_order.erase({found->due, id});
    Duration next = found->due + found->interval;
    if (next < limit)
        next = limit + found->interval;
    enqueue(*found, next);
    if (found->isFiring)
        return false;
    found->isFiring = true;
    QObject *const object = found->object;
    QTimerEvent event(id);
    QCoreApplication::sendEvent(object, &event);
    found = m_timers.find(id);
    // The number may belong to another timer by now.
    if (found != m_timers.end() && found->object == object)
        found->isFiring = false;
    return true;
}

int TimerQueue::fireDue()
{
    const Duration limit = now();
    QList<int> due;
    for (auto it = m_order.begin(); it != m_order.end() && it->first <= limit; ++it)
        due.append(it->second);
    return int(std::count_if(due.cbegin(), due.cend(), [&](int id) { return fire(id, limit); }));
}

} // namespace foyer::net
