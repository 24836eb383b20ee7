// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/room_administration.h"
#include "server/app/admin_text.h"
#include "server/app/options.h"

#include <QCoroTask>

namespace foyer::accounts {
class UserStore;
}

namespace foyer::app {

/// `foyer-server admin rooms …`: what the operator sees of rooms and does to them. Thread: main.
class AdminRoomCommand
{
public:
    /// The stores must outlive this object and its running tasks.
    AdminRoomCommand(admin::ManagedRoomStore &rooms, accounts::UserStore &users, const Clock &clock,
                     AdminRequest request);

    /// Does what the words say, the first of which is "rooms". BadRequest for what is no command; details that end with a full
    /// stop are sentences for the operator.
    [[nodiscard]] QCoro::Task<Result<AdminAnswer>> run();

private:
    using Answered = Result<AdminAnswer>;
    [[nodiscard]] QString word(qsizetype place) const { return m_request.words.value(place); }
    [[nodiscard]] QCoro::Task<Answered> list();
    [[nodiscard]] QCoro::Task<Answered> members();
    [[nodiscard]] QCoro::Task<Answered> change(admin::RoomChange change);
    [[nodiscard]] QCoro::Task<Answered> giveTo();
    [[nodiscard]] QCoro::Task<Answered> remove();
    /// Those whose names contain it, by number.
    [[nodiscard]] QCoro::Task<Result<QList<admin::ManagedRoom>>> roomsWith(QString search, int limit);
    /// The room with this number, or else with exactly this name.
    [[nodiscard]] QCoro::Task<Result<admin::ManagedRoom>> roomNamed(QString name);

    admin::RoomAdministration m_rules;
    accounts::UserStore &m_users;
    const AdminRequest m_request;
};

} // namespace foyer::app
