// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/admin_store.h"

namespace foyer::storage {

class JobQueue;

/// Administration in the database.
class SqlAdminStore final : public admin::AdminStore
{
public:
    /// Both queues must outlive this object.
    SqlAdminStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<QList<admin::ManagedUser>>> users(admin::Page page,
                                                                       Timestamp now) override;
    [[nodiscard]] QCoro::Task<Result<admin::ManagedUser>> user(UserId id, Timestamp now) override;
    [[nodiscard]] QCoro::Task<Result<>> setRole(admin::Deed deed, UserId user,
                                                protocol::UserRole role) override;
    [[nodiscard]] QCoro::Task<Result<>> setDisabled(admin::Deed deed, UserId user, bool isDisabled) override;
    [[nodiscard]] QCoro::Task<Result<>> beginReset(admin::Deed deed, UserId user, QByteArray tokenHash,
                                                   Timestamp expiresAt) override;
    [[nodiscard]] QCoro::Task<Result<>> endSession(admin::Deed deed, UserId user, SessionId session) override;
    [[nodiscard]] QCoro::Task<Result<>> setRegistration(admin::Deed deed, QString mode) override;
    [[nodiscard]] QCoro::Task<Result<QString>> registration() override;
    [[nodiscard]] QCoro::Task<Result<bool>> hasReset(QByteArray tokenHash, Timestamp now) override;
    [[nodiscard]] QCoro::Task<Result<UserId>> finishReset(QByteArray tokenHash, QString passwordHash,
                                                          Timestamp now) override;
    [[nodiscard]] QCoro::Task<Result<QList<admin::AuditEntry>>> audit(qint64 before, int limit) override;
    [[nodiscard]] QCoro::Task<Result<QList<admin::AuditEntry>>> auditAfter(qint64 after, int limit) override;
    [[nodiscard]] QCoro::Task<Result<admin::StorageUsage>> usage() override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
