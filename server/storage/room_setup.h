// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/room_store.h"

namespace foyer::storage {

class Database;
class RoomChanging;

// How a room is set up, and how a member wants to have it: see chat::RoomStore.

/// The picture of this id, nothing for an empty one. NotFound if the actor has no such picture.
[[nodiscard]] Result<std::optional<protocol::Image>> coverOf(Database &database, UserId actor,
                                                             const UploadId &id);
[[nodiscard]] Result<chat::ChangedRoom> changeRoom(Database &database, const chat::RoomAction &action,
                                                   const chat::RoomPatch &patch);
/// The same as a step of a change that others may follow: whoever calls it ends the change. Refuses before it writes anything.
[[nodiscard]] Result<chat::ChangedRoom> applyPatch(Database &database, RoomChanging &changing,
                                                   const chat::RoomAction &action,
                                                   const chat::RoomPatch &patch);
[[nodiscard]] Result<> changePreferences(Database &database, ConversationId conversation, UserId user,
                                         const chat::PreferencesPatch &patch);

} // namespace foyer::storage
