// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/administration.h"
#include "server/admin/audit_follower.h"
#include "server/admin/password_resets.h"
#include "server/admin/reports.h"
#include "server/admin/room_administration.h"

namespace foyer::admin {

/// Everything of administration that the network side calls. Thread: main.
struct AdminParts
{
    /// Everything passed in must outlive this object and its running tasks. What the rules of signing in say now is what
    /// the option of the start says.
    AdminParts(AdminStore &store, ManagedRoomStore &roomStore, ReportStore &reportStore,
               accounts::BotStore &bots, accounts::Sessions &sessions, accounts::SignIn &signIn,
               accounts::PasswordHasher &hasher, accounts::AttemptLimiter &limiter, SessionEnder &ender,
               RoomTeller &teller, const Clock &clock)
        : administration(store, clock, signIn.registration())
        , rooms(roomStore, clock)
        , follower(store, bots, sessions, signIn, ender, teller)
        , resets(store, hasher, limiter, clock)
        , reports(reportStore, clock)
    {
    }

    Administration administration;
    RoomAdministration rooms;
    AuditFollower follower;
    PasswordResets resets;
    Reports reports;
};

} // namespace foyer::admin
