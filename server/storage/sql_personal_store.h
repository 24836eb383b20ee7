// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/personal_store.h"
#include "server/storage/job.h"

namespace foyer::storage {

/// Personal settings and last sightings in the database.
class SqlPersonalStore final : public chat::PersonalStore
{
public:
    /// Both queues must outlive this object.
    SqlPersonalStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<protocol::PersonalSettings>> settings(UserId user) override;
    [[nodiscard]] QCoro::Task<Result<protocol::PersonalSettings>> change(
        UserId user, protocol::PersonalChange change) override;
    [[nodiscard]] QCoro::Task<Result<>> noteLastSeen(QList<UserId> users, Timestamp at) override;
    [[nodiscard]] QCoro::Task<Result<QHash<UserId, Timestamp>>> lastSeen(
        ConversationId conversation) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
