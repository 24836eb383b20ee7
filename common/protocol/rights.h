// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/conversation.h"
#include "common/protocol/user.h"

#include <QLatin1String>

#include <span>

namespace foyer::protocol {

/// What somebody may do in a conversation that he is in. Who may do which is one table, in rights.cpp; people read it
/// in docs/protocol.md, and a test holds the two together.
enum class Right {
    /// Post where everybody may.
    Post,
    /// Post in a room that is for announcements only.
    PostInAnnouncements,
    /// Post in a room with slow mode without waiting.
    IgnoreSlowMode,
    /// Mention everybody at once.
    MentionEveryone,
    /// Take back what others wrote, at any time.
    RecallOthers,
    /// See what a message said before it was edited.
    SeeEdits,
    Pin,
    /// Add somebody to a public room by name.
    InviteToPublic,
    /// Add somebody to a private room by name.
    InviteToPrivate,
    /// Make, see and withdraw links by which people join.
    ManageInviteLinks,
    Rename,
    SetTopic,
    SetCover,
    /// Set a room to announcements only, and its slow mode.
    SetPosting,
    /// Make a room public or private.
    SetVisibility,
    Archive,
    Kick,
    /// Ban and unban, and see who is banned and why.
    Ban,
    Silence,
    ChangeRoles,
    /// Make, see and remove webhooks.
    ManageIntegrations,
};

/// Whether a role has a right. Administrators of the server count as owners of the rooms they are in: see roleIn.
[[nodiscard]] bool may(MemberRole role, Right right);

/// Whether either of the two in a direct conversation has it: nobody stands above the other there, administrators neither.
[[nodiscard]] bool mayInDirect(Right right);

/// The role that counts for somebody's rights.
[[nodiscard]] MemberRole roleIn(MemberRole member, UserRole user);

/// Whether who has the first role may kick, ban, silence or change the role of who has the second: owners anybody,
/// moderators members. To be asked besides the right itself.
[[nodiscard]] bool outranks(MemberRole actor, MemberRole target);

/// Every right, in the order of the enum.
[[nodiscard]] std::span<const Right> allRights();
/// How docs/protocol.md calls it: "post-in-announcements".
[[nodiscard]] QLatin1String rightName(Right right);

} // namespace foyer::protocol
