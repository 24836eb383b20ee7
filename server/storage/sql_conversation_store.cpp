// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_conversation_store.h"

#include "common/text/names.h"
#include "server/storage/conversation_reading.h"
#include "server/storage/database.h"
#include "server/storage/memberships.h"
#include "server/storage/records.h"
#include "server/storage/room_making.h"
#include "server/storage/room_setup.h"

#include <algorithm>

namespace foyer::storage {
namespace {

using chat::NewRoom;
using protocol::Conversation;
using protocol::Member;
using protocol::MemberRole;
using protocol::Room;

Room roomFrom(const Row &row)
{
    Room room;
    room.id = row.id<ConversationId>(0);
    room.name = row.text(1);
    room.topic = row.text(2);
    room.memberCount = row.number(3);
    room.isJoined = row.integer(4) != 0;
    room.state = stateOf(row, 5);
    return room;
}

Result<bool> isUser(Database &database, UserId user)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("users/select_by_id"), bind(user)));
    return !rows.isEmpty();
}

/// Each of them once.
Result<QList<UserId>> usersOf(Database &database, const QStringList &nameKeys)
{
    QList<UserId> users;
    for (const QString &key : nameKeys) {
        FOYER_TRY(const Rows rows, database.select(QLatin1String("users/select_by_key"), bind(key)));
        if (rows.isEmpty())
            return fail(ErrorCode::NotFound, QStringLiteral("no such user"), QStringLiteral("users"));
        const UserId user = rows.first().id<UserId>(0);
        if (!users.contains(user))
            users.append(user);
    }
    return users;
}

Result<bool> isIn(Database &database, ConversationId id, UserId user)
{
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("conversations/select_membership"), bind(id, user)));
    return !rows.isEmpty();
}

Result<Conversation> createNew(Database &database, const NewRoom &room)
{
    FOYER_TRY(const QList<UserId> members, usersOf(database, room.memberKeys));
    FOYER_TRY(const bool isOwnerThere, isUser(database, room.owner));
    if (!isOwnerThere)
        return fail(ErrorCode::NotFound, QStringLiteral("no such user"));
    FOYER_CHECK(coverOf(database, room.owner, room.cover));
    FOYER_TRY(const ConversationId created, makeRoom(database, room, room.createdAt));
    FOYER_CHECK(insertMember(database, created, room.owner, MemberRole::Owner, Seq(), room.createdAt));
    for (const UserId member : members) {
        if (member == room.owner)
            continue;
        FOYER_CHECK(insertMember(database, created, member, MemberRole::Member, Seq(), room.createdAt));
    }
    return readConversation(database, created, room.owner);
}

Result<bool> joinRoom(Database &database, ConversationId room, UserId user, Timestamp now)
{
    // Holding the room's row keeps its newest seq true until the membership is committed.
    FOYER_TRY(const Rows rows, database.select(QLatin1String("conversations/lock_room"), bind(room)));
    FOYER_TRY(const bool isThere, isUser(database, user));
    if (rows.isEmpty() || !isThere)
        return fail(ErrorCode::NotFound);
    FOYER_TRY(const bool isAlready, isIn(database, room, user));
    if (isAlready)
        return false;
    // A private room is not told apart from none.
    if (rows.first().text(1) != protocol::visibilityName(protocol::Visibility::Public))
        return fail(ErrorCode::NotFound);
    if (rows.first().integer(2) != 0)
        return fail(ErrorCode::RoomArchived);
    FOYER_CHECK(checkNotBanned(database, room, user));
    FOYER_CHECK(insertMember(database, room, user, MemberRole::Member, rows.first().id<Seq>(0), now));
    return true;
}

Result<bool> leaveRoom(Database &database, ConversationId room, UserId user)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("conversations/lock_room"), bind(room)));
    if (!rows.isEmpty())
        return deleteMember(database, room, user);
    FOYER_TRY(const bool isMember, isIn(database, room, user));
    if (isMember)
        return fail(ErrorCode::Forbidden, QStringLiteral("not a room"));
    return false;
}

} // namespace

