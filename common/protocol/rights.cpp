// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/rights.h"

#include <algorithm>
#include <array>

namespace foyer::protocol {
namespace {

struct Row
{
    Right right;
    /// The lowest role that has it.
    MemberRole from;
    QLatin1String name;
};

constexpr std::array kTable{
    Row{Right::Post, MemberRole::Member, QLatin1String("post")},
    Row{Right::PostInAnnouncements, MemberRole::Moderator, QLatin1String("post-in-announcements")},
    Row{Right::IgnoreSlowMode, MemberRole::Moderator, QLatin1String("ignore-slow-mode")},
    Row{Right::MentionEveryone, MemberRole::Moderator, QLatin1String("mention-everyone")},
    Row{Right::RecallOthers, MemberRole::Moderator, QLatin1String("recall-others")},
    Row{Right::SeeEdits, MemberRole::Moderator, QLatin1String("see-edits")},
    Row{Right::Pin, MemberRole::Moderator, QLatin1String("pin")},
    Row{Right::InviteToPublic, MemberRole::Member, QLatin1String("invite-to-public")},
    Row{Right::InviteToPrivate, MemberRole::Moderator, QLatin1String("invite-to-private")},
    Row{Right::ManageInviteLinks, MemberRole::Moderator, QLatin1String("manage-invite-links")},
    Row{Right::Rename, MemberRole::Owner, QLatin1String("rename")},
    Row{Right::SetTopic, MemberRole::Moderator, QLatin1String("set-topic")},
    Row{Right::SetCover, MemberRole::Moderator, QLatin1String("set-cover")},
    Row{Right::SetPosting, MemberRole::Moderator, QLatin1String("set-posting")},
    Row{Right::SetVisibility, MemberRole::Owner, QLatin1String("set-visibility")},
    Row{Right::Archive, MemberRole::Owner, QLatin1String("archive")},
    Row{Right::Kick, MemberRole::Moderator, QLatin1String("kick")},
    Row{Right::Ban, MemberRole::Moderator, QLatin1String("ban")},
    Row{Right::Silence, MemberRole::Moderator, QLatin1String("silence")},
    Row{Right::ChangeRoles, MemberRole::Owner, QLatin1String("change-roles")},
    Row{Right::ManageIntegrations, MemberRole::Moderator, QLatin1String("manage-integrations")},
};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < kTable.size(); ++i) {
        if (kTable.at(i).right != Right(i))
            return false;
    }
    return kTable.back().right == Right::ManageIntegrations;
}
static_assert(isInOrder(), "one row for each right, in the order of the enum");

constexpr auto kRights = [] {
    std::array<Right, kTable.size()> rights{};
    std::ranges::transform(kTable, rights.begin(), &Row::right);
    return rights;
}();

} // namespace

bool may(MemberRole role, Right right)
{
    return role >= kTable.at(std::size_t(right)).from;
}

bool mayInDirect(Right right)
{
    return right == Right::Post || right == Right::Pin;
}

MemberRole roleIn(MemberRole member, UserRole user)
{
    return user == UserRole::Admin ? MemberRole::Owner : member;
}

bool outranks(MemberRole actor, MemberRole target)
{
    return actor == MemberRole::Owner || actor > target;
}

std::span<const Right> allRights()
{
    return kRights;
}

QLatin1String rightName(Right right)
{
    return kTable.at(std::size_t(right)).name;
}

} // namespace foyer::protocol
