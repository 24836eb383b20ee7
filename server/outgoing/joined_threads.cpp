// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outgoing/joined_threads.h"

#include <utility>

namespace foyer::outgoing {

JoinedThreads::JoinedThreads(int count)
    : m_count(count)
{
}

JoinedThreads::~JoinedThreads()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

void JoinedThreads::start(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(work));
    }
    while (int(m_threads.size()) < m_count)
        m_threads.emplace_back([this] { run(); });
    m_wake.notify_one();
}

void JoinedThreads::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_isEnding || !m_waiting.empty(); });
        if (m_waiting.empty())
            return;
        std::function<void()> work = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        work();
        work = nullptr;
        lock.lock();
    }
}

} // namespace foyer::outgoing
