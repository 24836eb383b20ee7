// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/profile_renewal.h"

namespace foyer::client {

bool renew(protocol::Message &message, const protocol::User &user)
{
    bool isChanged = false;
    if (message.author.id == user.id && message.author != user) {
        message.author = user;
        isChanged = true;
    }
    if (message.replyTo && message.replyTo->author.id == user.id && message.replyTo->author != user) {
        message.replyTo->author = user;
        isChanged = true;
    }
    return isChanged;
}

bool renew(protocol::Conversation &conversation, const protocol::User &user)
{
    if (!conversation.partner || conversation.partner->user.id != user.id
        || conversation.partner->user == user)
        return false;
    conversation.partner->user = user;
    return true;
}

void follow(protocol::Member &partner, const protocol::PresenceEvent &event)
{
    const bool isIdle = event.idle.contains(partner.user.id);
    const bool isThere = isIdle || event.online.contains(partner.user.id);
    if (!isThere && !event.offline.contains(partner.user.id))
        return;
    partner.isOnline = isThere;
    partner.isIdle = isIdle;
    partner.lastSeenAt = 0;
}

} // namespace foyer::client
