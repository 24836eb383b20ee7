// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/account_api.h"

#include "desktop/client/answer_reading.h"
#include "desktop/client/http_caller.h"

#include <QJsonObject>

namespace foyer::client {

using protocol::PersonalSettings;

namespace {

const QString kExportPath = QStringLiteral("/me/export");
const QString kSettingsPath = QStringLiteral("/me/settings");

} // namespace

QCoro::Task<Result<>> AccountApi::changePassword(QString password, QString newPassword)
{
    const QJsonObject body{{QStringLiteral("password"), password},
                           {QStringLiteral("newPassword"), newPassword}};
    FOYER_CO_CHECK(co_await m_http.send("PUT", QStringLiteral("/me/password"), body));
    co_return Result<>();
}

QCoro::Task<Result<>> AccountApi::resetPassword(QString token, QString newPassword)
{
    const QJsonObject body{{QStringLiteral("token"), token}, {QStringLiteral("password"), newPassword}};
    FOYER_CO_CHECK(co_await m_http.send("POST", QStringLiteral("/reset-password"), body));
    co_return Result<>();
}

QCoro::Task<Result<QList<protocol::Session>>> AccountApi::sessions()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(QStringLiteral("/sessions")));
    co_return listIn<protocol::Session>(answer, QLatin1String("sessions"), protocol::sessionFromJson);
}

QCoro::Task<Result<>> AccountApi::endSession(SessionId session)
{
    FOYER_CO_CHECK(co_await m_http.send("DELETE", QStringLiteral("/sessions/%1").arg(session.value())));
    co_return Result<>();
}

QCoro::Task<Result<PersonalSettings>> AccountApi::settings()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(kSettingsPath));
    co_return partIn<PersonalSettings>(answer, QLatin1String("settings"), protocol::personalSettingsFromJson);
}

QCoro::Task<Result<PersonalSettings>> AccountApi::changeSettings(protocol::PersonalChange change)
{
    QJsonObject body;
    const auto put = [&body](const QString &key, const std::optional<bool> &value) {
        if (value)
            body.insert(key, *value);
    };
    put(QStringLiteral("tellsSeen"), change.tellsSeen);
    put(QStringLiteral("tellsLastSeen"), change.tellsLastSeen);
    put(QStringLiteral("tellsTyping"), change.tellsTyping);
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.send("PATCH", kSettingsPath, body));
    co_return partIn<PersonalSettings>(answer, QLatin1String("settings"), protocol::personalSettingsFromJson);
}

QCoro::Task<Result<DataExport>> AccountApi::beginExport()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.send("POST", kExportPath));
    co_return partIn<DataExport>(answer, QLatin1String("export"), dataExportFromJson);
}

QCoro::Task<Result<DataExport>> AccountApi::dataExport()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(kExportPath));
    co_return partIn<DataExport>(answer, QLatin1String("export"), dataExportFromJson);
}

QCoro::Task<Result<QByteArray>> AccountApi::exportPart(int number)
{
    return m_http.fetch(kExportPath + QStringLiteral("/parts/%1").arg(number));
}

QCoro::Task<Result<>> AccountApi::removeExport()
{
    FOYER_CO_CHECK(co_await m_http.send("DELETE", kExportPath));
    co_return Result<>();
}

QCoro::Task<Result<>> AccountApi::deleteAccount(QString password)
{
    const QJsonObject body{{QStringLiteral("password"), password}};
    FOYER_CO_CHECK(co_await m_http.send("POST", QStringLiteral("/me/delete"), body));
    co_return Result<>();
}

QCoro::Task<Result<>> AccountApi::reportMessage(protocol::MessagePlace place, QString reason)
{
    const QJsonObject body{{QStringLiteral("conversation"), place.conversation.value()},
                           {QStringLiteral("seq"), place.seq.value()},
                           {QStringLiteral("reason"), reason}};
    FOYER_CO_CHECK(co_await m_http.send("POST", QStringLiteral("/reports"), body));
    co_return Result<>();
}

QCoro::Task<Result<>> AccountApi::reportUser(UserId user, QString reason)
{
    const QJsonObject body{{QStringLiteral("user"), user.value()}, {QStringLiteral("reason"), reason}};
    FOYER_CO_CHECK(co_await m_http.send("POST", QStringLiteral("/reports"), body));
    co_return Result<>();
}

QCoro::Task<Result<protocol::User>> AccountApi::claimAdmin(QString token)
{
    const QJsonObject body{{QStringLiteral("token"), token}};
    FOYER_CO_TRY(const QJsonObject answer,
                 co_await m_http.send("POST", QStringLiteral("/claim-admin"), body));
    co_return partIn<protocol::User>(answer, QLatin1String("user"), protocol::userFromJson);
}

} // namespace foyer::client
