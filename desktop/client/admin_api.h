// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/session.h"
#include "desktop/client/account_values.h"
#include "desktop/client/admin_values.h"

#include <QCoroTask>
#include <QList>
#include <QString>

#include <optional>

namespace foyer::client {

class HttpCaller;

/// What an administrator makes of a user; what is left out stays.
struct UserChange
{
    /// Member or administrator.
    std::optional<protocol::UserRole> role = {};
    std::optional<bool> isDisabled = {};
};

enum class ReportState { Open, Resolved };

/// What administrators of the server do; everybody else gets Forbidden. Thread: the caller's.
class AdminApi
{
public:
    /// Rows of a page.
    static constexpr int kPage = 50;

    /// The caller must outlive it and all that is under way.
    explicit AdminApi(HttpCaller &http)
        : m_http(http)
    {
    }

    /// By id; `after` is the `next` of the page before, or 0.
    [[nodiscard]] QCoro::Task<Result<Paged<ManagedUser>>> users(QString search, qint64 after);
    /// NotFound.
    [[nodiscard]] QCoro::Task<Result<ManagedUser>> user(UserId user);
    /// LastAdministrator, Forbidden (oneself).
    [[nodiscard]] QCoro::Task<Result<ManagedUser>> changeUser(UserId user, UserChange change);
    /// The old password and all sessions end at once.
    [[nodiscard]] QCoro::Task<Result<ResetLink>> resetPassword(UserId user);
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Session>>> sessions(UserId user);
    [[nodiscard]] QCoro::Task<Result<>> endSession(UserId user, SessionId session);

    [[nodiscard]] QCoro::Task<Result<Paged<ManagedRoom>>> rooms(QString search, qint64 after);

    /// Newest first; `before` is the `next` of the page before, or 0.
    [[nodiscard]] QCoro::Task<Result<Paged<Report>>> reports(ReportState state, qint64 before);
    [[nodiscard]] QCoro::Task<Result<>> resolve(qint64 report, QString note);
    [[nodiscard]] QCoro::Task<Result<Paged<AuditEntry>>> audit(qint64 before);

    [[nodiscard]] QCoro::Task<Result<RegistrationMode>> registration();
    /// Nothing: as the server was started.
    [[nodiscard]] QCoro::Task<Result<RegistrationMode>> setRegistration(
        std::optional<Registration> registration);
    [[nodiscard]] QCoro::Task<Result<StorageUsage>> storage();
    [[nodiscard]] QCoro::Task<Result<LiveConnections>> connections();

    /// Invitations to the server.
    [[nodiscard]] QCoro::Task<Result<QList<ServerInvite>>> invites();
    [[nodiscard]] QCoro::Task<Result<ServerInvite>> createInvite(int uses, int seconds);
    [[nodiscard]] QCoro::Task<Result<>> removeInvite(QString code);

private:
    HttpCaller &m_http;
};

} // namespace foyer::client
