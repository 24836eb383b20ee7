// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accounts/bot_store.h"
#include "server/storage/job.h"

namespace foyer::storage {

/// Bots in the database.
class SqlBotStore final : public accounts::BotStore
{
public:
    /// Both queues must outlive this object.
    SqlBotStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<accounts::Bot>> create(accounts::NewBot bot) override;
    [[nodiscard]] QCoro::Task<Result<QList<accounts::Bot>>> list(std::optional<UserId> owner) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<accounts::Bot>>> find(UserId bot) override;
    [[nodiscard]] QCoro::Task<Result<accounts::Bot>> rename(UserId bot, QString displayName) override;
    [[nodiscard]] QCoro::Task<Result<QList<SessionId>>> remove(UserId bot, Timestamp now) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
