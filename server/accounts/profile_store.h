// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/profile.h"

#include <QCoroTask>
#include <QList>
#include <QString>

#include <optional>

namespace foyer::accounts {

/// What of a profile is to be another; the rest stays.
struct ProfileChange
{
    std::optional<QString> displayName = {};
    /// A drawn avatar, or empty for initials. An own one before it is gone then.
    std::optional<QString> avatar = {};
    std::optional<protocol::Status> status = {};
};

/// A new password for an old one.
struct PasswordChange
{
    UserId user;
    /// The hash that the old password was held to; must still be the stored one.
    QString provenHash;
    QString newHash;
    /// The session that goes on.
    SessionId kept;
    Timestamp at = 0;
};

/// Port: where profiles are kept. Thread: main; the answers arrive there too.
class ProfileStore
{
public:
    virtual ~ProfileStore() = default;

    /// The profile, also of an account that is gone; nothing if there never was one.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<protocol::Profile>>> find(UserId user) = 0;
    /// NotFound if there is no such account any more.
    [[nodiscard]] virtual QCoro::Task<Result<protocol::Profile>> change(UserId user,
                                                                        ProfileChange change) = 0;
    /// Changes the password and ends the user's other sessions as PasswordChanged, for good, in one transaction. Returns those
    /// that lived. WrongPassword if the proven hash is not the stored one any more.
    [[nodiscard]] virtual QCoro::Task<Result<QList<SessionId>>> changePassword(PasswordChange change) = 0;
};

} // namespace foyer::accounts
