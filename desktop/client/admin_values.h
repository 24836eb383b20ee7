// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/room_parts.h"
#include "common/protocol/session.h"
#include "common/protocol/user.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace foyer::client {

/// A page of a list; `next` is where the following one begins, 0 after the last.
template<typename T>
struct Paged
{
    QList<T> items;
    qint64 next = 0;
};

/// A user as an administrator sees him.
struct ManagedUser
{
    protocol::User user;
    Timestamp createdAt = 0;
    /// 0: not known.
    Timestamp lastSeenAt = 0;
    /// 0: he may sign in.
    Timestamp disabledAt = 0;
    int sessions = 0;
    int connections = 0;

    bool operator==(const ManagedUser &) const = default;
};

/// A room as an administrator sees it, who need not be in it.
struct ManagedRoom
{
    ConversationId id;
    QString name;
    protocol::Visibility visibility = protocol::Visibility::Public;
    Timestamp createdAt = 0;
    /// 0: nothing was said yet.
    Timestamp lastActivityAt = 0;
    /// 0: it is not.
    Timestamp archivedAt = 0;
    int members = 0;
    qint64 messages = 0;

    bool operator==(const ManagedRoom &) const = default;
};

/// A line of the audit log.
struct AuditEntry
{
    qint64 id = 0;
    Timestamp at = 0;
    /// Nothing: the operator at the console.
    std::optional<protocol::User> actor;
    QString action;
    std::optional<protocol::User> target;
    QString detail;

    bool operator==(const AuditEntry &) const = default;
};

/// What somebody told the administrators of: a message, or a user.
struct Report
{
    /// The message as it was when it was reported.
    struct Said
    {
        ConversationId conversation;
        QString conversationName;
        Seq seq;
        QString text;

        bool operator==(const Said &) const = default;
    };

    qint64 id = 0;
    std::optional<protocol::User> reporter;
    std::optional<protocol::User> user;
    std::optional<Said> message;
    QString reason;
    Timestamp createdAt = 0;
    /// 0: it is open.
    Timestamp resolvedAt = 0;
    std::optional<protocol::User> resolvedBy;
    QString note;

    bool operator==(const Report &) const = default;
};

enum class Registration { Open, Invite, Closed };

/// Who may make an account.
struct RegistrationMode
{
    /// What is in force.
    Registration inForce = Registration::Closed;
    /// What an administrator set; nothing: as the server was started.
    std::optional<Registration> set;

    bool operator==(const RegistrationMode &) const = default;
};

/// What a server holds.
struct StorageUsage
{
    qint64 users = 0;
    qint64 disabledUsers = 0;
    qint64 rooms = 0;
    qint64 messages = 0;
    qint64 images = 0;
    qint64 imageBytes = 0;
    qint64 databaseBytes = 0;
    qint64 openReports = 0;

    bool operator==(const StorageUsage &) const = default;
};

/// The connections of one server of a cluster.
struct LiveConnections
{
    struct One
    {
        protocol::User user;
        SessionId session;
        protocol::SessionKind kind = protocol::SessionKind::Web;
        /// Since something was heard on it.
        int silentSeconds = 0;
        bool isIdle = false;

        bool operator==(const One &) const = default;
    };

    int count = 0;
    /// Users.
    int online = 0;
    /// The first 500.
    QList<One> connections;

    bool operator==(const LiveConnections &) const = default;
};

/// What sets a new password, once: `/#reset=TOKEN`.
struct ResetLink
{
    QString token;
    Timestamp expiresAt = 0;

    bool operator==(const ResetLink &) const = default;
};

// InvalidField for what cannot be read.
[[nodiscard]] Result<ManagedUser> managedUserFromJson(const QJsonObject &object);
[[nodiscard]] Result<ManagedRoom> managedRoomFromJson(const QJsonObject &object);
[[nodiscard]] Result<AuditEntry> auditEntryFromJson(const QJsonObject &object);
[[nodiscard]] Result<Report> reportFromJson(const QJsonObject &object);
/// A mode that is not known counts as closed.
[[nodiscard]] Result<RegistrationMode> registrationModeFromJson(const QJsonObject &object);
[[nodiscard]] Result<StorageUsage> storageUsageFromJson(const QJsonObject &object);
[[nodiscard]] Result<LiveConnections> liveConnectionsFromJson(const QJsonObject &object);
[[nodiscard]] Result<ResetLink> resetLinkFromJson(const QJsonObject &object);

/// "open", "invite", "closed".
[[nodiscard]] QString registrationName(Registration registration);

} // namespace foyer::client
