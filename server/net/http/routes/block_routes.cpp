// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/block_routes.h"

#include "server/chat/blocks.h"
#include "server/net/http/router.h"
#include "server/net/http/routes/json_list.h"

namespace foyer::net {

void BlockRoutes::addTo(Router &router)
{
    router.add(HttpMethod::Get, "/api/v1/blocks", Access::Session,
               [this](HttpRequest request) { return list(std::move(request)); });
    router.add(HttpMethod::Put, "/api/v1/blocks/{user}", Access::Session,
               [this](HttpRequest request) { return block(std::move(request)); });
    router.add(HttpMethod::Delete, "/api/v1/blocks/{user}", Access::Session,
               [this](HttpRequest request) { return unblock(std::move(request)); });
}

QCoro::Task<Result<HttpResponse>> BlockRoutes::list(HttpRequest request)
{
    FOYER_CO_TRY(const QList<protocol::User> users, co_await m_blocks.list(request.identity->user.id));
    co_return listResponse("users", users);
}

QCoro::Task<Result<HttpResponse>> BlockRoutes::block(HttpRequest request)
{
    FOYER_CO_TRY(const UserId user, request.id<UserId>("user"));
    FOYER_CO_CHECK(co_await m_blocks.block(request.identity->user.id, user));
    co_return emptyResponse();
}

QCoro::Task<Result<HttpResponse>> BlockRoutes::unblock(HttpRequest request)
{
    FOYER_CO_TRY(const UserId user, request.id<UserId>("user"));
    FOYER_CO_CHECK(co_await m_blocks.unblock(request.identity->user.id, user));
    co_return emptyResponse();
}

} // namespace foyer::net
