// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accounts/user_store.h"

namespace foyer {
class Clock;
}

namespace foyer::storage {

class JobQueue;

/// Accounts, invitations and the administrator link in the database.
class SqlUserStore final : public accounts::UserStore
{
public:
    /// Everything passed in must outlive this object. The clock tells when something was done.
    SqlUserStore(JobQueue &writer, JobQueue &readers, const Clock &clock);

    [[nodiscard]] QCoro::Task<Result<std::optional<accounts::Account>>> findByKey(
        QString usernameKey) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<accounts::Account>>> find(UserId id) override;
    /// Whoever uses the administrator link up becomes administrator, whatever role the account asks for.
    [[nodiscard]] QCoro::Task<Result<protocol::User>> create(accounts::NewAccount account) override;
    [[nodiscard]] QCoro::Task<Result<>> setPasswordHash(UserId id, QString passwordHash) override;
    [[nodiscard]] QCoro::Task<Result<bool>> offerAdminLink(QByteArray hash, bool isForced) override;
    [[nodiscard]] QCoro::Task<Result<protocol::User>> claimAdminLink(UserId id, QByteArray hash) override;
    [[nodiscard]] QCoro::Task<Result<>> createInvite(accounts::Invite invite, UserId by) override;
    [[nodiscard]] QCoro::Task<Result<QList<accounts::Invite>>> invites(Timestamp now) override;
    [[nodiscard]] QCoro::Task<Result<>> removeInvite(QString code, UserId by) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
    const Clock &m_clock;
};

} // namespace foyer::storage
