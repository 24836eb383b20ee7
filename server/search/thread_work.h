// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <coroutine>
#include <optional>
#include <type_traits>
#include <utility>

namespace foyer::search {

/// Awaits a function that blocks, run on a pool's thread: `co_await ThreadWork(pool, context, work)`. It goes on in the
/// context's thread, and not at all once the context is gone; the pool must be done before that. Thread: main.
template<typename Work>
class ThreadWork
{
public:
    using ResultType = std::invoke_result_t<Work &>;

    ThreadWork(QThreadPool &pool, QObject &context, Work work)
        : m_pool(pool)
        , m_context(context)
        , m_work(std::move(work))
    {
    }

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiting)
    {
        m_pool.start([this, waiting] {
            m_result = m_work();
            QMetaObject::invokeMethod(
                &m_context, [waiting] { waiting.resume(); }, Qt::QueuedConnection);
        });
    }
    [[nodiscard]] ResultType await_resume() { return *std::move(m_result); }

private:
    QThreadPool &m_pool;
    QObject &m_context;
    Work m_work;
    std::optional<ResultType> m_result;
};

} // namespace foyer::search
