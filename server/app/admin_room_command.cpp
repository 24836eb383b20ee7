// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/admin_room_command.h"

#include "common/text/names.h"
#include "server/accounts/user_store.h"
#include "server/app/admin_pages.h"

namespace foyer::app {

using admin::ManagedMember;
using admin::ManagedRoom;
using admin::Page;
using admin::RoomChange;

AdminRoomCommand::AdminRoomCommand(admin::ManagedRoomStore &rooms, accounts::UserStore &users,
                                   const Clock &clock, AdminRequest request)
    : m_rules(rooms, clock)
    , m_users(users)
    , m_request(std::move(request))
{
}

QCoro::Task<Result<AdminAnswer>> AdminRoomCommand::run()
{
    const qsizetype words = m_request.words.size();
    const QString what = word(1);
    if (words == 1 || (words == 2 && what == QLatin1String("list")))
        return list();
    if (what == QLatin1String("members") && words == 3)
        return members();
    RoomChange wanted;
    if (what == QLatin1String("archive") && words == 3) {
        wanted.isArchived = true;
        return change(wanted);
    }
    if (what == QLatin1String("restore") && words == 3) {
        wanted.isArchived = false;
        return change(wanted);
    }
    if (what == QLatin1String("rename") && words == 4) {
        wanted.name = word(3);
        return change(wanted);
    }
    if (what == QLatin1String("owner") && words == 4)
        return giveTo();
    if (what == QLatin1String("delete") && words == 3)
        return remove();
    return [](Error error) -> QCoro::Task<Answered> {
        co_return tl::unexpected(error);
    }(wrongUsage());
}

QCoro::Task<Result<QList<ManagedRoom>>> AdminRoomCommand::roomsWith(QString search, int limit)
{
    const auto read = [this](const Page &page) {
        return m_rules.rooms(page);
    };
    const auto key = [](const ManagedRoom &room) {
        return room.id.value();
    };
    return collectPages<ManagedRoom>(read, key, std::move(search), limit);
}

QCoro::Task<Result<ManagedRoom>> AdminRoomCommand::roomNamed(QString name)
{
    bool isNumber = false;
    const qint64 number = name.toLongLong(&isNumber);
    if (isNumber && number > 0) {
        Result<ManagedRoom> room = co_await m_rules.room(ConversationId(number));
        if (room || room.error().code != ErrorCode::NotFound)
            co_return room;
    }
    constexpr int kAll = 1'000'000;
    auto collecting = roomsWith(QString(), kAll);
    FOYER_CO_TRY(QList<ManagedRoom> rooms, co_await collecting);
    const QString wanted = text::nameKey(name);
    rooms.removeIf([&wanted](const ManagedRoom &room) { return text::nameKey(room.name) != wanted; });
    if (rooms.size() == 1)
        co_return rooms.first();
    if (rooms.isEmpty())
        co_return fail(ErrorCode::NotFound, QStringLiteral("There is no room of this name: %1.").arg(name));
    co_return fail(
        ErrorCode::NotFound,
        QStringLiteral("There are several rooms of this name. Give the number that \"admin rooms\" shows."));
}

QCoro::Task<Result<AdminAnswer>> AdminRoomCommand::list()
{
    auto collecting = roomsWith(m_request.search, m_request.limit);
    FOYER_CO_TRY(const QList<ManagedRoom> all, co_await collecting);
    co_return tellRooms(all);
}

QCoro::Task<Result<AdminAnswer>> AdminRoomCommand::members()
{
    FOYER_CO_TRY(const ManagedRoom room, co_await roomNamed(word(2)));
    const auto read = [this, id = room.id](const Page &page) {
        return m_rules.members(id, page);
    };
    const auto key = [](const ManagedMember &member) {
        return member.user.id.value();
    };
    auto collecting = collectPages<ManagedMember>(read, key, m_request.search, m_request.limit);
    FOYER_CO_TRY(const QList<ManagedMember> all, co_await collecting);
    co_return tellMembers(all);
}

QCoro::Task<Result<AdminAnswer>> AdminRoomCommand::change(RoomChange change)
{
    FOYER_CO_TRY(const ManagedRoom room, co_await roomNamed(word(2)));
    auto changing = m_rules.change(UserId(), room.id, change);
    FOYER_CO_TRY(const ManagedRoom changed, co_await changing);
    QList<ManagedRoom> one;
    one.append(changed);
    co_return tellRooms(one);
}

QCoro::Task<Result<AdminAnswer>> AdminRoomCommand::giveTo()
{
    FOYER_CO_TRY(const auto account, co_await m_users.findByKey(text::nameKey(word(3))));
    if (!account)
        co_return fail(ErrorCode::NotFound,
                       QStringLiteral("There is no user of this name: %1.").arg(word(3)));
    RoomChange wanted;
    wanted.owner = account->user.id;
    auto changing = change(wanted);
    Answered changed = co_await changing;
    if (!changed && changed.error().code == ErrorCode::NotFound
        && changed.error().field == QLatin1String("owner"))
        co_return fail(ErrorCode::NotFound,
                       QStringLiteral("%1 is not in this room; only a member can own it.").arg(word(3)));
    co_return changed;
}

QCoro::Task<Result<AdminAnswer>> AdminRoomCommand::remove()
{
    FOYER_CO_TRY(const ManagedRoom room, co_await roomNamed(word(2)));
    if (!m_request.isConfirmed) {
        co_return fail(
            ErrorCode::BadRequest,
            QStringLiteral("This deletes \"%1\" (number %2) with %3 messages and their pictures, for all "
                           "%4 members and for good. Add --yes to do it.")
                .arg(room.name)
                .arg(room.id.value())
                .arg(room.messages)
                .arg(room.members));
    }
    FOYER_CO_CHECK(co_await m_rules.remove(UserId(), room.id));
    co_return tellRemoved(room);
}

} // namespace foyer::app
