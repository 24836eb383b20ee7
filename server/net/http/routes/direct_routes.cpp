// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/direct_routes.h"

#include "server/chat/directs.h"
#include "server/net/http/router.h"
#include "server/net/http/routes/json_list.h"

namespace foyer::net {

void DirectRoutes::addTo(Router &router)
{
    router.add(HttpMethod::Get, "/api/v1/users", Access::Session,
               [this](HttpRequest request) { return people(std::move(request)); });
    router.add(HttpMethod::Put, "/api/v1/directs/{user}", Access::Session,
               [this](HttpRequest request) { return open(std::move(request)); });
    router.add(HttpMethod::Post, "/api/v1/conversations/{conversation}/hide", Access::Session,
               [this](HttpRequest request) { return hide(std::move(request)); });
}

QCoro::Task<Result<HttpResponse>> DirectRoutes::people(HttpRequest request)
{
    auto finding = m_directs.people(request.identity->user, request.queryText(QStringLiteral("q")));
    FOYER_CO_TRY(const QList<protocol::User> users, co_await finding);
    co_return listResponse("users", users);
}

QCoro::Task<Result<HttpResponse>> DirectRoutes::open(HttpRequest request)
{
    FOYER_CO_TRY(const UserId user, request.id<UserId>("user"));
    auto opening = m_directs.open(request.identity->user, user);
    FOYER_CO_TRY(const protocol::Conversation conversation, co_await opening);
    co_return jsonResponse(200, toJson(conversation));
}

QCoro::Task<Result<HttpResponse>> DirectRoutes::hide(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId id, request.id<ConversationId>("conversation"));
    FOYER_CO_CHECK(co_await m_directs.hide(request.identity->user.id, id));
    co_return emptyResponse();
}

} // namespace foyer::net
