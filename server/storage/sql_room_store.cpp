// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_room_store.h"

#include "server/storage/database.h"
#include "server/storage/room_links.h"
#include "server/storage/room_news.h"
#include "server/storage/room_people.h"
#include "server/storage/room_setup.h"

namespace foyer::storage {

using chat::ChangedMembers;
using chat::ChangedRoom;
using chat::RoomAction;

SqlRoomStore::SqlRoomStore(JobQueue &writer)
    : m_writer(writer)
{
}

QCoro::Task<Result<ChangedRoom>> SqlRoomStore::change(RoomAction action, chat::RoomPatch patch)
{
    return runOn(m_writer,
                 [action, patch](Database &database) { return changeRoom(database, action, patch); });
}

QCoro::Task<Result<ChangedMembers>> SqlRoomStore::invite(RoomAction action, QStringList nameKeys)
{
    return runOn(m_writer,
                 [action, nameKeys](Database &database) { return invitePeople(database, action, nameKeys); });
}

QCoro::Task<Result<ChangedMembers>> SqlRoomStore::kick(RoomAction action, UserId user)
{
    return runOn(m_writer, [action, user](Database &database) { return kickMember(database, action, user); });
}

QCoro::Task<Result<ChangedMembers>> SqlRoomStore::setRole(RoomAction action, UserId user,
                                                          protocol::MemberRole role)
{
    return runOn(m_writer, [action, user, role](Database &database) {
        return changeRole(database, action, user, role);
    });
}

QCoro::Task<Result<ChangedMembers>> SqlRoomStore::silence(RoomAction action, UserId user, Timestamp until)
{
    return runOn(m_writer, [action, user, until](Database &database) {
        return silenceMember(database, action, user, until);
    });
}

QCoro::Task<Result<ChangedMembers>> SqlRoomStore::ban(RoomAction action, UserId user, QString reason)
{
    return runOn(m_writer, [action, user, reason](Database &database) {
        return banUser(database, action, user, reason);
    });
}

QCoro::Task<Result<>> SqlRoomStore::unban(RoomAction action, UserId user)
{
    return runOn(m_writer, [action, user](Database &database) { return unbanUser(database, action, user); });
}

QCoro::Task<Result<QList<protocol::Ban>>> SqlRoomStore::bans(RoomAction action)
{
    return runOn(m_writer, [action](Database &database) { return readBans(database, action); });
}

QCoro::Task<Result<protocol::RoomLink>> SqlRoomStore::addLink(RoomAction action, protocol::RoomLink link)
{
    return runOn(m_writer,
                 [action, link](Database &database) { return addRoomLink(database, action, link); });
}

QCoro::Task<Result<QList<protocol::RoomLink>>> SqlRoomStore::links(RoomAction action)
{
    return runOn(m_writer, [action](Database &database) { return readRoomLinks(database, action); });
}

QCoro::Task<Result<>> SqlRoomStore::removeLink(RoomAction action, QString code)
{
    return runOn(m_writer,
                 [action, code](Database &database) { return removeRoomLink(database, action, code); });
}

QCoro::Task<Result<chat::RoomStore::Entrance>> SqlRoomStore::joinByLink(QString code, UserId user,
                                                                        Timestamp at)
{
    return runOn(m_writer,
                 [code, user, at](Database &database) { return enterByLink(database, code, user, at); });
}

QCoro::Task<Result<chat::RoomStore::News>> SqlRoomStore::noteMembers(ConversationId room, QList<UserId> users,
                                                                     QList<UserId> told, Timestamp at)
{
    return runOn(m_writer, [room, users, told, at](Database &database) {
        return readNews(database, room, users, told, at);
    });
}

QCoro::Task<Result<>> SqlRoomStore::setPreferences(ConversationId conversation, UserId user,
                                                   chat::PreferencesPatch patch)
{
    return runOn(m_writer, [conversation, user, patch](Database &database) {
        return changePreferences(database, conversation, user, patch);
    });
}

} // namespace foyer::storage
