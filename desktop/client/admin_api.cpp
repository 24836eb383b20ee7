// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/admin_api.h"

#include "desktop/client/answer_reading.h"
#include "desktop/client/api_query.h"
#include "desktop/client/http_caller.h"

#include <QJsonObject>

namespace foyer::client {
namespace {

QString userPath(UserId user, const QString &rest = {})
{
    return QStringLiteral("/admin/users/%1").arg(user.value()) + rest;
}

/// The list under `key`, and where the next page begins.
template<typename T>
Result<Paged<T>> pageIn(const QJsonObject &answer, QLatin1String key, Result<T> (*read)(const QJsonObject &))
{
    JsonReader reader(answer);
    Paged<T> page;
    page.next = reader.integerOr(QLatin1String("next"), 0, 1, JsonReader::kMaxSafeInteger);
    if (const auto checked = reader.check(); !checked)
        return understood<Paged<T>>(tl::unexpected(checked.error()));
    FOYER_TRY(page.items, listIn<T>(answer, key, read));
    return page;
}

ApiQuery pageQuery()
{
    ApiQuery query;
    query.add(QLatin1String("limit"), AdminApi::kPage);
    return query;
}

QString searchQuery(const QString &search, qint64 after)
{
    ApiQuery query = pageQuery();
    query.add(QLatin1String("search"), search);
    query.add(QLatin1String("after"), after);
    return query.text();
}

} // namespace

QCoro::Task<Result<Paged<ManagedUser>>> AdminApi::users(QString search, qint64 after)
{
    const QString query = searchQuery(search, after);
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(QStringLiteral("/admin/users"), query));
    co_return pageIn<ManagedUser>(answer, QLatin1String("users"), managedUserFromJson);
}

QCoro::Task<Result<ManagedUser>> AdminApi::user(UserId user)
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(userPath(user)));
    co_return understood(managedUserFromJson(answer));
}

QCoro::Task<Result<ManagedUser>> AdminApi::changeUser(UserId user, UserChange change)
{
    QJsonObject body;
    if (change.role)
        body.insert(QStringLiteral("role"), protocol::userRoleName(*change.role));
    if (change.isDisabled)
        body.insert(QStringLiteral("disabled"), *change.isDisabled);
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.send("PATCH", userPath(user), body));
    co_return understood(managedUserFromJson(answer));
}

QCoro::Task<Result<ResetLink>> AdminApi::resetPassword(UserId user)
{
    const QString path = userPath(user, QStringLiteral("/reset-password"));
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.send("POST", path));
    co_return understood(resetLinkFromJson(answer));
}

QCoro::Task<Result<QList<protocol::Session>>> AdminApi::sessions(UserId user)
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(userPath(user, QStringLiteral("/sessions"))));
    co_return listIn<protocol::Session>(answer, QLatin1String("sessions"), protocol::sessionFromJson);
}

QCoro::Task<Result<>> AdminApi::endSession(UserId user, SessionId session)
{
    const QString path = userPath(user, QStringLiteral("/sessions/%1").arg(session.value()));
    FOYER_CO_CHECK(co_await m_http.send("DELETE", path));
    co_return Result<>();
}

QCoro::Task<Result<Paged<ManagedRoom>>> AdminApi::rooms(QString search, qint64 after)
{
    const QString query = searchQuery(search, after);
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(QStringLiteral("/admin/rooms"), query));
    co_return pageIn<ManagedRoom>(answer, QLatin1String("rooms"), managedRoomFromJson);
}

QCoro::Task<Result<Paged<Report>>> AdminApi::reports(ReportState state, qint64 before)
{
    ApiQuery query = pageQuery();
    const bool isOpen = state == ReportState::Open;
    query.add(QLatin1String("state"), isOpen ? QStringLiteral("open") : QStringLiteral("resolved"));
    query.add(QLatin1String("before"), before);
    FOYER_CO_TRY(const QJsonObject answer,
                 co_await m_http.get(QStringLiteral("/admin/reports"), query.text()));
    co_return pageIn<Report>(answer, QLatin1String("reports"), reportFromJson);
}

QCoro::Task<Result<>> AdminApi::resolve(qint64 report, QString note)
{
    const QString path = QStringLiteral("/admin/reports/%1/resolve").arg(report);
    const QJsonObject body{{QStringLiteral("note"), note}};
    FOYER_CO_CHECK(co_await m_http.send("POST", path, body));
    co_return Result<>();
}

QCoro::Task<Result<Paged<AuditEntry>>> AdminApi::audit(qint64 before)
{
    ApiQuery query = pageQuery();
    query.add(QLatin1String("before"), before);
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(QStringLiteral("/admin/audit"), query.text()));
    co_return pageIn<AuditEntry>(answer, QLatin1String("entries"), auditEntryFromJson);
}

QCoro::Task<Result<RegistrationMode>> AdminApi::registration()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(QStringLiteral("/admin/registration")));
    co_return understood(registrationModeFromJson(answer));
}

QCoro::Task<Result<RegistrationMode>> AdminApi::setRegistration(std::optional<Registration> registration)
{
    const QJsonValue value = registration ? QJsonValue(registrationName(*registration)) : QJsonValue();
    const QJsonObject body{{QStringLiteral("registration"), value}};
    FOYER_CO_TRY(const QJsonObject answer,
                 co_await m_http.send("PUT", QStringLiteral("/admin/registration"), body));
    co_return understood(registrationModeFromJson(answer));
}

QCoro::Task<Result<StorageUsage>> AdminApi::storage()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(QStringLiteral("/admin/storage")));
    co_return understood(storageUsageFromJson(answer));
}

QCoro::Task<Result<LiveConnections>> AdminApi::connections()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(QStringLiteral("/admin/connections")));
    co_return understood(liveConnectionsFromJson(answer));
}

QCoro::Task<Result<QList<ServerInvite>>> AdminApi::invites()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(QStringLiteral("/invites")));
    co_return listIn<ServerInvite>(answer, QLatin1String("invites"), serverInviteFromJson);
}

QCoro::Task<Result<ServerInvite>> AdminApi::createInvite(int uses, int seconds)
{
    const QJsonObject body{{QStringLiteral("uses"), uses}, {QStringLiteral("expiresInSeconds"), seconds}};
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.send("POST", QStringLiteral("/invites"), body));
    co_return understood(serverInviteFromJson(answer));
}

QCoro::Task<Result<>> AdminApi::removeInvite(QString code)
{
    if (!isPathPart(code))
        co_return fail(ErrorCode::NotFound, QStringLiteral("no code of an invitation"));
    FOYER_CO_CHECK(co_await m_http.send("DELETE", QStringLiteral("/invites/") + code));
    co_return Result<>();
}

} // namespace foyer::client
