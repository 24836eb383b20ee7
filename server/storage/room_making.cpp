// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/room_making.h"

#include "server/storage/database.h"
#include "server/storage/memberships.h"

namespace foyer::storage {

Result<ConversationId> makeRoom(Database &database, const chat::NewRoom &room, Timestamp lastActivity)
{
    // Nobody learns of a private room by its name.
    const bool isNamed = room.visibility == protocol::Visibility::Public;
    if (isNamed) {
        FOYER_CHECK(checkNameIsFree(database, room.nameKey));
    }
    const QVariantList values{
        bound(room.name),
        isNamed ? bound(room.nameKey) : boundOrNull({}),
        bound(room.topic),
        bound(protocol::visibilityName(room.visibility)),
        boundOrNull(room.cover),
        room.owner.isValid() ? bound(room.owner) : QVariant(QMetaType(QMetaType::LongLong)),
        bound(room.createdAt),
        bound(lastActivity)};
    const Result<qint64> id = database.insert(QLatin1String("conversations/insert_room"), values);
    if (!id && database.fault() == Fault::Duplicate) {
        database.clearFault(); // another node took the name since we looked
        return fail(ErrorCode::NameTaken);
    }
    if (!id)
        return tl::unexpected(id.error());
    return ConversationId(*id);
}

} // namespace foyer::storage
