// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QCoroTask>

#include <coroutine>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace foyer::storage {

class Database;
class Job;

using JobPtr = std::shared_ptr<Job>;
using Batch = std::vector<JobPtr>;

/// Jobs that are cheaper done together. Lives longer than its jobs. Thread: writer.
class JobGroup
{
public:
    virtual ~JobGroup() = default;
    /// Gives each job its result. A job that failed must have written nothing, unless a statement failed too.
    virtual void run(Database &database, std::span<const JobPtr> jobs) = 0;
};

/// One piece of work for the database, and its result. Made and read on main, run on a storage thread; may be run
/// several times, of which only the last one counts.
class Job
{
public:
    virtual ~Job() = default;
    virtual void run(Database &database) = 0;
    virtual void refuse(const Error &error) = 0;
    [[nodiscard]] virtual bool isRefused() const = 0;
    /// The group that runs it instead of `run`, or nothing.
    [[nodiscard]] virtual JobGroup *group() const { return nullptr; }
    /// Messages that it added.
    [[nodiscard]] virtual int messages() const { return 0; }

    /// Who waits for it; resumed on main.
    std::coroutine_handle<> waiting;
};

/// A job with a result of type Result<T>.
template<typename ResultType>
class JobWithResult : public Job
{
public:
    void refuse(const Error &error) override { result = tl::unexpected(error); }
    [[nodiscard]] bool isRefused() const override { return !result.has_value(); }

    ResultType result = fail(ErrorCode::Internal, QStringLiteral("never ran"));
};

/// A job that is a function of the database. The function must leave its captures as they are.
template<typename Work>
class FunctionJob final : public JobWithResult<std::invoke_result_t<const Work &, Database &>>
{
public:
    explicit FunctionJob(Work work)
        : m_work(std::move(work))
    {
    }
    void run(Database &database) override { this->result = m_work(database); }

private:
    const Work m_work;
};

/// Where jobs wait for a thread.
class JobQueue
{
public:
    virtual ~JobQueue() = default;
    /// Takes the job. False if too many wait, or it has been stopped. Thread: any.
    [[nodiscard]] virtual bool push(JobPtr job) = 0;
};

/// Awaits a job: `co_await JobDone{queue, job}`. Thread: main.
struct JobDone
{
    JobQueue &queue;
    JobPtr job;

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    [[nodiscard]] bool await_suspend(std::coroutine_handle<> handle)
    {
        job->waiting = handle;
        if (queue.push(job))
            return true;
        job->refuse({ErrorCode::Unavailable,
                     QStringLiteral("too much is waiting, or the storage was stopped"),
                     {},
                     std::chrono::seconds{1}});
        return false;
    }
    void await_resume() const noexcept { }
};

/// Runs a job on the queue's thread; its result arrives where it was awaited. The queue is used until the job is in it.
template<typename JobType>
[[nodiscard]] QCoro::Task<decltype(JobType::result)> runJob(JobQueue *queue, std::shared_ptr<JobType> job)
{
    JobDone done{*queue, job};
    co_await done;
    co_return std::move(job->result);
}

/// Runs a function of the database on the queue's thread.
template<typename Work>
[[nodiscard]] auto runOn(JobQueue &queue, Work work)
{
    return runJob(&queue, std::make_shared<FunctionJob<Work>>(std::move(work)));
}

} // namespace foyer::storage
