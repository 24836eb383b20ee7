// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/conversation.h"
#include "common/protocol/message.h"
#include "common/protocol/server_frame.h"
#include "common/protocol/user.h"

namespace foyer::client {

/// Shows a message's author, or the one it quotes, as he is now. Returns whether that changed anything.
bool renew(protocol::Message &message, const protocol::User &user);
/// Shows the other one of a direct conversation as he is now. Returns whether that changed anything.
bool renew(protocol::Conversation &conversation, const protocol::User &user);
/// Follows whether the other one is there; since when he is not is known from the next look on.
void follow(protocol::Member &partner, const protocol::PresenceEvent &event);

} // namespace foyer::client
