// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accounts/closing_store.h"
#include "server/chat/departure_store.h"
#include "server/storage/job.h"

namespace foyer::storage {

/// Accounts that are closed, and what they leave behind, in the database.
class SqlDepartureStore final : public accounts::ClosingStore, public chat::DepartureStore
{
public:
    /// Both queues must outlive this object.
    SqlDepartureStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<QList<SessionId>>> close(accounts::Closing closing) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<chat::Departure>>> next() override;
    [[nodiscard]] QCoro::Task<Result<chat::DepartureStep>> step(chat::Departure departure, int limit,
                                                                Timestamp at) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
