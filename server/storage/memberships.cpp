// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/memberships.h"

#include "server/storage/database.h"

namespace foyer::storage {

Result<> insertMember(Database &database, ConversationId room, UserId user, protocol::MemberRole role,
                      Seq read, Timestamp now)
{
    FOYER_TRY(const Rows silences, database.select(QLatin1String("rooms/select_silence"), bind(room, user)));
    const Timestamp silencedUntil = silences.isEmpty() ? 0 : silences.first().integer(0);
    if (!silences.isEmpty()) {
        FOYER_CHECK(database.run(QLatin1String("rooms/delete_silence"), bind(room, user)));
    }
    FOYER_CHECK(database.run(QLatin1String("conversations/insert_membership"),
                             bind(room, user, protocol::memberRoleName(role), read, now, silencedUntil)));
    return {};
}

Result<bool> deleteMember(Database &database, ConversationId room, UserId user)
{
    FOYER_CHECK(database.run(QLatin1String("rooms/insert_silence"), bind(room, user)));
    FOYER_TRY(const int removed,
              database.run(QLatin1String("conversations/delete_membership"), bind(room, user)));
    return removed > 0;
}

Result<> checkNotBanned(Database &database, ConversationId room, UserId user)
{
    FOYER_TRY(const Rows bans, database.select(QLatin1String("rooms/select_ban"), bind(room, user)));
    if (!bans.isEmpty())
        return fail(ErrorCode::Banned);
    return {};
}

Result<> checkNameIsFree(Database &database, const QString &nameKey, ConversationId room)
{
    FOYER_TRY(const Rows same, database.select(QLatin1String("conversations/select_by_name"), bind(nameKey)));
    if (!same.isEmpty() && same.first().id<ConversationId>(0) != room)
        return fail(ErrorCode::NameTaken, {}, QStringLiteral("name"));
    return {};
}

} // namespace foyer::storage
