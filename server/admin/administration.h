// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accounts/sign_in.h"
#include "server/admin/admin_store.h"

#include <QCoroTask>

#include <chrono>

namespace foyer::admin {

/// What is to be another about a user; what is not given stays.
struct UserChange
{
    std::optional<protocol::UserRole> role{};
    std::optional<bool> isDisabled{};
};

/// A link by which a user sets a new password.
struct ResetLink
{
    /// Told once, here.
    QByteArray token;
    Timestamp expiresAt = 0;
};

/// How accounts are made, and who says so.
struct RegistrationMode
{
    accounts::Registration inForce = accounts::Registration::Open;
    /// What was set here; nothing: the option of the start is in force.
    std::optional<accounts::Registration> set{};
};

/// The rules of administration. Who may call them is checked by whoever calls, and once more by the store, in the
/// transaction of each deed. `by` zero: the operator at the console, who may also meet himself. Thread: main.
class Administration
{
public:
    /// Everything passed in must outlive this object and its running tasks. `atStart`: what the option says.
    Administration(AdminStore &store, const Clock &clock, accounts::Registration atStart);

    /// Users by id, limits::kAdminPageMax at most. InvalidField for a search that is too long.
    [[nodiscard]] QCoro::Task<Result<QList<ManagedUser>>> users(Page page);
    [[nodiscard]] QCoro::Task<Result<ManagedUser>> user(UserId id);

    /// The user as he is then. Forbidden for disabling oneself; NotFound, LastAdministrator. The role is changed first; should the
    /// rest then be refused, the role stays changed.
    [[nodiscard]] QCoro::Task<Result<ManagedUser>> change(UserId by, UserId user, UserChange change);
    /// Ends the old password and all sessions. Forbidden for one's own; NotFound.
    [[nodiscard]] QCoro::Task<Result<ResetLink>> resetPassword(UserId by, UserId user);
    [[nodiscard]] QCoro::Task<Result<>> endSession(UserId by, UserId user, SessionId session);

    [[nodiscard]] QCoro::Task<Result<RegistrationMode>> registration();
    /// Nothing: as the option of the start says.
    [[nodiscard]] QCoro::Task<Result<RegistrationMode>> setRegistration(
        UserId by, std::optional<accounts::Registration> mode);

    /// Newest first, before this id (zero: from the newest).
    [[nodiscard]] QCoro::Task<Result<QList<AuditEntry>>> audit(qint64 before, int limit);
    [[nodiscard]] QCoro::Task<Result<StorageUsage>> usage();

    static constexpr std::chrono::hours kResetLifetime{48};

private:
    AdminStore &m_store;
    const Clock &m_clock;
    const accounts::Registration m_atStart;
};

} // namespace foyer::admin
