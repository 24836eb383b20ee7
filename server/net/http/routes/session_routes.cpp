// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/session_routes.h"

#include "common/base/json_reader.h"
#include "server/accounts/invites.h"
#include "server/net/http/router.h"
#include "server/net/http/routes/json_list.h"
#include "server/net/http/routes/session_cookie.h"
#include "server/net/ws/hub.h"

#include <algorithm>

namespace foyer::net {

void SessionRoutes::addTo(Router &router)
{
    router.add(HttpMethod::Get, "/api/v1/me", Access::Session,
               [this](HttpRequest request) { return me(std::move(request)); });
    router.add(HttpMethod::Post, "/api/v1/sign-out", Access::Session,
               [this](HttpRequest request) { return signOut(std::move(request)); });
    router.add(HttpMethod::Post, "/api/v1/session/take-back", Access::Token,
               [this](HttpRequest request) { return takeBack(std::move(request)); });
    router.add(HttpMethod::Post, "/api/v1/claim-admin", Access::Person,
               [this](HttpRequest request) { return claimAdmin(std::move(request)); });
    router.add(HttpMethod::Get, "/api/v1/sessions", Access::Session,
               [this](HttpRequest request) { return list(std::move(request)); });
    router.add(HttpMethod::Delete, "/api/v1/sessions/{session}", Access::Person,
               [this](HttpRequest request) { return end(std::move(request)); });
}

QCoro::Task<Result<HttpResponse>> SessionRoutes::describe(accounts::Identity identity)
{
    const Result<QList<protocol::Session>> sessions = co_await m_sessions.list(identity);
    if (!sessions)
        co_return tl::unexpected(sessions.error());
    const auto current = std::find_if(sessions->cbegin(), sessions->cend(),
                                      [](const protocol::Session &session) { return session.isCurrent; });
    if (current == sessions->cend())
        co_return fail(ErrorCode::NotSignedIn);
    co_return jsonResponse(
        200,
        {{QStringLiteral("user"), toJson(identity.user)}, {QStringLiteral("session"), toJson(*current)}});
}

QCoro::Task<Result<HttpResponse>> SessionRoutes::me(HttpRequest request)
{
    return describe(*request.identity);
}

QCoro::Task<Result<HttpResponse>> SessionRoutes::signOut(HttpRequest request)
{
    const accounts::Identity identity = *request.identity;
    const auto reason = protocol::SessionEnd::SignedOut;
    const Result<> ended = co_await m_sessions.end(identity.user.id, identity.session, reason);
    // Ended already, by another request of the same moment, is as good.
    if (!ended && ended.error().code != ErrorCode::NotFound)
        co_return tl::unexpected(ended.error());
    m_hub.endSessions({identity.session}, reason);
    HttpResponse response = emptyResponse();
    clearSessionCookie(response, request.client);
    co_return response;
}

QCoro::Task<Result<HttpResponse>> SessionRoutes::takeBack(HttpRequest request)
{
    const Result<accounts::TakenBack> taken = co_await m_sessions.takeBack(request.credentials.token);
    if (!taken)
        co_return tl::unexpected(taken.error());
    m_hub.endSessions(taken->replaced, protocol::SessionEnd::Replaced);
    Result<HttpResponse> response = co_await describe(taken->identity);
    co_return response;
}

QCoro::Task<Result<HttpResponse>> SessionRoutes::claimAdmin(HttpRequest request)
{
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const QString token = reader.string(QLatin1String("token"));
    FOYER_CO_CHECK(reader.check());
    const Result<protocol::User> user = co_await m_invites.claimAdminLink(*request.identity, token.toUtf8());
    if (!user)
        co_return tl::unexpected(user.error());
    co_return jsonResponse(200, {{QStringLiteral("user"), toJson(*user)}});
}

QCoro::Task<Result<HttpResponse>> SessionRoutes::list(HttpRequest request)
{
    const Result<QList<protocol::Session>> sessions = co_await m_sessions.list(*request.identity);
    if (!sessions)
        co_return tl::unexpected(sessions.error());
    co_return listResponse("sessions", *sessions);
}

QCoro::Task<Result<HttpResponse>> SessionRoutes::end(HttpRequest request)
{
    FOYER_CO_TRY(const SessionId session, request.id<SessionId>("session"));
    const bool isOwn = session == request.identity->session;
    const auto reason = isOwn ? protocol::SessionEnd::SignedOut : protocol::SessionEnd::Revoked;
    const Result<> ended = co_await m_sessions.end(request.identity->user.id, session, reason);
    if (!ended)
        co_return tl::unexpected(ended.error());
    m_hub.endSessions({session}, reason);
    HttpResponse response = emptyResponse();
    if (isOwn)
        clearSessionCookie(response, request.client);
    co_return response;
}

} // namespace foyer::net
