// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/direct_making.h"

#include "server/storage/database.h"

#include <algorithm>

namespace foyer::storage {

Result<ConversationId> findDirect(Database &database, UserId one, UserId other)
{
    const auto [low, high] = std::minmax(one, other);
    FOYER_CHECK(database.select(QLatin1String("directs/lock_users"), bind(low, high)));
    FOYER_TRY(const Rows found, database.select(QLatin1String("directs/select_by_pair"), bind(low, high)));
    return found.isEmpty() ? ConversationId() : found.first().id<ConversationId>(0);
}

Result<ConversationId> makeDirect(Database &database, UserId actor, UserId other, Timestamp at)
{
    const auto [low, high] = std::minmax(actor, other);
    FOYER_TRY(const qint64 id,
              database.insert(QLatin1String("directs/insert_conversation"), bind(actor, at, at)));
    const ConversationId made(id);
    FOYER_CHECK(database.run(QLatin1String("directs/insert_direct"), bind(made, low, high)));
    const qint64 untilFirst = 0;
    FOYER_CHECK(database.run(QLatin1String("directs/insert_membership"), bind(made, actor, at, kNotHidden)));
    FOYER_CHECK(database.run(QLatin1String("directs/insert_membership"), bind(made, other, at, untilFirst)));
    return made;
}

} // namespace foyer::storage
