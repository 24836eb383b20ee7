// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/conversation.h"

namespace foyer::model {

/// What somebody is called: his display name, or what stands for an account that is gone.
[[nodiscard]] QString nameOf(const protocol::User &user);

/// What a conversation is called: a room's name, or who the other one is.
[[nodiscard]] QString titleOf(const protocol::Conversation &conversation);

} // namespace foyer::model
