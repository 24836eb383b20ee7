// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_import_store.h"

#include "common/protocol/user.h"
#include "common/text/names.h"
#include "server/storage/account_records.h"
#include "server/storage/database.h"
#include "server/storage/import_appending.h"
#include "server/storage/job.h"
#include "server/storage/memberships.h"
#include "server/storage/room_making.h"

namespace foyer::storage {
namespace {

using imports::Census;
using imports::MovedUser;
using imports::NewMessage;
using imports::NewRoom;
using imports::NewUser;
using imports::Source;
using imports::SourceId;
using MovedUsers = QHash<qint64, MovedUser>;

Result<Source> openSource(Database &database, const QString &name, const QString &fingerprint, Timestamp now)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("imports/select_source"), bind(name)));
    Source source;
    if (rows.isEmpty()) {
        FOYER_TRY(const qint64 id,
                  database.insert(QLatin1String("imports/insert_source"), bind(name, fingerprint, now)));
        source.id = SourceId(id);
        source.fingerprint = fingerprint;
        return source;
    }
    source.id = rows.first().id<SourceId>(0);
    source.fingerprint = rows.first().text(1);
    FOYER_TRY(const Rows rooms, database.select(QLatin1String("imports/select_rooms"), bind(source.id)));
    for (const Row &row : rooms)
        source.rooms.insert(row.integer(0), row.id<ConversationId>(1));
    return source;
}

Result<MovedUsers> readUsers(Database &database, SourceId source)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("imports/select_users"), bind(source)));
    MovedUsers users;
    for (const Row &row : rows) {
        const bool isGone =
            row.isNull(2) || protocol::userRoleFromName(row.text(2)) == protocol::UserRole::Deleted;
        users.insert(row.integer(0), {row.id<UserId>(1), isGone});
    }
    return users;
}

Result<bool> isFree(Database &database, const QString &key)
{
    const Result<> checked = checkNameFree(database, key);
    if (!checked && checked.error().code == ErrorCode::NameTaken)
        return false;
    FOYER_CHECK(checked);
    return true;
}

Result<UserId> addUser(Database &database, SourceId source, const NewUser &moved)
{
    protocol::User user;
    user.username = moved.username;
    user.displayName = moved.displayName;
    user.avatar = moved.avatar;
    FOYER_TRY(
        const UserId id,
        insertAccount(database, user, text::nameKey(moved.username), moved.passwordHash, moved.createdAt));
    if (moved.disabledAt > 0) {
        FOYER_CHECK(database.run(QLatin1String("admin/update_disabled"), bind(moved.disabledAt, id)));
    }
    FOYER_CHECK(enterLobby(database, id, moved.createdAt));
    FOYER_CHECK(database.run(QLatin1String("imports/insert_user"), bind(source, moved.oldId, id)));
    return id;
}

Result<ConversationId> insertRoom(Database &database, SourceId source, const NewRoom &room)
{
    chat::NewRoom making;
    making.name = room.name;
    making.nameKey = text::nameKey(room.name);
    making.createdAt = room.createdAt;
    constexpr Timestamp kNever = 0;
    FOYER_TRY(const ConversationId made, makeRoom(database, making, kNever));
    FOYER_CHECK(database.run(QLatin1String("imports/insert_room"), bind(source, room.oldId, made)));
    return made;
}

Result<qint64> count(Database &database, QLatin1String statement, SourceId source)
{
    FOYER_TRY(const Rows rows, database.select(statement, bind(source)));
    return rows.isEmpty() ? 0 : rows.first().integer(0);
}

} // namespace

SqlImportStore::SqlImportStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<Source>> SqlImportStore::source(QString name, QString fingerprint, Timestamp now)
{
    return runOn(m_writer, [name, fingerprint, now](Database &database) {
        return openSource(database, name, fingerprint, now);
    });
}

QCoro::Task<Result<MovedUsers>> SqlImportStore::users(SourceId source)
{
    return runOn(m_readers, [source](Database &database) { return readUsers(database, source); });
}

QCoro::Task<Result<bool>> SqlImportStore::isUsernameFree(QString usernameKey)
{
    return runOn(m_readers, [usernameKey](Database &database) { return isFree(database, usernameKey); });
}

QCoro::Task<Result<MovedUsers>> SqlImportStore::addUsers(SourceId source, QList<NewUser> users)
{
    return runOn(m_writer, [source, users](Database &database) -> Result<MovedUsers> {
        MovedUsers added;
        for (const NewUser &user : users) {
            FOYER_TRY(const UserId id, addUser(database, source, user));
            added.insert(user.oldId, {id, false});
        }
        return added;
    });
}

QCoro::Task<Result<ConversationId>> SqlImportStore::addRoom(SourceId source, NewRoom room)
{
    return runOn(m_writer, [source, room](Database &database) { return insertRoom(database, source, room); });
}

QCoro::Task<Result<QSet<qint64>>> SqlImportStore::knownMessages(SourceId source, qint64 first, qint64 last)
{
    return runOn(m_readers, [source, first, last](Database &database) -> Result<QSet<qint64>> {
        FOYER_TRY(const Rows rows,
                  database.select(QLatin1String("imports/select_known"), bind(source, first, last)));
        QSet<qint64> known;
        for (const Row &row : rows)
            known.insert(row.integer(0));
        return known;
    });
}

QCoro::Task<Result<>> SqlImportStore::addMessages(SourceId source, QList<NewMessage> messages)
{
    return runOn(m_writer,
                 [source, messages](Database &database) { return appendMoved(database, source, messages); });
}

QCoro::Task<Result<Census>> SqlImportStore::census(SourceId source)
{
    return runOn(m_readers, [source](Database &database) -> Result<Census> {
        Census census;
        FOYER_TRY(census.users, count(database, QLatin1String("imports/count_users"), source));
        FOYER_TRY(census.messages, count(database, QLatin1String("imports/count_messages"), source));
        FOYER_TRY(census.lost, count(database, QLatin1String("imports/count_lost"), source));
        return census;
    });
}

} // namespace foyer::storage
