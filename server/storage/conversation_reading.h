// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/conversation.h"

#include <QList>

namespace foyer::storage {

class Database;

// Conversations as one of their members sees them. The online counts are left at zero.

/// All that the user is in and did not hide, most recently active first.
[[nodiscard]] Result<QList<protocol::Conversation>> readConversations(Database &database, UserId user);
/// One that he is in, hidden or not. NotMember.
[[nodiscard]] Result<protocol::Conversation> readConversation(Database &database, ConversationId id,
                                                              UserId user);

} // namespace foyer::storage
