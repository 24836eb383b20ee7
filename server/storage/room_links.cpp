// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/room_links.h"

#include "common/base/limits.h"
#include "server/storage/database.h"
#include "server/storage/memberships.h"
#include "server/storage/records.h"
#include "server/storage/room_changing.h"

namespace foyer::storage {
namespace {

using chat::RoomAction;
using protocol::Right;
using protocol::RoomLink;

Result<QList<RoomLink>> linksOf(Database &database, const RoomAction &action)
{
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("rooms/select_links"), bind(action.room, action.at)));
    QList<RoomLink> links;
    for (const Row &row : rows)
        links.append({row.text(0), userOf(row, 4), row.integer(1), row.integer(2), row.number(3)});
    return links;
}

} // namespace

Result<RoomLink> addRoomLink(Database &database, const RoomAction &action, RoomLink link)
{
    RoomChanging changing(database, action);
    FOYER_CHECK(changing.begin());
    FOYER_CHECK(changing.need(Right::ManageInviteLinks));
    if (changing.isArchived())
        return fail(ErrorCode::RoomArchived);
    FOYER_TRY(const QList<RoomLink> links, linksOf(database, action));
    if (links.size() >= limits::kRoomLinksMax)
        return fail(ErrorCode::LimitReached);
    FOYER_TRY(const RoomChanging::Target actor, changing.target(action.actor));
    link.by = actor.member.user;
    FOYER_CHECK(database.run(QLatin1String("rooms/delete_dead_links"), bind(action.room, action.at)));
    const qint64 uses = link.usesLeft;
    FOYER_CHECK(
        database.run(QLatin1String("rooms/insert_link"),
                     bind(link.code, action.room, action.actor, link.createdAt, link.expiresAt, uses)));
    return link;
}

Result<QList<RoomLink>> readRoomLinks(Database &database, const RoomAction &action)
{
    RoomChanging changing(database, action);
    FOYER_CHECK(changing.begin());
    FOYER_CHECK(changing.need(Right::ManageInviteLinks));
    return linksOf(database, action);
}

Result<> removeRoomLink(Database &database, const RoomAction &action, const QString &code)
{
    RoomChanging changing(database, action);
    FOYER_CHECK(changing.begin());
    FOYER_CHECK(changing.need(Right::ManageInviteLinks));
    FOYER_TRY(const int removed, database.run(QLatin1String("rooms/delete_link"), bind(code, action.room)));
    if (removed == 0)
        return fail(ErrorCode::NotFound, QStringLiteral("no such link"));
    return {};
}

Result<chat::RoomStore::Entrance> enterByLink(Database &database, const QString &code, UserId user,
                                              Timestamp at)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("rooms/select_link"), bind(code, at)));
    if (rows.isEmpty())
        return fail(ErrorCode::InviteInvalid);
    const RoomAction action{rows.first().id<ConversationId>(0), user, at};
    RoomChanging changing(database, action);
    FOYER_CHECK(changing.open());
    FOYER_TRY(const RoomChanging::Target found, changing.target(user));
    if (!found.member.user.id.isValid())
        return fail(ErrorCode::NotFound, QStringLiteral("no such user"));
    if (found.isMember)
        return chat::RoomStore::Entrance{action.room, false};
    if (changing.isArchived())
        return fail(ErrorCode::RoomArchived);
    FOYER_CHECK(checkNotBanned(database, action.room, user));
    FOYER_TRY(const int used, database.run(QLatin1String("rooms/use_link"), bind(code, at)));
    if (used == 0)
        return fail(ErrorCode::InviteInvalid);
    FOYER_CHECK(
        insertMember(database, action.room, user, protocol::MemberRole::Member, changing.lastSeq(), at));
    return chat::RoomStore::Entrance{action.room, true};
}

} // namespace foyer::storage
