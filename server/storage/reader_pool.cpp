// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/reader_pool.h"

#include "server/storage/completions.h"
#include "server/storage/database.h"

#include <algorithm>

namespace foyer::storage {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr int kConflictsMax = 50;

} // namespace

ReaderPool::ReaderPool(DatabaseUrl url, Settings settings, Completions &completions)
    : m_url(std::move(url))
    , m_settings(settings)
    , m_completions(completions)
{
}

ReaderPool::~ReaderPool()
{
    stop();
}

void ReaderPool::start()
{
    for (int i = 0; i < std::max(1, m_settings.threads); ++i)
        m_threads.emplace_back(&ReaderPool::work, this);
}

void ReaderPool::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
    m_threads.clear();
}

bool ReaderPool::push(JobPtr job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping || m_queue.size() >= std::size_t(m_settings.maxQueued)) {
            ++m_refusals;
            return false;
        }
        m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void ReaderPool::work()
{
    Database database(m_url, Access::Read);
    while (JobPtr job = take()) {
        process(database, *job);
        ++m_reads;
        m_completions.deliver({std::move(job)});
    }
}

JobPtr ReaderPool::take()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_isStopping || !m_queue.empty(); });
    if (m_queue.empty())
        return nullptr;
    JobPtr job = std::move(m_queue.front());
    m_queue.pop_front();
    return job;
}

void ReaderPool::process(Database &database, Job &job)
{
    const auto deadline = Steady::now() + (m_isAway ? 0ms : m_settings.retryFor);
    auto delay = 20ms;
    for (int conflicts = 0; conflicts < kConflictsMax;) {
        if (database.isOpen() || database.open()) {
            database.clearFault();
            job.run(database);
            if (!database.isUndone()) {
                m_isAway = false;
                return;
            }
            if (database.fault() == Fault::Conflict) {
                ++conflicts;
                std::this_thread::sleep_for(std::chrono::milliseconds(std::min(conflicts, 20)));
                continue;
            }
            if (database.fault() == Fault::Full)
                return; // no room even for sorting: the job carries StorageFull
            database.close();
        }
        if (Steady::now() >= deadline) {
            m_isAway = true;
            break;
        }
        std::this_thread::sleep_for(delay);
        delay = std::min(delay * 2, 500ms);
    }
    job.refuse({ErrorCode::Unavailable, QStringLiteral("the database is away"), {}, 1s});
}

} // namespace foyer::storage
