// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/direct_store.h"
#include "server/storage/job.h"

namespace foyer::storage {

/// Direct conversations in the database.
class SqlDirectStore final : public chat::DirectStore
{
public:
    /// Both queues must outlive this object.
    SqlDirectStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<chat::OpenedDirect>> open(chat::DirectOpening opening) override;
    [[nodiscard]] QCoro::Task<Result<>> hide(ConversationId conversation, UserId user) override;
    [[nodiscard]] QCoro::Task<Result<QList<protocol::User>>> people(chat::PeopleQuery query) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
