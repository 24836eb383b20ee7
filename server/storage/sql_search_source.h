// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/search_source.h"
#include "server/storage/job.h"

namespace foyer::storage {

/// Feeds the search index from the database.
class SqlSearchSource final : public chat::SearchSource
{
public:
    /// The queue must outlive this object.
    explicit SqlSearchSource(JobQueue &readers)
        : m_readers(readers)
    {
    }

    [[nodiscard]] QCoro::Task<Result<QList<chat::ConversationCounters>>> counters() override;
    [[nodiscard]] QCoro::Task<Result<QList<chat::SearchEntry>>> changedSince(ConversationId conversation,
                                                                             Revision known,
                                                                             int limit) override;
    [[nodiscard]] QCoro::Task<Result<QList<chat::SearchEntry>>> after(ConversationId conversation, Seq known,
                                                                      int limit) override;

private:
    JobQueue &m_readers;
};

} // namespace foyer::storage
