// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/seeds/seed_store.h"

namespace foyer::storage {

class JobQueue;

/// What is remembered of the starting rooms, in the database.
class SqlSeedStore final : public seeds::SeedStore
{
public:
    /// Both queues must outlive this object.
    SqlSeedStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<bool>> areMade() override;
    [[nodiscard]] QCoro::Task<Result<>> setMade(Timestamp at) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<UserId>>> firstAdministrator() override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
