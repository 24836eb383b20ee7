// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/room_store.h"

namespace foyer::storage {

class Database;

// What happens to the members of a room: see chat::RoomStore.

[[nodiscard]] Result<chat::ChangedMembers> invitePeople(Database &database, const chat::RoomAction &action,
                                                        const QStringList &nameKeys);
[[nodiscard]] Result<chat::ChangedMembers> kickMember(Database &database, const chat::RoomAction &action,
                                                      UserId user);
[[nodiscard]] Result<chat::ChangedMembers> changeRole(Database &database, const chat::RoomAction &action,
                                                      UserId user, protocol::MemberRole role);
[[nodiscard]] Result<chat::ChangedMembers> silenceMember(Database &database, const chat::RoomAction &action,
                                                         UserId user, Timestamp until);
[[nodiscard]] Result<chat::ChangedMembers> banUser(Database &database, const chat::RoomAction &action,
                                                   UserId user, const QString &reason);
[[nodiscard]] Result<> unbanUser(Database &database, const chat::RoomAction &action, UserId user);
[[nodiscard]] Result<QList<protocol::Ban>> readBans(Database &database, const chat::RoomAction &action);

} // namespace foyer::storage
