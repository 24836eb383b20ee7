// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/accounts/memory_stores.h"

#include <QCoroTimer>

#include <algorithm>
#include <utility>

namespace foyer::test {

using accounts::SessionPolicy;

QCoro::Task<Result<std::optional<accounts::Account>>> MemoryUserStore::findByKey(QString usernameKey)
{
    ++lookups;
    if (isDown)
        co_return fail(ErrorCode::Unavailable);
    const auto found = m_accounts.constFind(usernameKey);
    if (found == m_accounts.cend() || std::exchange(isNextLookupEarly, false))
        co_return std::optional<accounts::Account>{};
    co_return std::optional(*found);
}

QCoro::Task<Result<std::optional<accounts::Account>>> MemoryUserStore::find(UserId id)
{
    for (const accounts::Account &account : std::as_const(m_accounts)) {
        if (account.user.id == id)
            co_return std::optional(account);
    }
    co_return std::optional<accounts::Account>{};
}

Result<> MemoryUserStore::use(const accounts::NewAccount &account)
{
    if (!account.adminLinkHash.isEmpty()) {
        if (account.adminLinkHash != m_adminLink)
            return fail(ErrorCode::AdminLinkInvalid);
        m_adminLink.clear();
    }
    if (!account.inviteCode.isEmpty()) {
        const auto invite = m_invites.find(account.inviteCode);
        if (invite == m_invites.end() || invite->usesLeft < 1 || invite->expiresAt <= m_clock.now())
            return fail(ErrorCode::InviteInvalid);
        --invite->usesLeft;
    }
    return {};
}

QCoro::Task<Result<protocol::User>> MemoryUserStore::create(accounts::NewAccount account)
{
    if (isDown)
        co_return fail(ErrorCode::Unavailable);
    if (m_accounts.contains(account.usernameKey))
        co_return fail(ErrorCode::NameTaken);
    FOYER_CO_CHECK(use(account));
    const protocol::User user{UserId(++m_lastId), account.username, account.username, account.avatar,
                              account.role};
    m_accounts.insert(account.usernameKey, {user, account.passwordHash});
    co_return user;
}

QCoro::Task<Result<>> MemoryUserStore::setPasswordHash(UserId id, QString passwordHash)
{
    for (accounts::Account &account : m_accounts) {
        if (account.user.id == id)
            account.passwordHash = passwordHash;
    }
    co_return Result<>{};
}

QCoro::Task<Result<bool>> MemoryUserStore::offerAdminLink(QByteArray hash, bool isForced)
{
    if (m_wasLinkOffered && !isForced)
        co_return false;
    m_wasLinkOffered = true;
    m_adminLink = hash;
    co_return true;
}

QCoro::Task<Result<protocol::User>> MemoryUserStore::claimAdminLink(UserId id, QByteArray hash)
{
    if (m_adminLink.isEmpty() || hash != m_adminLink)
        co_return fail(ErrorCode::AdminLinkInvalid);
    m_adminLink.clear();
    for (accounts::Account &account : m_accounts) {
        if (account.user.id == id) {
            account.user.role = protocol::UserRole::Admin;
            co_return account.user;
        }
    }
    co_return fail(ErrorCode::NotFound);
}

QCoro::Task<Result<>> MemoryUserStore::createInvite(accounts::Invite invite, UserId)
{
    m_invites.insert(invite.code, invite);
    co_return Result<>{};
}

QCoro::Task<Result<QList<accounts::Invite>>> MemoryUserStore::invites(Timestamp now)
{
    QList<accounts::Invite> usable;
    for (const accounts::Invite &invite : std::as_const(m_invites)) {
        if (invite.usesLeft > 0 && invite.expiresAt > now)
            usable.append(invite);
    }
    co_return usable;
}

QCoro::Task<Result<>> MemoryUserStore::removeInvite(QString code, UserId)
{
    if (m_invites.remove(code) == 0)
        co_return fail(ErrorCode::NotFound);
    co_return Result<>{};
}

QList<SessionId> MemorySessionStore::replaceOthers(const Row &kept, SessionPolicy policy)
{
    QList<SessionId> replaced;
    for (Row &row : m_rows) {
        const bool isHit = policy == SessionPolicy::One
            || (policy == SessionPolicy::OnePerKind && row.session.kind == kept.session.kind);
        if (!isHit || row.end || row.user != kept.user || row.session.id == kept.session.id)
            continue;
        row.end = protocol::SessionEnd::Replaced;
        replaced.append(row.session.id);
    }
    return replaced;
}

QCoro::Task<Result<accounts::OpenedSession>> MemorySessionStore::open(accounts::NewSession session,
                                                                      SessionPolicy policy)
{
    if (isDown)
        co_return fail(ErrorCode::Unavailable);
    Row row;
    row.session = {SessionId(m_rows.size() + 1),
                   session.kind,
                   session.client,
                   session.createdAt,
                   session.createdAt,
                   session.expiresAt,
                   false};
    row.user = session.user;
    row.hash = session.tokenHash;
    hashes.append(session.tokenHash);
    m_rows.append(row);
    co_return accounts::OpenedSession{row.session, replaceOthers(row, policy)};
}

QCoro::Task<Result<std::optional<accounts::StoredSession>>> MemorySessionStore::findByTokenHash(
    QByteArray tokenHash)
{
    ++lookups;
    if (isDown)
        co_return fail(ErrorCode::Unavailable);
    std::optional<accounts::StoredSession> found;
    for (const Row &row : std::as_const(m_rows)) {
        if (row.hash == tokenHash)
            found = accounts::StoredSession{row.session, owners.value(row.user), row.end};
    }
    if (isSlow)
        co_await QCoro::sleepFor(std::chrono::milliseconds(5));
    co_return found;
}

QCoro::Task<Result<accounts::OpenedSession>> MemorySessionStore::takeBack(SessionId id, SessionPolicy policy,
                                                                          Timestamp now)
{
    Q_UNUSED(now)
    for (Row &row : m_rows) {
        if (row.session.id == id && row.end == protocol::SessionEnd::Replaced) {
            row.end.reset();
            co_return accounts::OpenedSession{row.session, replaceOthers(row, policy)};
        }
    }
    co_return fail(ErrorCode::NotFound);
}

QCoro::Task<Result<QList<protocol::Session>>> MemorySessionStore::list(UserId user, Timestamp now)
{
    QList<protocol::Session> living;
    for (const Row &row : std::as_const(m_rows)) {
        if (row.user == user && !row.end && row.session.expiresAt > now)
            living.prepend(row.session);
    }
    co_return living;
}

QCoro::Task<Result<>> MemorySessionStore::end(UserId user, SessionId id, protocol::SessionEnd reason)
{
    for (Row &row : m_rows) {
        if (row.user == user && row.session.id == id && !row.end) {
            row.end = reason;
            co_return Result<>{};
        }
    }
    co_return fail(ErrorCode::NotFound);
}

QCoro::Task<Result<>> MemorySessionStore::touch(QList<SessionId> ids, Timestamp now)
{
    Q_UNUSED(now)
    touched.unite(QSet<SessionId>(ids.cbegin(), ids.cend()));
    co_return Result<>{};
}

QCoro::Task<Result<>> MemorySessionStore::purge(Timestamp before)
{
    purgedBefore = before;
    co_return Result<>{};
}

} // namespace foyer::test
