// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/json_writer.h"

#include <QJsonObject>
#include <QString>

namespace foyer::protocol {

/// What a user may do on the whole server.
enum class UserRole {
    Member,
    Admin,
    /// A program that speaks through a token; its account has no password.
    Bot,
    /// The account is gone; only what it said may be left.
    Deleted,
};

/// A user as others see it.
struct User
{
    UserId id;
    /// The name used to sign in; unique without regard to case and width (NFKC, case folded).
    QString username;
    /// The name shown; equals the username until changed.
    QString displayName;
    /// Name of a drawn avatar ("a1" … "a12"), id of an own one (32 hex digits), or empty for initials.
    QString avatar;
    UserRole role = UserRole::Member;

    bool operator==(const User &) const = default;
};

void write(JsonWriter &json, const User &user);
[[nodiscard]] Result<User> userFromJson(const QJsonObject &object);

[[nodiscard]] QString userRoleName(UserRole role);
/// Anything unknown is a member: an unknown role must not gain rights.
[[nodiscard]] UserRole userRoleFromName(QStringView name);
/// Whether this is the name of a drawn avatar, or empty.
[[nodiscard]] bool isDrawnAvatar(QStringView avatar);

/// Whether this is the name of a drawn avatar, or empty.
[[nodiscard]] bool isDrawnAvatar(QStringView avatar);
/// Whether this is the id of an avatar that somebody made himself.
[[nodiscard]] bool isOwnAvatar(QStringView avatar);

} // namespace foyer::protocol
