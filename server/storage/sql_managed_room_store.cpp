// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_managed_room_store.h"

#include "common/base/limits.h"
#include "common/text/names.h"
#include "server/storage/admin_records.h"
#include "server/storage/database.h"
#include "server/storage/job.h"
#include "server/storage/listing.h"
#include "server/storage/records.h"
#include "server/storage/room_deeds.h"

namespace foyer::storage {
namespace {

using admin::ManagedMember;
using admin::ManagedRoom;
using admin::RoomLook;

ManagedRoom *roomWith(QList<ManagedRoom> &rooms, ConversationId id)
{
    for (ManagedRoom &room : rooms) {
        if (room.id == id)
            return &room;
    }
    return nullptr;
}

/// Adds what is counted over several rows.
Result<> complete(Database &database, QList<ManagedRoom> &rooms)
{
    QVariantList ids;
    for (const ManagedRoom &room : std::as_const(rooms))
        ids.append(bound(room.id));
    FOYER_TRY(const Rows owners, database.selectForKeys(QLatin1String("admin/select_owners"), {}, 1, ids));
    for (const Row &row : owners) {
        ManagedRoom *const room = roomWith(rooms, row.id<ConversationId>(0));
        if (room && room->owners.size() < limits::kOwnersShown)
            room->owners.append(userOf(row, 1));
    }
    FOYER_TRY(const Rows bytes, database.selectForKeys(QLatin1String("admin/select_room_bytes"), {}, 1, ids));
    for (const Row &row : bytes) {
        if (ManagedRoom *const room = roomWith(rooms, row.id<ConversationId>(0)))
            room->imageBytes = row.integer(1);
    }
    return {};
}

Result<QList<ManagedRoom>> readRooms(Database &database, const admin::Page &page)
{
    FOYER_TRY(
        QList<ManagedRoom> rooms,
        listOf<ManagedRoom>(database.select(QLatin1String("admin/select_rooms"),
                                            bind(page.after, containing(page.search), qint64(page.limit))),
                            managedRoomOf));
    FOYER_CHECK(complete(database, rooms));
    return rooms;
}

Result<ManagedRoom> readRoom(Database &database, ConversationId id)
{
    FOYER_TRY(
        QList<ManagedRoom> rooms,
        listOf<ManagedRoom>(database.select(QLatin1String("admin/select_room"), bind(id)), managedRoomOf));
    if (rooms.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no such room"));
    FOYER_CHECK(complete(database, rooms));
    return rooms.first();
}

ManagedMember managedMemberOf(const Row &row)
{
    return {userOf(row, 0), protocol::memberRoleFromName(row.text(kUserColumns)),
            row.integer(kUserColumns + 1)};
}

Result<QList<ManagedMember>> readMembers(Database &database, ConversationId id, const admin::Page &page)
{
    FOYER_TRY(const Rows room, database.select(QLatin1String("admin/select_room"), bind(id)));
    if (room.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no such room"));
    const QVariantList values = bind(id, page.after, containing(text::nameKey(page.search)),
                                     containing(page.search), qint64(page.limit));
    return listOf<ManagedMember>(database.select(QLatin1String("admin/select_members"), values),
                                 managedMemberOf);
}

Result<std::optional<RoomLook>> readLook(Database &database, ConversationId id)
{
    // Columns of select_room.
    constexpr int kState = 5;
    FOYER_TRY(const Rows rows, database.select(QLatin1String("rooms/select_room"), bind(id)));
    if (rows.isEmpty())
        return std::nullopt;
    return RoomLook{rows.first().text(0), rows.first().text(1), stateOf(rows.first(), kState)};
}

} // namespace

SqlManagedRoomStore::SqlManagedRoomStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<QList<ManagedRoom>>> SqlManagedRoomStore::rooms(admin::Page page)
{
    return runOn(m_readers, [page](Database &database) { return readRooms(database, page); });
}

QCoro::Task<Result<ManagedRoom>> SqlManagedRoomStore::room(ConversationId id)
{
    return runOn(m_readers, [id](Database &database) { return readRoom(database, id); });
}

QCoro::Task<Result<QList<ManagedMember>>> SqlManagedRoomStore::members(ConversationId id, admin::Page page)
{
    return runOn(m_readers, [id, page](Database &database) { return readMembers(database, id, page); });
}

QCoro::Task<Result<>> SqlManagedRoomStore::change(admin::Deed deed, ConversationId id,
                                                  admin::RoomChange change)
{
    return runOn(m_writer, [deed, id, change](Database &database) {
        return changeFromOutside(database, deed, id, change);
    });
}

QCoro::Task<Result<>> SqlManagedRoomStore::remove(admin::Deed deed, ConversationId id)
{
    return runOn(m_writer, [deed, id](Database &database) { return removeRoom(database, deed, id); });
}

QCoro::Task<Result<std::optional<RoomLook>>> SqlManagedRoomStore::look(ConversationId id)
{
    return runOn(m_readers, [id](Database &database) { return readLook(database, id); });
}

QCoro::Task<Result<QList<UserId>>> SqlManagedRoomStore::formerMembers(ConversationId id)
{
    return runOn(m_readers, [id](Database &database) {
        return listOf<UserId>(database.select(QLatin1String("removals/select_former_members"), bind(id)),
                              [](const Row &row) { return row.id<UserId>(0); });
    });
}

} // namespace foyer::storage
