// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/writer.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "server/storage/completions.h"
#include "server/storage/database.h"

#include <QUuid>

#include <algorithm>

namespace foyer::storage {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr int kConflictsMax = 50;
/// Marks of writers that ended without taking theirs away are forgotten after this.
constexpr qint64 kMarkLifetime = qint64(24) * 60 * 60 * 1000;

void refuseAll(const Batch &batch, const Error &error)
{
    for (const JobPtr &job : batch)
        job->refuse(error);
}

/// Cuts a batch into runs: jobs of groups gather until a job without one comes, which they must not overtake.
std::vector<Batch> runsOf(const Batch &batch)
{
    std::vector<Batch> runs;
    std::vector<Batch> open; // one run a group, in the order of their first jobs
    const auto close = [&runs, &open] {
        std::move(open.begin(), open.end(), std::back_inserter(runs));
        open.clear();
    };
    for (const JobPtr &job : batch) {
        if (!job->group()) {
            close();
            runs.push_back({job});
            continue;
        }
        const auto own = std::find_if(open.begin(), open.end(), [&job](const Batch &run) {
            return run.front()->group() == job->group();
        });
        if (own == open.end())
            open.push_back({job});
        else
            own->push_back(job);
    }
    close();
    return runs;
}

void runOne(Database &database, const Batch &run)
{
    if (JobGroup *group = run.front()->group())
        group->run(database, run);
    else
        run.front()->run(database);
}

} // namespace

Writer::Writer(DatabaseUrl url, Settings settings, Completions &completions, const Clock &clock,
               std::function<void(bool)> onReady)
    : m_url(std::move(url))
    , m_settings(settings)
    , m_completions(completions)
    , m_clock(clock)
    , m_onReady(std::move(onReady))
    , m_name(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Writer::~Writer()
{
    stop();
}

void Writer::start()
{
    m_isReady = true; // the caller has just migrated this database
    m_thread = std::thread(&Writer::work, this);
}

void Writer::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

bool Writer::push(JobPtr job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping || m_queue.size() >= std::size_t(m_settings.maxQueued)) {
            ++m_counters.refusals;
            return false;
        }
        m_queue.push_back(std::move(job));
        if (m_queue.size() > 1)
            return true; // the thread is awake or about to be
    }
    m_wake.notify_all();
    return true;
}

int Writer::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_queue.size());
}

void Writer::work()
{
    Database database(m_url, Access::Write);
    for (;;) {
        Batch batch = take();
        if (!batch.empty()) {
            ++m_batch;
            process(database, batch);
            m_completions.deliver(std::move(batch));
            continue;
        }
        {
            const std::lock_guard lock(m_mutex);
            if (m_isStopping && m_queue.empty())
                break;
        }
        watch(database);
    }
    if (database.isOpen() && database.begin()) {
        const auto removed =
            database.run(QLatin1String("storage/delete_mark"), bind(m_name, m_clock.now() - kMarkLifetime));
        if (!removed || !database.commit())
            database.rollback();
    }
}

Batch Writer::take()
{
    std::unique_lock lock(m_mutex);
    const auto patience = m_isReady ? m_settings.pingEvery : 300ms;
    m_wake.wait_for(lock, patience, [this] { return m_isStopping || !m_queue.empty(); });
    return std::exchange(m_queue, {});
}

/// Nothing to do: see whether the database is still (or again) there.
void Writer::watch(Database &database)
{
    if (!database.isOpen()) {
        (void)reopen(database, Steady::now());
        return;
    }
    database.clearFault();
    if (!database.execute(QStringLiteral("SELECT 1")) && database.fault() == Fault::Lost) {
        database.close();
        (void)reopen(database, Steady::now());
    }
}

void Writer::process(Database &database, const Batch &batch)
{
    // While the database is known to be away, work is refused after one try instead of piling up.
    const Deadline deadline = Steady::now() + (m_isReady ? m_settings.retryFor : 0ms);
    Care care = Care::Together;
    bool isUnknown = false;
    int conflicts = 0;
    for (;; ++m_counters.repeats) {
        if (!database.isOpen() && !reopen(database, deadline))
            break;
        const std::optional<bool> isThere = isUnknown ? isCommitted(database) : false;
        const Outcome outcome = !isThere ? Outcome::Lost
            : *isThere                   ? Outcome::Committed
                                         : attempt(database, batch, care);
        if (outcome == Outcome::Committed)
            return count(batch);
        if (outcome == Outcome::Full)
            return refuseAll(batch, {ErrorCode::StorageFull, QStringLiteral("the disk is full"), {}, 0s});
        if (outcome == Outcome::Broken)
            return refuseAll(batch, {ErrorCode::Internal, QStringLiteral("the commit was refused"), {}, 0s});
        if (outcome == Outcome::NeedsCare)
            care = Care::EachAlone;
        if (outcome == Outcome::Conflict) {
            if (++conflicts > kConflictsMax)
                break;
            std::this_thread::sleep_for(std::chrono::milliseconds(std::min(conflicts, 20)));
        }
        if (outcome == Outcome::Lost || outcome == Outcome::Unknown) {
            isUnknown = isUnknown || outcome == Outcome::Unknown;
            database.close();
            if (Steady::now() >= deadline)
                break;
        }
    }
    if (!database.isOpen())
        setReady(false);
    refuseAll(batch, {ErrorCode::Unavailable, QStringLiteral("the database is away"), {}, 1s});
}

