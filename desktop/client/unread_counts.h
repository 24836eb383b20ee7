// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/conversation.h"
#include "common/protocol/message.h"

#include <QList>

namespace foyer::client {

/// What of some messages counts as unread for a user while it is: what others wrote and still stands, and of that what
/// calls him. The server counts alike (docs/protocol.md).
struct UnreadCounts
{
    int unread = 0;
    int mentions = 0;

    void operator+=(const UnreadCounts &other);
    void operator-=(const UnreadCounts &other);
    bool operator==(const UnreadCounts &) const = default;
};

[[nodiscard]] UnreadCounts countsOf(const protocol::Message &message, UserId user);
/// Of those after `read`.
[[nodiscard]] UnreadCounts countsAfter(Seq read, const QList<protocol::Message> &messages, UserId user);
/// Adds `more` to what the conversation has, and takes `less` off; never below none.
void adjust(protocol::Conversation &conversation, const UnreadCounts &more, const UnreadCounts &less);

} // namespace foyer::client
