// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/session_records.h"

#include "server/storage/database.h"

#include <algorithm>

namespace foyer::storage {

using protocol::Session;
using protocol::SessionEnd;
using protocol::SessionKind;

Session sessionOf(const Row &row, int scopes)
{
    Session session;
    session.id = row.id<SessionId>(0);
    session.kind = protocol::sessionKindFromName(row.text(1)).value_or(SessionKind::Web);
    session.client = row.text(2);
    session.createdAt = row.integer(3);
    session.lastSeenAt = row.integer(4);
    session.expiresAt = row.integer(5);
    const QString names = row.text(scopes);
    // One that cannot be read gives no rights.
    if (!names.isEmpty())
        session.scopes = protocol::scopesFromNames(names.split(u' ')).value_or(protocol::Scopes());
    return session;
}

Result<QList<Session>> livingSessions(Database &database, UserId user, Timestamp now)
{
    constexpr int kScopes = 6;
    FOYER_TRY(const Rows rows, database.select(QLatin1String("sessions/select_living"), bind(user, now)));
    QList<Session> list;
    for (const Row &row : rows)
        list.append(sessionOf(row, kScopes));
    return list;
}

Result<> endSessions(Database &database, const QList<SessionId> &ids, SessionEnd reason, Timestamp at)
{
    QVariantList keys;
    for (const SessionId id : ids)
        keys.append(bound(id));
    return database.runForKeys(QLatin1String("sessions/end_sessions"),
                               bind(at, protocol::sessionEndName(reason)), keys);
}

Result<> endSession(Database &database, UserId user, SessionId id, SessionEnd reason, Timestamp at)
{
    FOYER_TRY(const QList<Session> living, livingSessions(database, user, at));
    const bool isThere =
        std::any_of(living.begin(), living.end(), [id](const Session &each) { return each.id == id; });
    if (!isThere)
        return fail(ErrorCode::NotFound, QStringLiteral("no such session"));
    return endSessions(database, {id}, reason, at);
}

Result<QList<SessionId>> endOtherSessions(Database &database, UserId user, SessionId kept, SessionEnd reason,
                                          Timestamp at)
{
    FOYER_TRY(const QList<Session> living, livingSessions(database, user, at));
    QList<SessionId> ended;
    for (const Session &session : living) {
        if (session.id != kept)
            ended.append(session.id);
    }
    const QString name = protocol::sessionEndName(reason);
    FOYER_CHECK(database.run(QLatin1String("sessions/end_others"), bind(at, name, user, kept)));
    FOYER_CHECK(database.run(QLatin1String("sessions/end_replaced"), bind(name, user, kept)));
    return ended;
}

} // namespace foyer::storage
