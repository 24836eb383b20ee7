// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/sessions.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "server/accounts/secrets.h"

#include <chrono>
#include <utility>

namespace foyer::accounts {
namespace {

/// How long an ended session is kept, so that it can be taken back and its client be told why it ended.
constexpr std::chrono::milliseconds kEndedSessionsKept = std::chrono::hours(24 * 7);
/// Sightings that wait to be written down; beyond this they are only late.
constexpr qsizetype kSeenMax = 100'000;

Identity identityOf(const StoredSession &stored)
{
    return {stored.user, stored.session.id, stored.session.kind, stored.session.expiresAt,
            stored.session.scopes};
}

} // namespace

Sessions::Sessions(SessionStore &store, const Clock &clock, Settings settings)
    : m_store(store)
    , m_clock(clock)
    , m_settings(settings)
{
}

QCoro::Task<Result<OpenedSession>> Sessions::open(NewSession session)
{
    FOYER_CO_TRY(OpenedSession opened, co_await m_store.open(std::move(session), m_settings.policy));
    forget(opened.replaced);
    co_return opened;
}

QCoro::Task<Result<OpenedSession>> Sessions::openBeside(NewSession session)
{
    return m_store.open(std::move(session), SessionPolicy::Unlimited);
}

QCoro::Task<Result<Identity>> Sessions::identify(QByteArray token)
{
    if (!isTokenShaped(token))
        co_return fail(ErrorCode::NotSignedIn, QStringLiteral("no token"));
    const QByteArray hash = hashOfToken(token);
    wipe(token);
    if (std::optional<Identity> known = recall(hash)) {
        if (known->expiresAt <= m_clock.now())
            co_return fail(ErrorCode::NotSignedIn, QStringLiteral("session expired"));
        noteSeen(known->session);
        co_return *known;
    }
    FOYER_CO_TRY(const std::optional<StoredSession> stored, co_await find(hash));
    if (!stored || stored->session.expiresAt <= m_clock.now())
        co_return fail(ErrorCode::NotSignedIn, QStringLiteral("session unknown or expired"));
    if (stored->end == protocol::SessionEnd::Replaced)
        co_return fail(ErrorCode::SessionReplaced, QStringLiteral("session replaced"));
    if (stored->end)
        co_return fail(ErrorCode::NotSignedIn, QStringLiteral("session ended"));
    if (stored->isResting)
        co_return fail(ErrorCode::AccountDisabled, QStringLiteral("the owner of the bot is disabled"));
    const Identity identity = identityOf(*stored);
    remember(hash, identity);
    noteSeen(identity.session);
    co_return identity;
}

QCoro::Task<Result<TakenBack>> Sessions::takeBack(QByteArray token)
{
    if (!isTokenShaped(token))
        co_return fail(ErrorCode::NotSignedIn, QStringLiteral("no token"));
    const QByteArray hash = hashOfToken(token);
    wipe(token);
    FOYER_CO_TRY(const std::optional<StoredSession> stored, co_await find(hash));
    const Timestamp now = m_clock.now();
    if (!stored || stored->session.expiresAt <= now)
        co_return fail(ErrorCode::NotSignedIn, QStringLiteral("session unknown or expired"));
    // Living already: the answer to an earlier request got lost, or two tabs asked at once.
    if (!stored->end)
        co_return TakenBack{identityOf(*stored), {}};
    if (stored->end != protocol::SessionEnd::Replaced)
        co_return fail(ErrorCode::NotSignedIn, QStringLiteral("session ended otherwise"));
    Result<OpenedSession> opened = co_await m_store.takeBack(stored->session.id, m_settings.policy, now);
    if (!opened && opened.error().code == ErrorCode::NotFound)
        co_return fail(ErrorCode::NotSignedIn, QStringLiteral("session cannot be taken back"));
    FOYER_CO_CHECK(opened);
    forget(opened->replaced);
    qCInfo(lcAccounts, "event=session-taken-back user=%lld session=%lld replaced=%lld",
           stored->user.id.value(), stored->session.id.value(), qint64(opened->replaced.size()));
    const Identity identity{stored->user, opened->session.id, opened->session.kind, opened->session.expiresAt,
                            opened->session.scopes};
    co_return TakenBack{identity, opened->replaced};
}

QCoro::Task<Result<QList<protocol::Session>>> Sessions::list(Identity identity)
{
    FOYER_CO_TRY(QList<protocol::Session> sessions, co_await m_store.list(identity.user.id, m_clock.now()));
    for (protocol::Session &session : sessions)
        session.isCurrent = session.id == identity.session;
    co_return sessions;
}

QCoro::Task<Result<QList<protocol::Session>>> Sessions::listOf(UserId user)
{
    return m_store.list(user, m_clock.now());
}

QCoro::Task<Result<>> Sessions::end(UserId user, SessionId id, protocol::SessionEnd reason)
{
    FOYER_CO_CHECK(co_await m_store.end(user, id, reason));
    forget({id});
    qCInfo(lcAccounts, "event=session-ended user=%lld session=%lld reason=%s", user.value(), id.value(),
           qUtf8Printable(protocol::sessionEndName(reason)));
    co_return Result<>{};
}

void Sessions::forget(const QList<SessionId> &ids)
{
    if (ids.isEmpty())
        return;
    ++m_forgettings;
    const auto isGone = [&ids](QHash<QByteArray, Identity>::iterator entry) {
        return ids.contains(entry->session);
    };
    m_young.removeIf(isGone);
    m_old.removeIf(isGone);
}

void Sessions::forgetUser(UserId user)
{
    ++m_forgettings;
    const auto isTheirs = [user](QHash<QByteArray, Identity>::iterator entry) {
        return entry->user.id == user;
    };
    m_young.removeIf(isTheirs);
    m_old.removeIf(isTheirs);
}

QCoro::Task<Result<>> Sessions::maintain()
{
    const Timestamp now = m_clock.now();
    const QList<SessionId> seen = m_seen.values();
    m_seen.clear();
    if (!seen.isEmpty()) {
        FOYER_CO_CHECK(co_await m_store.touch(seen, now));
    }
    FOYER_CO_CHECK(co_await m_store.purge(now - kEndedSessionsKept.count()));
    co_return Result<>{};
}

QCoro::Task<Result<std::optional<StoredSession>>> Sessions::find(QByteArray tokenHash)
{
    for (;;) {
        const quint64 before = m_forgettings;
        FOYER_CO_TRY(const std::optional<StoredSession> stored, co_await m_store.findByTokenHash(tokenHash));
        // Something ended while the store was reading: what it read may be from before.
        if (before == m_forgettings)
            co_return stored;
    }
}

std::optional<Identity> Sessions::recall(const QByteArray &tokenHash)
{
    const auto young = m_young.constFind(tokenHash);
    if (young != m_young.cend())
        return *young;
    const auto old = m_old.constFind(tokenHash);
    if (old == m_old.cend())
        return std::nullopt;
    const Identity identity = *old;
    m_old.erase(old);
    remember(tokenHash, identity);
    return identity;
}

void Sessions::remember(const QByteArray &tokenHash, const Identity &identity)
{
    if (m_young.size() >= m_settings.remembered / 2)
        m_old = std::exchange(m_young, {});
    m_young.insert(tokenHash, identity);
}

void Sessions::noteSeen(SessionId id)
{
    if (m_seen.size() < kSeenMax)
        m_seen.insert(id);
}

} // namespace foyer::accounts
