// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/user.h"

#include <QByteArray>
#include <QCoroTask>
#include <QList>
#include <QString>

#include <optional>

namespace foyer::admin {

/// Who does something as administrator, and when.
struct Deed
{
    /// Nobody (zero): the operator, at the console of the server.
    UserId actor;
    Timestamp at = 0;
};

/// What the audit log tells of. New ones go to docs/protocol.md.
namespace action {
inline constexpr QLatin1String kRoleChanged("role-changed");
inline constexpr QLatin1String kUserDisabled("user-disabled");
inline constexpr QLatin1String kUserEnabled("user-enabled");
inline constexpr QLatin1String kPasswordReset("password-reset");
inline constexpr QLatin1String kPasswordSet("password-set");
inline constexpr QLatin1String kSessionEnded("session-ended");
inline constexpr QLatin1String kRegistrationChanged("registration-changed");
inline constexpr QLatin1String kReportResolved("report-resolved");
inline constexpr QLatin1String kInviteCreated("invite-created");
inline constexpr QLatin1String kInviteRemoved("invite-removed");
inline constexpr QLatin1String kAdminLinkUsed("admin-link-used");
inline constexpr QLatin1String kRoomRenamed("room-renamed");
inline constexpr QLatin1String kRoomArchived("room-archived");
inline constexpr QLatin1String kRoomRestored("room-restored");
inline constexpr QLatin1String kRoomOwnerChanged("room-owner-changed");
inline constexpr QLatin1String kRoomDeleted("room-deleted");
} // namespace action

/// One line of the audit log.
struct AuditEntry
{
    qint64 id = 0;
    Timestamp at = 0;
    /// Nothing: the operator at the console, or somebody who is not known any more.
    std::optional<protocol::User> actor;
    QString action;
    /// Whom it met.
    std::optional<protocol::User> target;
    /// What it was: the new role, the mode, the number of a session or report, the name of a room (of a renamed one: before
    /// and after).
    QString detail;
    /// Which room it met; invalid: none.
    ConversationId room;
};

/// A user as administrators see him.
struct ManagedUser
{
    protocol::User user;
    Timestamp createdAt = 0;
    /// Zero: not known.
    Timestamp lastSeenAt = 0;
    /// Zero: he may sign in.
    Timestamp disabledAt = 0;
    /// Living ones.
    int sessions = 0;
};

/// What the database holds.
struct StorageUsage
{
    qint64 users = 0;
    qint64 disabledUsers = 0;
    qint64 rooms = 0;
    qint64 messages = 0;
    qint64 images = 0;
    /// Of the pictures as they were re-encoded; thumbnails come on top.
    qint64 imageBytes = 0;
    qint64 databaseBytes = 0;
    qint64 openReports = 0;
};

/// A page of a list that is read by ids.
struct Page
{
    /// Letters to look for in names; empty: everything.
    QString search;
    /// Where the page begins: behind this id.
    qint64 after = 0;
    int limit = 0;
};

/// Port: what administrators do and see. Every deed is written into the audit log in the transaction that does it, and
/// fails with Forbidden unless the actor is an administrator who may sign in. A deed that changes nothing is not
/// written. Thread: main; the answers arrive there too.
class AdminStore
{
public:
    virtual ~AdminStore() = default;

    /// Users whose username or shown name contains the letters, by id.
    [[nodiscard]] virtual QCoro::Task<Result<QList<ManagedUser>>> users(Page page, Timestamp now) = 0;
    /// NotFound.
    [[nodiscard]] virtual QCoro::Task<Result<ManagedUser>> user(UserId id, Timestamp now) = 0;

    /// NotFound; LastAdministrator if nobody would be left who can sign in.
    [[nodiscard]] virtual QCoro::Task<Result<>> setRole(Deed deed, UserId user, protocol::UserRole role) = 0;
    /// Keeps a user from signing in, and ends his sessions; or lets him in again. NotFound, LastAdministrator.
    [[nodiscard]] virtual QCoro::Task<Result<>> setDisabled(Deed deed, UserId user, bool isDisabled) = 0;
    /// The old password and all sessions end; whoever has the token may set a new one until `expiresAt`. Only the newest
    /// token of a user works. NotFound.
    [[nodiscard]] virtual QCoro::Task<Result<>> beginReset(Deed deed, UserId user, QByteArray tokenHash,
                                                           Timestamp expiresAt) = 0;
    /// Ends one living session of a user. NotFound.
    [[nodiscard]] virtual QCoro::Task<Result<>> endSession(Deed deed, UserId user, SessionId session) = 0;
    /// Sets how accounts are made, over the option of the start; empty: as the option says.
    [[nodiscard]] virtual QCoro::Task<Result<>> setRegistration(Deed deed, QString mode) = 0;

    /// As set last, or empty.
    [[nodiscard]] virtual QCoro::Task<Result<QString>> registration() = 0;
    /// Whether this token would do now.
    [[nodiscard]] virtual QCoro::Task<Result<bool>> hasReset(QByteArray tokenHash, Timestamp now) = 0;
    /// Sets the password of the token's user, and uses the token up. ResetLinkInvalid.
    [[nodiscard]] virtual QCoro::Task<Result<UserId>> finishReset(QByteArray tokenHash, QString passwordHash,
                                                                  Timestamp now) = 0;

    /// Entries before this id (zero: from the newest), newest first.
    [[nodiscard]] virtual QCoro::Task<Result<QList<AuditEntry>>> audit(qint64 before, int limit) = 0;
    /// Entries after this id, oldest first.
    [[nodiscard]] virtual QCoro::Task<Result<QList<AuditEntry>>> auditAfter(qint64 after, int limit) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<StorageUsage>> usage() = 0;
};

} // namespace foyer::admin