Writer::Outcome Writer::attempt(Database &database, const Batch &batch, Care care)
{
    const auto outcomeOfFault = [&database] {
        switch (database.fault()) {
        case Fault::Lost:
            return Outcome::Lost;
        case Fault::Conflict:
            return Outcome::Conflict;
        case Fault::Full:
            return Outcome::Full;
        default:
            return Outcome::Broken;
        }
    };
    if (!database.begin())
        return outcomeOfFault();
    const bool isClean =
        care == Care::Together ? runTogether(database, batch) : runEachAlone(database, batch);
    if (!isClean || database.isUndone()) {
        const Outcome outcome = database.isUndone() ? outcomeOfFault() : Outcome::NeedsCare;
        database.rollback();
        return outcome;
    }
    if (database.writes() == 0) {
        database.rollback();
        return Outcome::Committed;
    }
    const auto marked =
        database.run(QLatin1String("storage/replace_mark"), bind(m_name, m_batch, m_clock.now()));
    if (!marked) {
        const Outcome outcome = outcomeOfFault();
        database.rollback();
        return outcome;
    }
    return commit(database);
}

/// False if something has to be undone that only a savepoint could undo.
bool Writer::runTogether(Database &database, const Batch &batch) const
{
    const std::vector<Batch> runs = runsOf(batch);
    for (const Batch &run : runs) {
        const int before = database.writes();
        runOne(database, run);
        if (database.fault() != Fault::None)
            return false;
        const bool isSingle = !run.front()->group();
        if (isSingle && run.front()->isRefused() && database.writes() != before)
            return false;
    }
    return true;
}

bool Writer::runEachAlone(Database &database, const Batch &batch) const
{
    for (const JobPtr &job : batch) {
        if (!database.setSavepoint())
            return false;
        runOne(database, {job});
        if (database.isUndone())
            return false;
        if (database.fault() != Fault::None && !job->isRefused())
            job->refuse({ErrorCode::Internal, QStringLiteral("a statement failed"), {}, 0s});
        const bool isKept = !job->isRefused();
        database.clearFault();
        if (!database.endSavepoint(isKept))
            return false;
    }
    return true;
}

Writer::Outcome Writer::commit(Database &database)
{
    if (database.commit()) {
        ++m_counters.transactions;
        return Outcome::Committed;
    }
    switch (database.fault()) {
    case Fault::Lost:
        return Outcome::Unknown;
    case Fault::Conflict:
        database.rollback();
        return Outcome::Conflict;
    case Fault::Full:
        database.rollback();
        return Outcome::Full;
    default:
        database.rollback();
        return Outcome::Broken;
    }
}

bool Writer::reopen(Database &database, Deadline deadline)
{
    auto delay = 20ms;
    for (;;) {
        const Result<> opened = database.open();
        if (opened) {
            setReady(true);
            return true;
        }
        if (m_isReady)
            qCWarning(lcStorage).noquote() << QLatin1String("event=database-away database=")
                    + m_url.toDisplay() + QLatin1String(" reason=\"") + opened.error().detail + u'"';
        setReady(false);
        if (Steady::now() >= deadline)
            return false;
        std::this_thread::sleep_for(delay);
        delay = std::min(delay * 2, 500ms);
    }
}

std::optional<bool> Writer::isCommitted(Database &database)
{
    // The old connection's commit may still be running in the server: the locking read waits for its end.
    if (!database.begin())
        return std::nullopt;
    const Result<Rows> rows = database.select(QLatin1String("storage/select_mark"), bind(m_name));
    database.rollback();
    if (!rows)
        return std::nullopt;
    const bool isThere = !rows->isEmpty() && rows->first().integer(0) == m_batch;
    if (isThere)
        ++m_counters.transactions;
    return isThere;
}

void Writer::setReady(bool isReady)
{
    if (m_isReady.exchange(isReady) == isReady)
        return;
    if (isReady)
        qCInfo(lcStorage).noquote() << QLatin1String("event=database-back database=") + m_url.toDisplay();
    m_onReady(isReady);
}

void Writer::count(const Batch &batch)
{
    m_counters.writes += batch.size();
    int messages = 0;
    for (const JobPtr &job : batch)
        messages += job->messages();
    m_counters.messages += quint64(messages);
}

} // namespace foyer::storage
