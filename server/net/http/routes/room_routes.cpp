// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/room_routes.h"

#include "common/base/json_reader.h"
#include "server/chat/rooms.h"
#include "server/net/http/router.h"
#include "server/net/http/routes/json_list.h"

namespace foyer::net {

void RoomRoutes::addTo(Router &router)
{
    router.add(HttpMethod::Get, "/api/v1/rooms", Access::Session,
               [this](HttpRequest request) { return list(std::move(request)); });
    router.add(HttpMethod::Post, "/api/v1/rooms", Access::Session,
               [this](HttpRequest request) { return create(std::move(request)); });
    router.add(HttpMethod::Post, "/api/v1/rooms/{room}/join", Access::Session,
               [this](HttpRequest request) { return join(std::move(request)); });
    router.add(HttpMethod::Post, "/api/v1/rooms/{room}/leave", Access::Session,
               [this](HttpRequest request) { return leave(std::move(request)); });
}

QCoro::Task<Result<HttpResponse>> RoomRoutes::list(HttpRequest request)
{
    const Result<QList<protocol::Room>> rooms = co_await m_rooms.list(request.identity->user.id);
    if (!rooms)
        co_return tl::unexpected(rooms.error());
    co_return listResponse("rooms", *rooms);
}

QCoro::Task<Result<HttpResponse>> RoomRoutes::create(HttpRequest request)
{
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const QString name = reader.string(QLatin1String("name"));
    const QString topic = reader.optionalString(QLatin1String("topic")).value_or(QString());
    FOYER_CO_CHECK(reader.check());
    const Result<protocol::Conversation> room =
        co_await m_rooms.create(request.identity->user.id, name, topic);
    if (!room)
        co_return tl::unexpected(room.error());
    co_return jsonResponse(201, toJson(*room));
}

QCoro::Task<Result<HttpResponse>> RoomRoutes::join(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId id, request.id<ConversationId>("room"));
    const Result<protocol::Conversation> room = co_await m_rooms.join(request.identity->user.id, id);
    if (!room)
        co_return tl::unexpected(room.error());
    co_return jsonResponse(200, toJson(*room));
}

QCoro::Task<Result<HttpResponse>> RoomRoutes::leave(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId id, request.id<ConversationId>("room"));
    const Result<> left = co_await m_rooms.leave(request.identity->user.id, id);
    if (!left)
        co_return tl::unexpected(left.error());
    co_return emptyResponse();
}

} // namespace foyer::net
