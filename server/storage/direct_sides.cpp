// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/direct_sides.h"

#include "server/storage/database.h"

#include <algorithm>

namespace foyer::storage {

Result<QHash<ConversationId, DirectSides>> readDirectSides(Database &database,
                                                           const QList<ConversationId> &conversations)
{
    QHash<ConversationId, DirectSides> all;
    QVariantList keys;
    for (const ConversationId id : conversations)
        keys << bound(id);
    FOYER_TRY(const Rows rows, database.selectForKeys(QLatin1String("directs/select_sides"), {}, 1, keys));
    for (const Row &row : rows) {
        DirectSides &sides = all[row.id<ConversationId>(0)];
        const DirectSide side{row.id<UserId>(1), row.integer(2), row.integer(3) != 0, row.integer(4) != 0};
        // A key may be asked for twice.
        if (!sideOf(sides, side.user))
            sides.append(side);
    }
    return all;
}

std::optional<DirectSide> sideOf(const DirectSides &sides, UserId user)
{
    const auto side = std::find_if(sides.cbegin(), sides.cend(),
                                   [user](const DirectSide &each) { return each.user == user; });
    return side == sides.cend() ? std::nullopt : std::optional(*side);
}

Result<> checkMaySpeak(const DirectSides &sides, UserId speaker)
{
    bool isBlocking = false;
    bool isBlocked = false;
    for (const DirectSide &side : sides) {
        if (side.user == speaker) {
            isBlocking = side.hasBlocked;
            continue;
        }
        if (side.isGone)
            return fail(ErrorCode::RecipientGone);
        isBlocked = side.hasBlocked;
    }
    if (isBlocking)
        return fail(ErrorCode::BlockedByYou);
    if (isBlocked)
        return fail(ErrorCode::Blocked);
    return {};
}

} // namespace foyer::storage
