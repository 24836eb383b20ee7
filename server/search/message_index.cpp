// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/message_index.h"

#include "server/search/thread_work.h"

#include <QCoreApplication>

namespace foyer::search {

using namespace std::chrono_literals;
using chat::IndexAnswer;
using chat::IndexQuery;

MessageIndex::MessageIndex(chat::SearchSource &source, QString folder, Settings settings)
    : m_settings(settings)
    , m_feed(source, folder, m_generation, settings.feed)
    , m_reader(folder, m_generation, settings.patience)
{
    m_pool.setMaxThreadCount(1);
}

MessageIndex::~MessageIndex()
{
    stop();
}

void MessageIndex::stop()
{
    m_isStopped = true;
    m_feed.stop();
    m_pool.waitForDone();
    QCoreApplication::sendPostedEvents(&m_arrival, QEvent::MetaCall);
}

QCoro::Task<Result<IndexAnswer>> MessageIndex::find(IndexQuery query)
{
    if (m_isStopped || m_generation == 0)
        co_return failUntil(ErrorCode::Unavailable, 1s, QStringLiteral("the search index is not open"));
    if (m_waiting >= m_settings.waiting)
        co_return failUntil(ErrorCode::Unavailable, 1s, QStringLiteral("too many searches wait"));
    ++m_waiting;
    auto catchingUp = m_feed.caughtUp(m_settings.catchUp);
    co_await catchingUp;
    if (m_isStopped) {
        --m_waiting;
        co_return fail(ErrorCode::Unavailable, QStringLiteral("stopping"));
    }
    // What is missing when the search begins may be there when it ends.
    const bool isIndexing = m_feed.isIndexing();
    ThreadWork finding(m_pool, m_arrival, [this, query] {
        Result<IndexAnswer> found = m_reader.find(query);
        --m_waiting;
        return found;
    });
    Result<IndexAnswer> answer = co_await finding;
    if (answer)
        answer->isIndexing = isIndexing;
    co_return answer;
}

} // namespace foyer::search
