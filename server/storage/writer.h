// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database_url.h"
#include "server/storage/job.h"

#include <QString>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace foyer {
class Clock;
}

namespace foyer::storage {

class Completions;

/// The one thread that writes. It takes all that waits as one transaction, commits, and only then answers; what
/// arrives during a commit is the next batch. A job that fails undoes only itself. When the connection is lost the
/// whole batch is done again on a new one, unless a mark written along with it shows that it had been committed.
/// Thread: main, but for push and the counters.
class Writer final : public JobQueue
{
public:
    struct Settings
    {
        int maxQueued = 20'000;
        std::chrono::milliseconds retryFor{5'000};
        /// How often an idle connection is asked whether it still is one.
        std::chrono::milliseconds pingEvery{5'000};
    };
    struct Counters
    {
        std::atomic<quint64> transactions{0};
        std::atomic<quint64> writes{0};
        std::atomic<quint64> messages{0};
        std::atomic<quint64> repeats{0};
        std::atomic<quint64> refusals{0};
    };

    /// `onReady` is called on the writer's thread whenever the database goes away or comes back.
    Writer(DatabaseUrl url, Settings settings, Completions &completions, const Clock &clock,
           std::function<void(bool)> onReady);
    ~Writer() override;
    Q_DISABLE_COPY_MOVE(Writer)

    void start();
    /// Finishes what waits, then ends the thread. Further jobs are refused. Blocks.
    void stop();

    [[nodiscard]] bool push(JobPtr job) override;
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] int waiting() const;
    [[nodiscard]] const Counters &counters() const { return m_counters; }

private:
    using Deadline = std::chrono::steady_clock::time_point;
    /// What became of one try to commit a batch.
    enum class Outcome {
        Committed,
        /// A job failed half-way: again, each job in its own savepoint.
        NeedsCare,
        Conflict,
        Lost,
        /// Lost during the commit: it may have happened or not.
        Unknown,
        Full,
        Broken,
    };
    enum class Care { Together, EachAlone };

    void work();
    [[nodiscard]] Batch take();
    void watch(Database &database);
    void process(Database &database, const Batch &batch);
    [[nodiscard]] Outcome attempt(Database &database, const Batch &batch, Care care);
    [[nodiscard]] bool runTogether(Database &database, const Batch &batch) const;
    [[nodiscard]] bool runEachAlone(Database &database, const Batch &batch) const;
    [[nodiscard]] Outcome commit(Database &database);
    [[nodiscard]] bool reopen(Database &database, Deadline deadline);
    /// Whether the batch whose commit broke off is there; nothing when that cannot be told now.
    [[nodiscard]] std::optional<bool> isCommitted(Database &database);
    void setReady(bool isReady);
    void count(const Batch &batch);

    const DatabaseUrl m_url;
    const Settings m_settings;
    Completions &m_completions;
    const Clock &m_clock;
    const std::function<void(bool)> m_onReady;
    /// Name of this writer's mark.
    const QString m_name;
    /// Number of the batch at hand; only the thread touches it.
    qint64 m_batch = 0;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    Batch m_queue;
    bool m_isStopping = false;

    std::atomic<bool> m_isReady{false};
    Counters m_counters;
    std::thread m_thread;
};

} // namespace foyer::storage
