// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace foyer::outgoing {

/// A few threads that do one thing after the other. Unlike those of QThreadPool they are over, with all that libraries keep for a
/// thread, when this ends: OpenSSL cleans up such things when the process ends, and may not meet a thread that does the same.
class JoinedThreads
{
public:
    /// The threads begin with the first work.
    explicit JoinedThreads(int count);
    /// Waits until all that was begun and all that waits is done.
    ~JoinedThreads();
    JoinedThreads(const JoinedThreads &) = delete;
    JoinedThreads &operator=(const JoinedThreads &) = delete;

    /// Thread: the one that made it.
    void start(std::function<void()> work);

private:
    void run();

    const int m_count;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_waiting;
    bool m_isEnding = false;
    std::vector<std::thread> m_threads;
};

} // namespace foyer::outgoing
