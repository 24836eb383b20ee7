// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "server/accounts/session_store.h"
#include "server/accounts/user_store.h"

#include <QHash>
#include <QSet>

namespace foyer::test {

/// Accounts in memory, with the answers that the port promises.
class MemoryUserStore final : public accounts::UserStore
{
public:
    explicit MemoryUserStore(const Clock &clock)
        : m_clock(clock)
    {
    }

    QCoro::Task<Result<std::optional<accounts::Account>>> findByKey(QString usernameKey) override;
    QCoro::Task<Result<std::optional<accounts::Account>>> find(UserId id) override;
    QCoro::Task<Result<protocol::User>> create(accounts::NewAccount account) override;
    QCoro::Task<Result<>> setPasswordHash(UserId id, QString passwordHash) override;
    QCoro::Task<Result<bool>> offerAdminLink(QByteArray hash, bool isForced) override;
    QCoro::Task<Result<protocol::User>> claimAdminLink(UserId id, QByteArray hash) override;
    QCoro::Task<Result<>> createInvite(accounts::Invite invite, UserId) override;
    QCoro::Task<Result<QList<accounts::Invite>>> invites(Timestamp now) override;
    QCoro::Task<Result<>> removeInvite(QString code, UserId) override;

    [[nodiscard]] qsizetype count() const { return m_accounts.size(); }
    [[nodiscard]] QString hashOf(const QString &key) const { return m_accounts.value(key).passwordHash; }

    /// Every call fails with Unavailable.
    bool isDown = false;
    /// How often a name was looked up.
    int lookups = 0;
    /// The next lookup answers "unknown", as if the account came a moment later.
    bool isNextLookupEarly = false;

private:
    [[nodiscard]] Result<> use(const accounts::NewAccount &account);

    const Clock &m_clock;
    QHash<QString, accounts::Account> m_accounts; // by key
    QHash<QString, accounts::Invite> m_invites; // by code
    QByteArray m_adminLink;
    bool m_wasLinkOffered = false;
    qint64 m_lastId = 0;
};

/// Sessions in memory, with the answers that the port promises.
class MemorySessionStore final : public accounts::SessionStore
{
public:
    QCoro::Task<Result<accounts::OpenedSession>> open(accounts::NewSession session,
                                                      accounts::SessionPolicy policy) override;
    QCoro::Task<Result<std::optional<accounts::StoredSession>>> findByTokenHash(
        QByteArray tokenHash) override;
    QCoro::Task<Result<accounts::OpenedSession>> takeBack(SessionId id, accounts::SessionPolicy policy,
                                                          Timestamp now) override;
    QCoro::Task<Result<QList<protocol::Session>>> list(UserId user, Timestamp now) override;
    QCoro::Task<Result<>> end(UserId user, SessionId id, protocol::SessionEnd reason) override;
    QCoro::Task<Result<>> touch(QList<SessionId> ids, Timestamp now) override;
    QCoro::Task<Result<>> purge(Timestamp before) override;

    /// What findByTokenHash tells about the owner.
    QHash<UserId, protocol::User> owners;
    bool isDown = false;
    /// A lookup reads at once but answers a moment later.
    bool isSlow = false;
    int lookups = 0;
    QSet<SessionId> touched;
    Timestamp purgedBefore = 0;
    QList<QByteArray> hashes;

private:
    struct Row
    {
        protocol::Session session;
        UserId user;
        QByteArray hash;
        std::optional<protocol::SessionEnd> end;
    };
    [[nodiscard]] QList<SessionId> replaceOthers(const Row &kept, accounts::SessionPolicy policy);

    QList<Row> m_rows;
};

} // namespace foyer::test
