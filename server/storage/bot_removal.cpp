// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/bot_removal.h"

#include "server/storage/database.h"
#include "server/storage/session_records.h"

namespace foyer::storage {

Result<QList<SessionId>> removeBot(Database &database, UserId bot, Timestamp now)
{
    FOYER_TRY(QList<SessionId> ended,
              endOtherSessions(database, bot, SessionId(), protocol::SessionEnd::Revoked, now));
    FOYER_CHECK(database.run(QLatin1String("bots/mark_removed"), bind(now, bot)));
    return ended;
}

Result<QList<SessionId>> removeBotsOf(Database &database, UserId owner, Timestamp now)
{
    FOYER_TRY(const Rows bots, database.select(QLatin1String("bots/select_of_owner"), bind(owner)));
    QList<SessionId> ended;
    for (const Row &bot : bots) {
        FOYER_TRY(const QList<SessionId> sessions, removeBot(database, bot.id<UserId>(0), now));
        ended += sessions;
    }
    return ended;
}

} // namespace foyer::storage
