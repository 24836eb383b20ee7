// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/room_people.h"

#include "common/base/limits.h"
#include "server/storage/database.h"
#include "server/storage/memberships.h"
#include "server/storage/records.h"
#include "server/storage/room_changing.h"

namespace foyer::storage {
namespace {

using chat::ChangedMembers;
using chat::RoomAction;
using protocol::Member;
using protocol::MemberRole;
using protocol::Right;

/// A member whom the actor may meet with this right.
Result<Member> memberMet(const RoomChanging &changing, Right right, UserId user)
{
    FOYER_CHECK(changing.need(right));
    FOYER_TRY(const RoomChanging::Target found, changing.subject(user));
    if (!found.isMember)
        return fail(ErrorCode::NotFound, QStringLiteral("not a member"));
    return found.member;
}

/// Tells of the members in the room, and ends.
Result<ChangedMembers> end(RoomChanging &changing, const RoomAction &action, const QString &event,
                           const QList<Member> &met, ChangedMembers changed, const QString &text = {})
{
    FOYER_CHECK(changing.tellOf(event, met, text));
    QList<UserId> involved{action.actor};
    for (const Member &member : met)
        involved.append(member.user.id);
    FOYER_CHECK(changing.follow(involved));
    FOYER_TRY(changed.told, changing.end());
    return changed;
}

/// Those of the names who are to come in. NotFound, Banned.
Result<QList<Member>> comers(Database &database, const RoomAction &action, const QStringList &nameKeys)
{
    QList<Member> comers;
    for (const QString &key : nameKeys) {
        FOYER_TRY(const Rows rows,
                  database.select(QLatin1String("rooms/select_by_key"), bind(action.room, key)));
        if (rows.isEmpty())
            return fail(ErrorCode::NotFound, QStringLiteral("no such user"), QStringLiteral("users"));
        const Member found = memberOf(rows.first());
        FOYER_CHECK(checkNotBanned(database, action.room, found.user.id));
        if (rows.first().isNull(kUserColumns) && !comers.contains(found))
            comers.append(found);
    }
    return comers;
}

} // namespace

Result<ChangedMembers> invitePeople(Database &database, const RoomAction &action, const QStringList &nameKeys)
{
    RoomChanging changing(database, action);
    FOYER_CHECK(changing.begin());
    const bool isPublic = changing.room().state.visibility == protocol::Visibility::Public;
    FOYER_CHECK(changing.need(isPublic ? Right::InviteToPublic : Right::InviteToPrivate));
    if (changing.isArchived())
        return fail(ErrorCode::RoomArchived);
    FOYER_TRY(const QList<Member> coming, comers(database, action, nameKeys));
    if (coming.isEmpty())
        return ChangedMembers{};
    ChangedMembers changed;
    for (const Member &member : coming) {
        FOYER_CHECK(insertMember(database, action.room, member.user.id, MemberRole::Member,
                                 changing.lastSeq(), action.at));
        FOYER_TRY(const RoomChanging::Target now, changing.target(member.user.id));
        changed.members.append(now.member);
    }
    return end(changing, action, QStringLiteral("added"), coming, changed);
}

Result<ChangedMembers> kickMember(Database &database, const RoomAction &action, UserId user)
{
    RoomChanging changing(database, action);
    FOYER_CHECK(changing.begin());
    FOYER_TRY(const Member member, memberMet(changing, Right::Kick, user));
    FOYER_CHECK(deleteMember(database, action.room, user));
    return end(changing, action, QStringLiteral("removed"), {member}, {{}, {user}, {}});
}

Result<ChangedMembers> changeRole(Database &database, const RoomAction &action, UserId user, MemberRole role)
{
    RoomChanging changing(database, action);
    FOYER_CHECK(changing.begin());
    FOYER_CHECK(changing.need(Right::ChangeRoles));
    FOYER_TRY(const RoomChanging::Target found, changing.target(user));
    if (!found.isMember)
        return fail(ErrorCode::NotFound, QStringLiteral("not a member"));
    Member member = found.member;
    if (member.role == role)
        return ChangedMembers{};
    if (member.role == MemberRole::Owner) {
        FOYER_TRY(const Rows owners, database.select(QLatin1String("rooms/count_owners"), bind(action.room)));
        if (owners.first().integer(0) <= 1)
            return fail(ErrorCode::InvalidField, QStringLiteral("nobody else owns the room"),
                        QStringLiteral("role"));
    }
    member.role = role;
    FOYER_CHECK(database.run(QLatin1String("rooms/update_role"),
                             bind(protocol::memberRoleName(role), action.room, user)));
    return end(changing, action, QStringLiteral("role"), {member}, {{member}, {}, {}},
               protocol::memberRoleName(role));
}

Result<ChangedMembers> silenceMember(Database &database, const RoomAction &action, UserId user,
                                     Timestamp until)
{
    RoomChanging changing(database, action);
    FOYER_CHECK(changing.begin());
    FOYER_TRY(Member member, memberMet(changing, Right::Silence, user));
    member.silencedUntil = until;
    FOYER_CHECK(database.run(QLatin1String("rooms/update_silenced"), bind(until, action.room, user)));
    // Nobody is put to shame before the room: there is no notice.
    return ChangedMembers{{member}, {}, {}};
}

Result<ChangedMembers> banUser(Database &database, const RoomAction &action, UserId user,
                               const QString &reason)
{
    RoomChanging changing(database, action);
    FOYER_CHECK(changing.begin());
    FOYER_CHECK(changing.need(Right::Ban));
    FOYER_TRY(const RoomChanging::Target found, changing.subject(user));
    FOYER_TRY(const Rows bans, database.select(QLatin1String("rooms/count_bans"), bind(action.room)));
    if (bans.first().integer(0) >= limits::kBansMax)
        return fail(ErrorCode::LimitReached);
    FOYER_CHECK(database.run(QLatin1String("rooms/delete_ban"), bind(action.room, user)));
    FOYER_CHECK(database.run(QLatin1String("rooms/insert_ban"),
                             bind(action.room, user, action.actor, reason, action.at)));
    if (!found.isMember)
        return ChangedMembers{};
    FOYER_CHECK(deleteMember(database, action.room, user));
    return end(changing, action, QStringLiteral("removed"), {found.member}, {{}, {user}, {}});
}

Result<> unbanUser(Database &database, const RoomAction &action, UserId user)
{
    RoomChanging changing(database, action);
    FOYER_CHECK(changing.begin());
    FOYER_CHECK(changing.need(Right::Ban));
    FOYER_TRY(const int removed, database.run(QLatin1String("rooms/delete_ban"), bind(action.room, user)));
    if (removed == 0)
        return fail(ErrorCode::NotFound, QStringLiteral("not banned"));
    return {};
}

Result<QList<protocol::Ban>> readBans(Database &database, const RoomAction &action)
{
    constexpr int kReason = 2 * kUserColumns;
    RoomChanging changing(database, action);
    FOYER_CHECK(changing.begin());
    FOYER_CHECK(changing.need(Right::Ban));
    FOYER_TRY(const Rows rows, database.select(QLatin1String("rooms/select_bans"), bind(action.room)));
    QList<protocol::Ban> bans;
    for (const Row &row : rows)
        bans.append({userOf(row, 0), userOf(row, kUserColumns), row.text(kReason), row.integer(kReason + 1)});
    return bans;
}

} // namespace foyer::storage
