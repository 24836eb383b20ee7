// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_session_store.h"

#include "common/base/clock.h"
#include "server/storage/database.h"
#include "server/storage/job.h"
#include "server/storage/records.h"
#include "server/storage/session_records.h"

namespace foyer::storage {
namespace {

using accounts::NewSession;
using accounts::OpenedSession;
using accounts::SessionPolicy;
using accounts::StoredSession;
using protocol::Session;
using protocol::SessionEnd;

/// Empty for a session that may be used for everything.
QString scopesText(protocol::Scopes scopes)
{
    return scopes == protocol::kAllScopes ? QString() : protocol::scopeNames(scopes).join(u' ');
}

/// Ends the user's other living sessions that the policy names; returns which.
Result<QList<SessionId>> replaceOthers(Database &database, UserId user, const Session &own,
                                       SessionPolicy policy, Timestamp now)
{
    QList<SessionId> replaced;
    if (policy == SessionPolicy::Unlimited)
        return replaced;
    FOYER_TRY(const QList<Session> living, livingSessions(database, user, now));
    for (const Session &other : living) {
        const bool isNamed = policy == SessionPolicy::One || other.kind == own.kind;
        if (isNamed && other.id != own.id)
            replaced.append(other.id);
    }
    FOYER_CHECK(endSessions(database, replaced, SessionEnd::Replaced, now));
    return replaced;
}

/// Holds the user's row, so that two sign-ins on two nodes do not miss each other; whether he may sign in. NotFound.
Result<bool> lockUser(Database &database, UserId user)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("users/lock_user"), bind(user)));
    if (rows.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no such user"));
    return rows.first().integer(1) == 0;
}

Result<> lockEntrant(Database &database, UserId user)
{
    FOYER_TRY(const bool isAllowed, lockUser(database, user));
    if (!isAllowed)
        return fail(ErrorCode::AccountDisabled);
    FOYER_TRY(const Rows owner, database.select(QLatin1String("bots/select_owner_state"), bind(user)));
    if (!owner.isEmpty() && owner.first().integer(0) != 0)
        return fail(ErrorCode::AccountDisabled, QStringLiteral("the owner of the bot is disabled"));
    return {};
}

/// Whether the password that opens a session is still the user's.
Result<> checkProof(Database &database, const NewSession &wanted)
{
    if (wanted.provenHash.isEmpty())
        return {};
    FOYER_TRY(const Rows rows, database.select(QLatin1String("profiles/lock_password"), bind(wanted.user)));
    if (rows.isEmpty() || rows.first().text(0) != wanted.provenHash)
        return fail(ErrorCode::WrongPassword, QStringLiteral("changed meanwhile"));
    return {};
}

Result<OpenedSession> openSession(Database &database, const NewSession &wanted, SessionPolicy policy)
{
    FOYER_CHECK(lockEntrant(database, wanted.user));
    FOYER_CHECK(checkProof(database, wanted));
    OpenedSession opened;
    Session &session = opened.session;
    session.kind = wanted.kind;
    session.client = wanted.client;
    session.createdAt = wanted.createdAt;
    session.lastSeenAt = wanted.createdAt;
    session.expiresAt = wanted.expiresAt;
    session.scopes = wanted.scopes;
    FOYER_TRY(opened.replaced, replaceOthers(database, wanted.user, session, policy, wanted.createdAt));
    FOYER_TRY(const qint64 id,
              database.insert(QLatin1String("sessions/insert_session"),
                              bind(wanted.user, protocol::sessionKindName(session.kind), session.client,
                                   wanted.tokenHash, session.createdAt, session.lastSeenAt, session.expiresAt,
                                   scopesText(session.scopes))));
    session.id = SessionId(id);
    return opened;
}

