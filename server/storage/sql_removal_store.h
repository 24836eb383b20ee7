// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/removal_store.h"

namespace foyer::storage {

class JobQueue;

/// What deleted rooms left behind in the database.
class SqlRemovalStore final : public chat::RemovalStore
{
public:
    /// Both queues must outlive this object.
    SqlRemovalStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<std::optional<ConversationId>>> next() override;
    [[nodiscard]] QCoro::Task<Result<bool>> step(ConversationId room, int limit) override;
    [[nodiscard]] QCoro::Task<Result<>> forgetMembers(Timestamp before) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
