// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/admin_routes.h"

#include "common/base/json_reader.h"
#include "common/base/limits.h"
#include "server/admin/admin_parts.h"
#include "server/chat/presence.h"
#include "server/net/http/router.h"
#include "server/net/http/routes/admin_json.h"
#include "server/net/http/routes/admin_page.h"
#include "server/net/http/routes/json_list.h"
#include "server/net/ws/connection.h"
#include "server/net/ws/hub.h"

#include <algorithm>

namespace foyer::net {
namespace {

/// Connections that are listed; all are counted.
constexpr int kConnectionsShown = 500;
constexpr qint64 kMilliseconds = 1000;

Result<admin::UserChange> changeOf(const HttpRequest &request)
{
    FOYER_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    admin::UserChange change;
    const std::optional<QString> role = reader.optionalString(QLatin1String("role"));
    if (object.contains(QLatin1String("disabled")))
        change.isDisabled = reader.boolean(QLatin1String("disabled"));
    FOYER_CHECK(reader.check());
    if (role && *role != QLatin1String("admin") && *role != QLatin1String("member"))
        return fail(ErrorCode::InvalidField, QStringLiteral("no such role"), QStringLiteral("role"));
    if (role)
        change.role = protocol::userRoleFromName(*role);
    return change;
}

} // namespace

void AdminRoutes::addTo(Router &router)
{
    const auto add = [this, &router](HttpMethod method, const QByteArray &path, auto handler) {
        router.add(method, "/api/v1/admin/" + path, Access::Admin,
                   [this, handler](HttpRequest request) { return (this->*handler)(std::move(request)); });
    };
    add(HttpMethod::Get, "users", &AdminRoutes::users);
    add(HttpMethod::Get, "users/{user}", &AdminRoutes::user);
    add(HttpMethod::Patch, "users/{user}", &AdminRoutes::changeUser);
    add(HttpMethod::Post, "users/{user}/reset-password", &AdminRoutes::resetPassword);
    add(HttpMethod::Get, "users/{user}/sessions", &AdminRoutes::sessions);
    add(HttpMethod::Delete, "users/{user}/sessions/{session}", &AdminRoutes::endSession);
    add(HttpMethod::Get, "registration", &AdminRoutes::registration);
    add(HttpMethod::Put, "registration", &AdminRoutes::setRegistration);
    add(HttpMethod::Get, "audit", &AdminRoutes::audit);
    add(HttpMethod::Get, "storage", &AdminRoutes::usage);
    add(HttpMethod::Get, "connections", &AdminRoutes::connections);
}

QJsonObject AdminRoutes::describe(const admin::ManagedUser &managed) const
{
    return managedUserJson(managed, m_hub.connectionCount(managed.user.id));
}

QCoro::Task<Result<HttpResponse>> AdminRoutes::users(HttpRequest request)
{
    FOYER_CO_TRY(const admin::Page page, adminPageOf(request));
    const Result<QList<admin::ManagedUser>> users = co_await m_admin.administration.users(page);
    if (!users)
        co_return tl::unexpected(users.error());
    const auto write = [this](const admin::ManagedUser &managed) {
        return describe(managed);
    };
    const auto key = [](const admin::ManagedUser &managed) {
        return managed.user.id.value();
    };
    co_return jsonResponse(200, pageJson(QStringLiteral("users"), *users, page.limit, write, key));
}

QCoro::Task<Result<HttpResponse>> AdminRoutes::user(HttpRequest request)
{
    FOYER_CO_TRY(const UserId id, request.id<UserId>("user"));
    const Result<admin::ManagedUser> managed = co_await m_admin.administration.user(id);
    if (!managed)
        co_return tl::unexpected(managed.error());
    co_return jsonResponse(200, describe(*managed));
}

QCoro::Task<Result<HttpResponse>> AdminRoutes::changeUser(HttpRequest request)
{
    FOYER_CO_TRY(const UserId id, request.id<UserId>("user"));
    FOYER_CO_TRY(const admin::UserChange change, changeOf(request));
    const Result<admin::ManagedUser> changed =
        co_await m_admin.administration.change(request.identity->user.id, id, change);
    // Half of it may have been done although the rest was refused.
    co_await m_admin.follower.catchUp();
    if (!changed)
        co_return tl::unexpected(changed.error());
    co_return jsonResponse(200, describe(*changed));
}

QCoro::Task<Result<HttpResponse>> AdminRoutes::resetPassword(HttpRequest request)
{
    FOYER_CO_TRY(const UserId id, request.id<UserId>("user"));
    const Result<admin::ResetLink> link =
        co_await m_admin.administration.resetPassword(request.identity->user.id, id);
    if (!link)
        co_return tl::unexpected(link.error());
    co_await m_admin.follower.catchUp();
    HttpResponse response = jsonResponse(201,
                                         {{QStringLiteral("token"), QString::fromLatin1(link->token)},
                                          {QStringLiteral("expiresAt"), link->expiresAt}});
    response.headers.set("Cache-Control", "no-store");
    co_return response;
}

QCoro::Task<Result<HttpResponse>> AdminRoutes::sessions(HttpRequest request)
{
    FOYER_CO_TRY(const UserId id, request.id<UserId>("user"));
    const Result<admin::ManagedUser> managed = co_await m_admin.administration.user(id);
    if (!managed)
        co_return tl::unexpected(managed.error());
    Result<QList<protocol::Session>> sessions = co_await m_sessions.listOf(id);
    if (!sessions)
        co_return tl::unexpected(sessions.error());
    for (protocol::Session &session : *sessions)
        session.isCurrent = session.id == request.identity->session;
    co_return listResponse("sessions", *sessions);
}

QCoro::Task<Result<HttpResponse>> AdminRoutes::endSession(HttpRequest request)
{
    FOYER_CO_TRY(const UserId id, request.id<UserId>("user"));
    FOYER_CO_TRY(const SessionId session, request.id<SessionId>("session"));
    const Result<> ended = co_await m_admin.administration.endSession(request.identity->user.id, id, session);
    if (!ended)
        co_return tl::unexpected(ended.error());
    co_await m_admin.follower.catchUp();
    co_return emptyResponse();
}

QCoro::Task<Result<HttpResponse>> AdminRoutes::registration(HttpRequest)
{
    const Result<admin::RegistrationMode> mode = co_await m_admin.administration.registration();
    if (!mode)
        co_return tl::unexpected(mode.error());
    co_return jsonResponse(200, registrationJson(*mode));
}

QCoro::Task<Result<HttpResponse>> AdminRoutes::setRegistration(HttpRequest request)
{
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const std::optional<QString> name = reader.optionalString(QLatin1String("registration"));
    FOYER_CO_CHECK(reader.check());
    std::optional<accounts::Registration> wanted;
    if (name)
        wanted = accounts::registrationFromName(*name);
    // Null puts the option of the start in force again; nothing at all says nothing.
    if ((name && !wanted) || !object.contains(QLatin1String("registration")))
        co_return fail(ErrorCode::InvalidField, QStringLiteral("open, invite, closed or null"),
                       QStringLiteral("registration"));
    const Result<admin::RegistrationMode> mode =
        co_await m_admin.administration.setRegistration(request.identity->user.id, wanted);
    if (!mode)
        co_return tl::unexpected(mode.error());
    co_await m_admin.follower.catchUp();
    co_return jsonResponse(200, registrationJson(*mode));
}

QCoro::Task<Result<HttpResponse>> AdminRoutes::audit(HttpRequest request)
{
    FOYER_CO_TRY(const qint64 before,
                 request.queryNumber(QStringLiteral("before"), 0, 1, JsonReader::kMaxSafeInteger));
    FOYER_CO_TRY(
        const qint64 limit,
        request.queryNumber(QStringLiteral("limit"), limits::kAdminPageDefault, 1, limits::kAdminPageMax));
    const Result<QList<admin::AuditEntry>> entries =
        co_await m_admin.administration.audit(before, int(limit));
    if (!entries)
        co_return tl::unexpected(entries.error());
    const auto key = [](const admin::AuditEntry &entry) {
        return entry.id;
    };
    co_return jsonResponse(200,
                           pageJson(QStringLiteral("entries"), *entries, int(limit), auditEntryJson, key));
}

QCoro::Task<Result<HttpResponse>> AdminRoutes::usage(HttpRequest)
{
    const Result<admin::StorageUsage> usage = co_await m_admin.administration.usage();
    if (!usage)
        co_return tl::unexpected(usage.error());
    co_return jsonResponse(200, usageJson(*usage));
}

QCoro::Task<Result<HttpResponse>> AdminRoutes::connections(HttpRequest)
{
    QList<Connection *> connections = m_hub.connections();
    std::sort(connections.begin(), connections.end(),
              [](const Connection *a, const Connection *b) { return a->silence() < b->silence(); });
    QJsonArray list;
    for (const Connection *connection : std::as_const(connections)) {
        if (list.size() == kConnectionsShown)
            break;
        const accounts::Identity &identity = connection->identity();
        list.append(QJsonObject{{QStringLiteral("user"), toJson(identity.user)},
                                {QStringLiteral("session"), identity.session.value()},
                                {QStringLiteral("kind"), protocol::sessionKindName(identity.kind)},
                                {QStringLiteral("silentSeconds"), connection->silence() / kMilliseconds},
                                {QStringLiteral("idle"), connection->isIdle()}});
    }
    co_return jsonResponse(200,
                           {{QStringLiteral("count"), connections.size()},
                            {QStringLiteral("online"), m_presence.onlineCount()},
                            {QStringLiteral("connections"), list}});
}

} // namespace foyer::net