Result<OpenedSession> reviveSession(Database &database, SessionId id, SessionPolicy policy, Timestamp now)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("sessions/select_by_id"), bind(id)));
    if (rows.isEmpty())
        return fail(ErrorCode::NotFound);
    const UserId user = rows.first().id<UserId>(6);
    FOYER_CHECK(lockEntrant(database, user));
    OpenedSession opened;
    opened.session = sessionOf(rows.first(), 8);
    opened.session.lastSeenAt = now;
    const bool isReplaced = protocol::sessionEndFromName(rows.first().text(7)) == SessionEnd::Replaced;
    if (!isReplaced || opened.session.expiresAt <= now)
        return fail(ErrorCode::NotFound);
    FOYER_TRY(opened.replaced, replaceOthers(database, user, opened.session, policy, now));
    FOYER_CHECK(database.run(QLatin1String("sessions/revive_session"), bind(now, id)));
    return opened;
}

Result<std::optional<StoredSession>> sessionByToken(Database &database, const QByteArray &tokenHash,
                                                    Timestamp now)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("sessions/select_by_token"), bind(tokenHash)));
    if (rows.isEmpty())
        return std::nullopt;
    const Row &row = rows.first();
    StoredSession stored;
    stored.session = sessionOf(row, 8 + kUserColumns);
    stored.user = userOf(row, 8);
    stored.isResting = row.integer(9 + kUserColumns) != 0;
    if (!row.isNull(6))
        stored.end = protocol::sessionEndFromName(row.text(7)).value_or(SessionEnd::Revoked);
    else if (stored.session.expiresAt <= now)
        stored.end = SessionEnd::Expired;
    return stored;
}

Result<> endOwn(Database &database, UserId user, SessionId id, SessionEnd reason, Timestamp now)
{
    FOYER_CHECK(lockUser(database, user));
    return endSession(database, user, id, reason, now);
}

} // namespace

SqlSessionStore::SqlSessionStore(JobQueue &writer, JobQueue &readers, const Clock &clock)
    : m_writer(writer)
    , m_readers(readers)
    , m_clock(clock)
{
}

QCoro::Task<Result<OpenedSession>> SqlSessionStore::open(NewSession session, SessionPolicy policy)
{
    return runOn(m_writer,
                 [session, policy](Database &database) { return openSession(database, session, policy); });
}

QCoro::Task<Result<std::optional<StoredSession>>> SqlSessionStore::findByTokenHash(QByteArray tokenHash)
{
    return runOn(m_readers, [tokenHash, now = m_clock.now()](Database &database) {
        return sessionByToken(database, tokenHash, now);
    });
}

QCoro::Task<Result<OpenedSession>> SqlSessionStore::takeBack(SessionId id, SessionPolicy policy,
                                                             Timestamp now)
{
    return runOn(m_writer,
                 [id, policy, now](Database &database) { return reviveSession(database, id, policy, now); });
}

QCoro::Task<Result<QList<Session>>> SqlSessionStore::list(UserId user, Timestamp now)
{
    return runOn(m_readers, [user, now](Database &database) { return livingSessions(database, user, now); });
}

QCoro::Task<Result<>> SqlSessionStore::end(UserId user, SessionId id, SessionEnd reason)
{
    return runOn(m_writer, [user, id, reason, now = m_clock.now()](Database &database) {
        return endOwn(database, user, id, reason, now);
    });
}

QCoro::Task<Result<>> SqlSessionStore::touch(QList<SessionId> ids, Timestamp now)
{
    return runOn(m_writer, [ids, now](Database &database) {
        QVariantList keys;
        for (const SessionId id : ids)
            keys.append(bound(id));
        return database.runForKeys(QLatin1String("sessions/touch_sessions"), bind(now, now), keys);
    });
}

QCoro::Task<Result<>> SqlSessionStore::purge(Timestamp before)
{
    return runOn(m_writer, [before](Database &database) -> Result<> {
        FOYER_CHECK(database.run(QLatin1String("sessions/delete_over"), bind(before, before)));
        return {};
    });
}

} // namespace foyer::storage
