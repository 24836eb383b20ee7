// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accounts/session_store.h"

namespace foyer {
class Clock;
}

namespace foyer::storage {

class JobQueue;

/// Sessions in the database.
class SqlSessionStore final : public accounts::SessionStore
{
public:
    /// Everything passed in must outlive this object. The clock tells when a session ended or ran out.
    SqlSessionStore(JobQueue &writer, JobQueue &readers, const Clock &clock);

    [[nodiscard]] QCoro::Task<Result<accounts::OpenedSession>> open(accounts::NewSession session,
                                                                    accounts::SessionPolicy policy) override;
    /// A session that ran out is told as ended by Expired.
    [[nodiscard]] QCoro::Task<Result<std::optional<accounts::StoredSession>>> findByTokenHash(
        QByteArray tokenHash) override;
    [[nodiscard]] QCoro::Task<Result<accounts::OpenedSession>> takeBack(SessionId id,
                                                                        accounts::SessionPolicy policy,
                                                                        Timestamp now) override;
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Session>>> list(UserId user, Timestamp now) override;
    [[nodiscard]] QCoro::Task<Result<>> end(UserId user, SessionId id, protocol::SessionEnd reason) override;
    [[nodiscard]] QCoro::Task<Result<>> touch(QList<SessionId> ids, Timestamp now) override;
    [[nodiscard]] QCoro::Task<Result<>> purge(Timestamp before) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
    const Clock &m_clock;
};

} // namespace foyer::storage
