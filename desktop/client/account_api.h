// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/personal_settings.h"
#include "common/protocol/session.h"
#include "common/protocol/user.h"
#include "desktop/client/account_values.h"

#include <QByteArray>
#include <QCoroTask>
#include <QList>
#include <QString>

namespace foyer::client {

class HttpCaller;

/// The user's own account: password, sessions, what he lets others know, taking his data along, leaving for good; and
/// telling the administrators of somebody. Thread: the caller's.
class AccountApi
{
public:
    /// The caller must outlive it and all that is under way.
    explicit AccountApi(HttpCaller &http)
        : m_http(http)
    {
    }

    /// Ends the user's other sessions too. WrongPassword, InvalidField, TooManyAttempts.
    [[nodiscard]] QCoro::Task<Result<>> changePassword(QString password, QString newPassword);
    /// Sets a password by an administrator's link, without being signed in. ResetLinkInvalid, InvalidField.
    [[nodiscard]] QCoro::Task<Result<>> resetPassword(QString token, QString newPassword);
    /// Newest first.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Session>>> sessions();
    /// NotFound.
    [[nodiscard]] QCoro::Task<Result<>> endSession(SessionId session);

    /// What the user lets others know of him.
    [[nodiscard]] QCoro::Task<Result<protocol::PersonalSettings>> settings();
    [[nodiscard]] QCoro::Task<Result<protocol::PersonalSettings>> changeSettings(
        protocol::PersonalChange change);

    /// Begins a copy of the user's data, unless one is being made. Unavailable while the server makes too many.
    [[nodiscard]] QCoro::Task<Result<DataExport>> beginExport();
    [[nodiscard]] QCoro::Task<Result<DataExport>> dataExport();
    /// The bytes of a ZIP, about 24 MiB at most. NotFound.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> exportPart(int number);
    [[nodiscard]] QCoro::Task<Result<>> removeExport();
    /// Deletes the account, for good; all sessions end. WrongPassword, LastAdministrator.
    [[nodiscard]] QCoro::Task<Result<>> deleteAccount(QString password);

    /// Tells the administrators of a message. NotMember, NotFound, LimitReached, TooManyRequests.
    [[nodiscard]] QCoro::Task<Result<>> reportMessage(protocol::MessagePlace place, QString reason);
    [[nodiscard]] QCoro::Task<Result<>> reportUser(UserId user, QString reason);
    /// Makes the user administrator by the link of the server's first start. AdminLinkInvalid.
    [[nodiscard]] QCoro::Task<Result<protocol::User>> claimAdmin(QString token);

private:
    HttpCaller &m_http;
};

} // namespace foyer::client
