// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/unread_counts.h"

#include <algorithm>

namespace foyer::client {

void UnreadCounts::operator+=(const UnreadCounts &other)
{
    unread += other.unread;
    mentions += other.mentions;
}

void UnreadCounts::operator-=(const UnreadCounts &other)
{
    unread -= other.unread;
    mentions -= other.mentions;
}

UnreadCounts countsOf(const protocol::Message &message, UserId user)
{
    if (message.author.id == user || message.notice || message.recalledAt != 0)
        return {};
    const bool isCalled = message.mentionsAll || message.mentions.contains(user);
    return {1, isCalled ? 1 : 0};
}

UnreadCounts countsAfter(Seq read, const QList<protocol::Message> &messages, UserId user)
{
    UnreadCounts counts;
    for (const protocol::Message &message : messages) {
        if (message.seq > read)
            counts += countsOf(message, user);
    }
    return counts;
}

void adjust(protocol::Conversation &conversation, const UnreadCounts &more, const UnreadCounts &less)
{
    UnreadCounts counts{conversation.unread, conversation.mentions};
    counts += more;
    counts -= less;
    conversation.unread = std::max(0, counts.unread);
    conversation.mentions = std::max(0, counts.mentions);
}

} // namespace foyer::client
