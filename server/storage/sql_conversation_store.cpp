// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_conversation_store.h"

#include "server/storage/database.h"
#include "server/storage/message_reading.h"
#include "server/storage/records.h"

namespace foyer::storage {
namespace {

using chat::NewRoom;
using protocol::Conversation;
using protocol::ConversationKind;
using protocol::Member;
using protocol::MemberRole;
using protocol::Room;

/// The columns of select_of_user and select_one_of_user.
/// Columns of a conversation as its member sees it; those of its last message follow.
constexpr int kConversationColumns = 11;

Conversation conversationFrom(const Row &row)
{
    Conversation conversation;
    conversation.id = row.id<ConversationId>(0);
    conversation.kind = protocol::conversationKindFromName(row.text(1)).value_or(ConversationKind::Room);
    conversation.name = row.text(2);
    conversation.topic = row.text(3);
    conversation.role = protocol::memberRoleFromName(row.text(4));
    conversation.lastSeq = row.id<Seq>(5);
    conversation.revision = row.id<Revision>(6);
    conversation.readSeq = row.id<Seq>(7);
    conversation.memberCount = row.number(8);
    conversation.unread = row.number(9);
    conversation.mentions = row.number(10);
    return conversation;
}

/// Conversations of rows that have the last message's columns behind their own.
Result<QList<Conversation>> readConversations(Database &database, const Rows &rows)
{
    FOYER_TRY(const QList<std::optional<protocol::Message>> last,
              readOptionalMessages(database, rows, kConversationColumns));
    QList<Conversation> conversations;
    conversations.reserve(rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        Conversation conversation = conversationFrom(rows[i]);
        conversation.lastMessage = last[i];
        conversations.append(std::move(conversation));
    }
    return conversations;
}

Room roomFrom(const Row &row)
{
    Room room;
    room.id = row.id<ConversationId>(0);
    room.name = row.text(1);
    room.topic = row.text(2);
    room.memberCount = row.number(3);
    room.isJoined = row.integer(4) != 0;
    return room;
}

Result<Conversation> oneConversation(Database &database, ConversationId id, UserId user)
{
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("conversations/select_one_of_user"), bind(id, user)));
    if (rows.isEmpty())
        return fail(ErrorCode::NotMember);
    FOYER_TRY(const QList<Conversation> conversations, readConversations(database, rows));
    return conversations.first();
}

Result<> addMember(Database &database, ConversationId id, UserId user, MemberRole role, Seq read,
                   Timestamp now)
{
    FOYER_CHECK(database.run(QLatin1String("conversations/insert_membership"),
                             bind(id, user, protocol::memberRoleName(role), read, now)));
    return {};
}

Result<bool> isUser(Database &database, UserId user)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("users/select_by_id"), bind(user)));
    return !rows.isEmpty();
}

Result<bool> isIn(Database &database, ConversationId id, UserId user)
{
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("conversations/select_membership"), bind(id, user)));
    return !rows.isEmpty();
}

Result<Conversation> createNew(Database &database, const NewRoom &room)
{
    FOYER_TRY(const Rows same,
              database.select(QLatin1String("conversations/select_by_name"), bind(room.nameKey)));
    if (!same.isEmpty())
        return fail(ErrorCode::NameTaken);
    FOYER_TRY(const bool isOwnerThere, isUser(database, room.owner));
    if (!isOwnerThere)
        return fail(ErrorCode::NotFound, QStringLiteral("no such user"));
    const Result<qint64> id = database.insert(
        QLatin1String("conversations/insert_room"),
        bind(room.name, room.nameKey, room.topic, room.owner, room.createdAt, room.createdAt));
    if (!id && database.fault() == Fault::Duplicate) {
        database.clearFault(); // another node took the name since we looked
        return fail(ErrorCode::NameTaken);
    }
    if (!id)
        return tl::unexpected(id.error());
    const ConversationId created(*id);
    FOYER_CHECK(addMember(database, created, room.owner, MemberRole::Owner, Seq(), room.createdAt));
    return oneConversation(database, created, room.owner);
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
    FOYER_CHECK(addMember(database, room, user, MemberRole::Member, rows.first().id<Seq>(0), now));
    return true;
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
        QList<Room> list;
        for (const Row &row : rows)
            list.append(roomFrom(row));
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
    return runOn(m_writer, [room, user](Database &database) -> Result<bool> {
        FOYER_TRY(const int removed,
                  database.run(QLatin1String("conversations/delete_membership"), bind(room, user)));
        return removed > 0;
    });
}

QCoro::Task<Result<QList<Conversation>>> SqlConversationStore::conversationsOf(UserId user)
{
    return runOn(m_readers, [user](Database &database) -> Result<QList<Conversation>> {
        FOYER_TRY(const Rows rows,
                  database.select(QLatin1String("conversations/select_of_user"), bind(user)));
        return readConversations(database, rows);
    });
}

QCoro::Task<Result<Conversation>> SqlConversationStore::conversationOf(ConversationId id, UserId user)
{
    return runOn(m_readers, [id, user](Database &database) { return oneConversation(database, id, user); });
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
