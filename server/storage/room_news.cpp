// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/room_news.h"

#include "common/base/limits.h"
#include "server/storage/database.h"
#include "server/storage/records.h"
#include "server/storage/room_changing.h"

#include <algorithm>

namespace foyer::storage {
namespace {

using chat::RoomStore;
using protocol::Member;
using protocol::Notice;
using protocol::NoticeUser;

/// Adds somebody to one side of the notice. Who is named on the other side came and went again: he is named nowhere.
void move(const NoticeUser &user, QList<NoticeUser> &to, int &toCount, QList<NoticeUser> &from,
          int &fromCount)
{
    const auto isHe = [&user](const NoticeUser &each) {
        return each.id == user.id;
    };
    if (from.removeIf(isHe) > 0) {
        --fromCount;
        return;
    }
    if (std::any_of(to.cbegin(), to.cend(), isHe))
        return;
    ++toCount;
    if (to.size() < limits::kNoticeNames)
        to.append(user);
}

/// Whoever came or went, with his account.
struct Mover
{
    protocol::User user;
    bool isPresent = false;
};

Result<> tellOf(RoomChanging &changing, const QList<Mover> &told)
{
    FOYER_TRY(const std::optional<protocol::Message> open, changing.openNotice());
    Notice notice;
    if (open)
        notice = *open->notice;
    notice.event = QStringLiteral("members");
    const Notice before = notice;
    for (const Mover &each : told) {
        const NoticeUser user = noticeUser(each.user);
        if (each.isPresent)
            move(user, notice.users, notice.count, notice.left, notice.leftCount);
        else
            move(user, notice.left, notice.leftCount, notice.users, notice.count);
    }
    if (notice == before)
        return {};
    if (open) {
        protocol::Message message = *open;
        message.notice = notice;
        return changing.replace(message);
    }
    FOYER_CHECK(changing.openNotice(told.first().user.id, notice));
    QList<UserId> came;
    for (const Mover &each : told) {
        if (each.isPresent)
            came.append(each.user.id);
    }
    return changing.follow(came);
}

/// Gives a room with members but without an owner one.
Result<std::optional<Member>> succeed(Database &database, RoomChanging &changing, ConversationId room)
{
    FOYER_TRY(const Rows owners, database.select(QLatin1String("rooms/count_owners"), bind(room)));
    if (changing.isLobby() || owners.first().integer(0) > 0)
        return std::nullopt;
    FOYER_TRY(const Rows next, database.select(QLatin1String("rooms/select_successor"), bind(room)));
    if (next.isEmpty())
        return std::nullopt;
    const UserId user = next.first().id<UserId>(0);
    const QString role = protocol::memberRoleName(protocol::MemberRole::Owner);
    FOYER_CHECK(database.run(QLatin1String("rooms/update_role"), bind(role, room, user)));
    FOYER_TRY(const RoomChanging::Target owner, changing.target(user));
    return owner.member;
}

} // namespace

Result<RoomStore::News> readNews(Database &database, ConversationId room, const QList<UserId> &users,
                                 const QList<UserId> &told, Timestamp at)
{
    const chat::RoomAction action{room, UserId(), at};
    RoomChanging changing(database, action);
    FOYER_CHECK(changing.open());
    RoomStore::News news;
    FOYER_TRY(news.newOwner, succeed(database, changing, room));
    QList<Mover> toTell;
    for (const UserId user : users) {
        FOYER_TRY(const RoomChanging::Target found, changing.target(user));
        if (!found.member.user.id.isValid())
            continue;
        if (found.isMember)
            news.present.append(found.member);
        else
            news.absent.append(user);
        if (told.contains(user))
            toTell.append({found.member.user, found.isMember});
    }
    if (!toTell.isEmpty()) {
        FOYER_CHECK(tellOf(changing, toTell));
    }
    if (news.newOwner) {
        FOYER_CHECK(changing.tellBy(news.newOwner->user.id, QStringLiteral("role"), {*news.newOwner},
                                    protocol::memberRoleName(protocol::MemberRole::Owner)));
    }
    FOYER_TRY(const Rows count, database.select(QLatin1String("conversations/count_members"), bind(room)));
    news.memberCount = count.first().number(0);
    FOYER_TRY(news.told, changing.end());
    return news;
}

} // namespace foyer::storage
