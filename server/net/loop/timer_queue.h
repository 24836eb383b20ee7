// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <Qt>

#include <chrono>
#include <optional>
#include <set>
#include <utility>

class QObject;

namespace foyer::net {

/// The timers of one thread in the order in which they are due. A precise timer is due to the millisecond, a
/// coarse one up to 5 % late, so that many fall together, a very coarse one on whole seconds; none early.
class TimerQueue
{
public:
    using Duration = std::chrono::nanoseconds;
    struct Timer
    {
        int id = 0;
        Duration interval{0};
        Qt::TimerType type = Qt::CoarseTimer;
        QObject *object = nullptr;
        Duration due{0};
        /// Its slot is running: it must not be entered again from a nested loop.
        bool isFiring = false;
    };

    /// Time of the monotonic clock.
    [[nodiscard]] static Duration now();

    void add(int id, Duration interval, Qt::TimerType type, QObject *object);
    bool remove(int id);
    bool removeAll(const QObject *object);
    [[nodiscard]] QList<Timer> timersOf(const QObject *object) const;
    /// Time until the timer is due, not below zero; nothing if there is no such timer.
    [[nodiscard]] std::optional<Duration> remaining(int id) const;
    /// Time until the next timer is due, not below zero; nothing if there is none.
    [[nodiscard]] std::optional<Duration> untilNext() const;
    [[nodiscard]] bool isEmpty() const { return m_timers.isEmpty(); }

    /// Fires what is due now, each timer once. Returns how many fired.
    int fireDue();

private:
    [[nodiscard]] static Duration aligned(Duration due, Duration interval, Qt::TimerType type);
    bool fire(int id, Duration limit);
    void enqueue(Timer &timer, Duration due);

    QHash<int, Timer> m_timers;
    std::set<std::pair<Duration, int>> m_order;
};

} // namespace foyer::net