SqlConversationStore::SqlConversationStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<QList<Room>>> SqlConversationStore::rooms(UserId viewer)
{
    return runOn(m_readers, [viewer](Database &database) -> Result<QList<Room>> {
        FOYER_TRY(const Rows rows,
                  database.select(QLatin1String("conversations/select_rooms"), bind(viewer)));
        QList<std::pair<QString, Room>> named;
        for (const Row &row : rows) {
            const Room room = roomFrom(row);
            named.append({text::nameKey(room.name), room});
        }
        std::stable_sort(named.begin(), named.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        QList<Room> list;
        for (const auto &[key, room] : std::as_const(named))
            list.append(room);
        return list;
    });
}

QCoro::Task<Result<Conversation>> SqlConversationStore::createRoom(NewRoom room)
{
    return runOn(m_writer, [room](Database &database) { return createNew(database, room); });
}

QCoro::Task<Result<bool>> SqlConversationStore::join(ConversationId room, UserId user, Timestamp now)
{
    return runOn(m_writer,
                 [room, user, now](Database &database) { return joinRoom(database, room, user, now); });
}

QCoro::Task<Result<bool>> SqlConversationStore::leave(ConversationId room, UserId user)
{
    return runOn(m_writer, [room, user](Database &database) { return leaveRoom(database, room, user); });
}

QCoro::Task<Result<QList<Conversation>>> SqlConversationStore::conversationsOf(UserId user)
{
    return runOn(m_readers, [user](Database &database) { return readConversations(database, user); });
}

QCoro::Task<Result<Conversation>> SqlConversationStore::conversationOf(ConversationId id, UserId user)
{
    return runOn(m_readers, [id, user](Database &database) { return readConversation(database, id, user); });
}

QCoro::Task<Result<QList<ConversationId>>> SqlConversationStore::conversationIdsOf(UserId user)
{
    return runOn(m_readers, [user](Database &database) -> Result<QList<ConversationId>> {
        FOYER_TRY(const Rows rows,
                  database.select(QLatin1String("conversations/select_ids_of_user"), bind(user)));
        QList<ConversationId> ids;
        for (const Row &row : rows)
            ids.append(row.id<ConversationId>(0));
        return ids;
    });
}

QCoro::Task<Result<chat::Memberships>> SqlConversationStore::membershipsOf(UserId user)
{
    return runOn(m_readers, [user](Database &database) -> Result<chat::Memberships> {
        FOYER_TRY(const Rows rows,
                  database.select(QLatin1String("conversations/select_memberships"), bind(user)));
        chat::Memberships memberships;
        for (const Row &row : rows) {
            QList<ConversationId> &list = row.integer(1) != 0 ? memberships.hidden : memberships.shown;
            list.append(row.id<ConversationId>(0));
        }
        return memberships;
    });
}

QCoro::Task<Result<bool>> SqlConversationStore::isMember(ConversationId id, UserId user)
{
    return runOn(m_readers, [id, user](Database &database) { return isIn(database, id, user); });
}

QCoro::Task<Result<QList<Member>>> SqlConversationStore::members(ConversationId id)
{
    return runOn(m_readers, [id](Database &database) -> Result<QList<Member>> {
        FOYER_TRY(const Rows rows, database.select(QLatin1String("conversations/select_members"), bind(id)));
        QList<Member> list;
        for (const Row &row : rows)
            list.append(memberOf(row));
        return list;
    });
}

QCoro::Task<Result<std::optional<Member>>> SqlConversationStore::member(ConversationId id, UserId user)
{
    return runOn(m_readers, [id, user](Database &database) -> Result<std::optional<Member>> {
        FOYER_TRY(const Rows rows,
                  database.select(QLatin1String("conversations/select_member"), bind(id, user)));
        if (rows.isEmpty())
            return std::nullopt;
        return memberOf(rows.first());
    });
}

QCoro::Task<Result<int>> SqlConversationStore::memberCount(ConversationId id)
{
    return runOn(m_readers, [id](Database &database) -> Result<int> {
        FOYER_TRY(const Rows rows, database.select(QLatin1String("conversations/count_members"), bind(id)));
        return rows.isEmpty() ? 0 : rows.first().number(0);
    });
}

} // namespace foyer::storage
