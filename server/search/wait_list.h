// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <coroutine>

namespace foyer::search {

/// Coroutines that wait to be woken, each at most so long: `co_await list.wait(atMost)`. They go on in the middle of wakeAll().
/// Whoever still waits when the list ends never goes on. Thread: main.
class WaitList
{
public:
    class Waiting
    {
    public:
        Waiting(WaitList &list, std::chrono::milliseconds atMost)
            : m_list(list)
            , m_atMost(atMost)
        {
        }
        [[nodiscard]] bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> waiting) { m_list.add(waiting, m_atMost); }
        void await_resume() const noexcept { }

    private:
        WaitList &m_list;
        std::chrono::milliseconds m_atMost;
    };

    [[nodiscard]] Waiting wait(std::chrono::milliseconds atMost) { return {*this, atMost}; }

    /// Those who begin to wait meanwhile are not meant.
    void wakeAll()
    {
        const QList<quint64> now = m_waiting.keys();
        for (const quint64 number : now)
            wake(number);
    }

private:
    void add(std::coroutine_handle<> waiting, std::chrono::milliseconds atMost)
    {
        const quint64 number = ++m_last;
        m_waiting.insert(number, waiting);
        QTimer::singleShot(atMost, &m_timers, [this, number] { wake(number); });
    }
    void wake(quint64 number)
    {
        if (const std::coroutine_handle<> waiting = m_waiting.take(number))
            waiting.resume();
    }

    QMap<quint64, std::coroutine_handle<>> m_waiting;
    quint64 m_last = 0;
    QObject m_timers;
};

} // namespace foyer::search
