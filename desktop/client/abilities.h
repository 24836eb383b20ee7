// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/protocol/conversation.h"
#include "common/protocol/rights.h"
#include "common/protocol/user.h"

namespace foyer::client {

// What the user may do in a conversation, so that hopeless buttons are spared; the server decides. The web client has the
// same rules, and both are held to tests/protocol/vectors/rooms.json.

/// Whether he has the right there. Nobody runs what is no room.
[[nodiscard]] bool mayRun(const protocol::User &user, const protocol::Conversation &room,
                          protocol::Right right);
/// Whether he may add people by name.
[[nodiscard]] bool mayInvite(const protocol::User &user, const protocol::Conversation &room);
/// Whether he may kick, ban, silence or promote the member: somebody else who does not stand above him.
[[nodiscard]] bool mayMeet(const protocol::User &user, const protocol::Conversation &room,
                           const protocol::Member &member);

/// Why he cannot write in a conversation now.
enum class Obstacle { None, Archived, Silenced, Announcements };
[[nodiscard]] Obstacle obstacleFor(const protocol::User &user, const protocol::Conversation &conversation,
                                   Timestamp now);

} // namespace foyer::client
