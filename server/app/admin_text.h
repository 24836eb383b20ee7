// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accounts/user_store.h"
#include "server/admin/administration.h"
#include "server/admin/managed_room_store.h"

#include <QJsonObject>

namespace foyer::app {

/// An answer to the operator, for people and for programs.
struct AdminAnswer
{
    QString text;
    QJsonObject json;
};

[[nodiscard]] AdminAnswer tellUsers(const QList<admin::ManagedUser> &users);
[[nodiscard]] AdminAnswer tellRooms(const QList<admin::ManagedRoom> &rooms);
[[nodiscard]] AdminAnswer tellMembers(const QList<admin::ManagedMember> &members);
[[nodiscard]] AdminAnswer tellRemoved(const admin::ManagedRoom &room);
[[nodiscard]] AdminAnswer tellAudit(const QList<admin::AuditEntry> &entries);
[[nodiscard]] AdminAnswer tellRegistration(const admin::RegistrationMode &mode);
/// `address`: where the server is opened, with a slash at its end.
[[nodiscard]] AdminAnswer tellReset(const admin::ResetLink &link, const QString &username,
                                    const QString &address);
[[nodiscard]] AdminAnswer tellInvites(const QList<accounts::Invite> &invites, const QString &address);
/// Every command with what it takes.
[[nodiscard]] QString adminHelp();

} // namespace foyer::app
