// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/user.h"

#include <QCoroTask>
#include <QString>

#include <optional>

namespace foyer::accounts {

/// An account with what only the server knows.
struct Account
{
    protocol::User user;
    /// Argon2id string of libsodium ("$argon2id$v=19$…"), or one of an MD5: see wrapped_hash.h.
    QString passwordHash;
};

/// What a new account starts with.
struct NewAccount
{
    QString username;
    /// `usernameKey(username)`; unique.
    QString usernameKey;
    QString avatar;
    QString passwordHash;
    protocol::UserRole role = protocol::UserRole::Member;
    /// Code of the invitation to use up, or empty. InviteInvalid if it cannot be used (any more).
    QString inviteCode;
    /// Hash of the administrator link to use up, or empty. AdminLinkInvalid if it does not fit.
    QByteArray adminLinkHash;
    Timestamp createdAt = 0;
};

/// An invitation to a server whose registration is by invitation.
struct Invite
{
    QString code;
    UserId createdBy;
    Timestamp createdAt = 0;
    Timestamp expiresAt = 0;
    int usesLeft = 0;
};

/// Port: where accounts are kept. Thread: main; the answers arrive there too.
class UserStore
{
public:
    virtual ~UserStore() = default;

    /// The account whose usernameKey this is, or nothing.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<Account>>> findByKey(QString usernameKey) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<Account>>> find(UserId id) = 0;

    /// Creates the account, makes it a member of the lobby, and uses up invitation or administrator link,
    /// all in one transaction. NameTaken if the key exists.
    [[nodiscard]] virtual QCoro::Task<Result<protocol::User>> create(NewAccount account) = 0;

    [[nodiscard]] virtual QCoro::Task<Result<>> setPasswordHash(UserId id, QString passwordHash) = 0;

    /// Remembers the hash of the one administrator link, unless there already is (or was) one; `isForced`
    /// replaces whatever there is. Returns whether this one is now in force.
    [[nodiscard]] virtual QCoro::Task<Result<bool>> offerAdminLink(QByteArray hash, bool isForced) = 0;
    /// Makes the user an administrator and uses the link up. AdminLinkInvalid if it does not fit.
    [[nodiscard]] virtual QCoro::Task<Result<protocol::User>> claimAdminLink(UserId id, QByteArray hash) = 0;

    // What is done here is written into the audit log in the same transaction; `by` zero: by the operator at the console.

    [[nodiscard]] virtual QCoro::Task<Result<>> createInvite(Invite invite, UserId by) = 0;
    /// Invitations that can still be used, newest first.
    [[nodiscard]] virtual QCoro::Task<Result<QList<Invite>>> invites(Timestamp now) = 0;
    /// NotFound if there is none with this code.
    [[nodiscard]] virtual QCoro::Task<Result<>> removeInvite(QString code, UserId by) = 0;
};

} // namespace foyer::accounts
