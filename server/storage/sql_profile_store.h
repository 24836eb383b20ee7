// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accounts/profile_store.h"
#include "server/storage/job.h"

namespace foyer::storage {

/// Profiles in the database.
class SqlProfileStore final : public accounts::ProfileStore
{
public:
    /// Both queues must outlive this object.
    SqlProfileStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<std::optional<protocol::Profile>>> find(UserId user) override;
    [[nodiscard]] QCoro::Task<Result<protocol::Profile>> change(UserId user,
                                                                accounts::ProfileChange change) override;
    [[nodiscard]] QCoro::Task<Result<QList<SessionId>>> changePassword(
        accounts::PasswordChange change) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
