// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database_url.h"
#include "server/storage/job.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace foyer::storage {

class Completions;

/// A few threads that read, each through its own connection. A read whose connection is lost is done again on a new
/// one. Thread: main, but for push and the counters.
class ReaderPool final : public JobQueue
{
public:
    struct Settings
    {
        int threads = 2;
        int maxQueued = 20'000;
        std::chrono::milliseconds retryFor{5'000};
    };

    ReaderPool(DatabaseUrl url, Settings settings, Completions &completions);
    ~ReaderPool() override;
    Q_DISABLE_COPY_MOVE(ReaderPool)

    void start();
    /// Finishes what waits, then ends the threads. Further jobs are refused. Blocks.
    void stop();

    [[nodiscard]] bool push(JobPtr job) override;
    [[nodiscard]] quint64 reads() const { return m_reads; }
    [[nodiscard]] quint64 refusals() const { return m_refusals; }

private:
    void work();
    [[nodiscard]] JobPtr take();
    void process(Database &database, Job &job);

    const DatabaseUrl m_url;
    const Settings m_settings;
    Completions &m_completions;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<JobPtr> m_queue;
    bool m_isStopping = false;

    /// Whether the last job waited in vain for the database: then the next ones are refused after one try.
    std::atomic<bool> m_isAway{false};
    std::atomic<quint64> m_reads{0};
    std::atomic<quint64> m_refusals{0};
    std::vector<std::thread> m_threads;
};

} // namespace foyer::storage
