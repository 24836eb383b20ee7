// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/block_store.h"
#include "server/storage/job.h"

namespace foyer::storage {

/// Blocks in the database.
class SqlBlockStore final : public chat::BlockStore
{
public:
    /// Both queues must outlive this object.
    SqlBlockStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<QList<protocol::User>>> blockedBy(UserId user) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<protocol::User>>> add(UserId user, UserId blocked,
                                                                         Timestamp at) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<protocol::User>>> remove(UserId user,
                                                                            UserId blocked) override;
    [[nodiscard]] QCoro::Task<Result<bool>> areApart(UserId one, UserId other) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
