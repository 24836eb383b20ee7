// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/room_deeds.h"

#include "server/storage/audit_rows.h"
#include "server/storage/database.h"
#include "server/storage/records.h"
#include "server/storage/room_changing.h"
#include "server/storage/room_setup.h"
#include "server/storage/upload_records.h"

namespace foyer::storage {
namespace {

using admin::Deed;
using admin::RoomChange;
using chat::RoomAction;
using protocol::Member;
using protocol::MemberRole;

/// A room changes hands.
struct HandOver
{
    Member owner;
    /// Whoever owned it besides.
    QList<Member> former;
    [[nodiscard]] bool isNeeded() const { return owner.role != MemberRole::Owner || !former.isEmpty(); }
};

/// Everything that may refuse it; nothing is written yet.
Result<HandOver> handOverTo(Database &database, const RoomChanging &changing, ConversationId room,
                            UserId user)
{
    if (changing.isLobby())
        return fail(ErrorCode::Forbidden, QStringLiteral("the lobby is everybody's"));
    FOYER_TRY(const RoomChanging::Target found, changing.target(user));
    if (!found.isMember)
        return fail(ErrorCode::NotFound, QStringLiteral("not a member"), QStringLiteral("owner"));
    if (found.member.user.role == protocol::UserRole::Bot)
        return fail(ErrorCode::InvalidField, QStringLiteral("a program owns no room"),
                    QStringLiteral("owner"));
    HandOver handOver;
    handOver.owner = found.member;
    FOYER_TRY(const Rows others,
              database.select(QLatin1String("admin/select_other_owners"), bind(room, user)));
    for (const Row &row : others) {
        FOYER_TRY(const RoomChanging::Target former, changing.target(row.id<UserId>(0)));
        handOver.former.append(former.member);
    }
    return handOver;
}

Result<> giveRole(Database &database, RoomChanging &changing, ConversationId room, Member member,
                  MemberRole role)
{
    if (member.role == role)
        return {};
    member.role = role;
    const QString name = protocol::memberRoleName(role);
    FOYER_CHECK(database.run(QLatin1String("rooms/update_role"), bind(name, room, member.user.id)));
    return changing.tellOf(QStringLiteral("role"), {member}, name);
}

Result<> handOverRoom(Database &database, RoomChanging &changing, const Deed &deed, ConversationId room,
                      const HandOver &handOver)
{
    FOYER_CHECK(giveRole(database, changing, room, handOver.owner, MemberRole::Owner));
    for (const Member &former : handOver.former) {
        FOYER_CHECK(giveRole(database, changing, room, former, MemberRole::Moderator));
    }
    return writeAudit(database, deed, admin::action::kRoomOwnerChanged, handOver.owner.user.id,
                      changing.room().name, room);
}

/// A line of the log for each thing that is another now.
Result<> writeChanges(Database &database, const Deed &deed, ConversationId room,
                      const chat::ChangedRoom &before, const chat::ChangedRoom &after)
{
    if (before.name != after.name) {
        const QString names = before.name + QStringLiteral(" → ") + after.name;
        FOYER_CHECK(writeAudit(database, deed, admin::action::kRoomRenamed, UserId(), names, room));
    }
    const bool wasArchived = before.state.archivedAt != 0;
    const bool isArchived = after.state.archivedAt != 0;
    if (wasArchived != isArchived) {
        const QLatin1String action = isArchived ? admin::action::kRoomArchived : admin::action::kRoomRestored;
        FOYER_CHECK(writeAudit(database, deed, action, UserId(), after.name, room));
    }
    return {};
}

/// The room of a deed, held until the transaction ends. NotFound; Forbidden as for every deed.
Result<> beginRoomDeed(Database &database, const Deed &deed, RoomChanging &changing)
{
    FOYER_CHECK(checkActor(database, deed));
    const Result<> opened = changing.beginAsAdministrator();
    if (!opened && opened.error().code == ErrorCode::NotMember)
        return fail(ErrorCode::NotFound, QStringLiteral("no such room"));
    return opened;
}

} // namespace

Result<> changeFromOutside(Database &database, const Deed &deed, ConversationId id, const RoomChange &change)
{
    const RoomAction action{id, deed.actor, deed.at};
    RoomChanging changing(database, action);
    FOYER_CHECK(beginRoomDeed(database, deed, changing));
    HandOver handOver;
    if (change.owner) {
        FOYER_TRY(handOver, handOverTo(database, changing, id, *change.owner));
    }
    const chat::ChangedRoom before = changing.room();
    chat::RoomPatch patch;
    patch.name = change.name;
    patch.isArchived = change.isArchived;
    FOYER_TRY(const chat::ChangedRoom after, applyPatch(database, changing, action, patch));
    FOYER_CHECK(writeChanges(database, deed, id, before, after));
    if (change.owner && handOver.isNeeded()) {
        FOYER_CHECK(handOverRoom(database, changing, deed, id, handOver));
    }
    FOYER_CHECK(changing.end());
    return {};
}

Result<> removeRoom(Database &database, const Deed &deed, ConversationId id)
{
    const RoomAction action{id, deed.actor, deed.at};
    RoomChanging changing(database, action);
    FOYER_CHECK(beginRoomDeed(database, deed, changing));
    if (changing.isLobby())
        return fail(ErrorCode::Forbidden, QStringLiteral("the lobby is everybody's"));
    const QVariantList room = bind(id);
    for (const char *statement :
         {"removals/insert_former_members", "removals/delete_memberships", "removals/delete_links",
          "removals/delete_bans", "removals/delete_silences", "removals/delete_incoming_hooks",
          "removals/delete_outgoing_hooks", "removals/end_room"}) {
        FOYER_CHECK(database.run(QLatin1String(statement), room));
    }
    FOYER_CHECK(database.run(QLatin1String("removals/insert_removal"), bind(id, deed.at)));
    if (changing.room().state.cover) {
        FOYER_CHECK(forgetUnusedUpload(database, changing.room().state.cover->id));
    }
    return writeAudit(database, deed, admin::action::kRoomDeleted, UserId(), changing.room().name, id);
}

} // namespace foyer::storage
