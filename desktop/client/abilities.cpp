// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/abilities.h"

namespace foyer::client {

using protocol::Conversation;
using protocol::Right;
using protocol::User;

bool mayRun(const User &user, const Conversation &room, Right right)
{
    return room.kind == protocol::ConversationKind::Room
        && protocol::may(protocol::roleIn(room.role, user.role), right);
}

bool mayInvite(const User &user, const Conversation &room)
{
    const bool isPrivate = room.state.visibility == protocol::Visibility::Private;
    return room.state.archivedAt == 0
        && mayRun(user, room, isPrivate ? Right::InviteToPrivate : Right::InviteToPublic);
}

bool mayMeet(const User &user, const Conversation &room, const protocol::Member &member)
{
    return member.user.id != user.id && mayRun(user, room, Right::Kick)
        && protocol::outranks(protocol::roleIn(room.role, user.role),
                              protocol::roleIn(member.role, member.user.role));
}

Obstacle obstacleFor(const User &user, const Conversation &conversation, Timestamp now)
{
    if (conversation.state.archivedAt != 0)
        return Obstacle::Archived;
    if (conversation.silencedUntil > now)
        return Obstacle::Silenced;
    const bool isHeard = conversation.state.posting == protocol::Posting::Everyone
        || mayRun(user, conversation, Right::PostInAnnouncements);
    return isHeard ? Obstacle::None : Obstacle::Announcements;
}

} // namespace foyer::client
