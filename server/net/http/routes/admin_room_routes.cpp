// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/admin_room_routes.h"

#include "common/base/json_reader.h"
#include "server/admin/admin_parts.h"
#include "server/net/http/router.h"
#include "server/net/http/routes/admin_json.h"
#include "server/net/http/routes/admin_page.h"

namespace foyer::net {
namespace {

Result<admin::RoomChange> roomChangeOf(const HttpRequest &request)
{
    FOYER_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    admin::RoomChange change;
    change.name = reader.optionalString(QLatin1String("name"));
    if (object.contains(QLatin1String("archived")))
        change.isArchived = reader.boolean(QLatin1String("archived"));
    if (object.contains(QLatin1String("owner")))
        change.owner = reader.id<UserId>(QLatin1String("owner"));
    FOYER_CHECK(reader.check());
    return change;
}

} // namespace

void AdminRoomRoutes::addTo(Router &router)
{
    const auto add = [this, &router](HttpMethod method, const QByteArray &path, auto handler) {
        router.add(method, "/api/v1/admin/rooms" + path, Access::Admin,
                   [this, handler](HttpRequest request) { return (this->*handler)(std::move(request)); });
    };
    add(HttpMethod::Get, {}, &AdminRoomRoutes::rooms);
    add(HttpMethod::Get, "/{room}", &AdminRoomRoutes::room);
    add(HttpMethod::Get, "/{room}/members", &AdminRoomRoutes::members);
    add(HttpMethod::Patch, "/{room}", &AdminRoomRoutes::change);
    add(HttpMethod::Delete, "/{room}", &AdminRoomRoutes::remove);
}

QCoro::Task<Result<HttpResponse>> AdminRoomRoutes::rooms(HttpRequest request)
{
    FOYER_CO_TRY(const admin::Page page, adminPageOf(request));
    const Result<QList<admin::ManagedRoom>> rooms = co_await m_admin.rooms.rooms(page);
    if (!rooms)
        co_return tl::unexpected(rooms.error());
    const auto key = [](const admin::ManagedRoom &room) {
        return room.id.value();
    };
    co_return jsonResponse(200, pageJson(QStringLiteral("rooms"), *rooms, page.limit, managedRoomJson, key));
}

QCoro::Task<Result<HttpResponse>> AdminRoomRoutes::room(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId id, request.id<ConversationId>("room"));
    const Result<admin::ManagedRoom> room = co_await m_admin.rooms.room(id);
    if (!room)
        co_return tl::unexpected(room.error());
    co_return jsonResponse(200, managedRoomJson(*room));
}

QCoro::Task<Result<HttpResponse>> AdminRoomRoutes::members(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId id, request.id<ConversationId>("room"));
    FOYER_CO_TRY(const admin::Page page, adminPageOf(request));
    const Result<QList<admin::ManagedMember>> members = co_await m_admin.rooms.members(id, page);
    if (!members)
        co_return tl::unexpected(members.error());
    const auto key = [](const admin::ManagedMember &member) {
        return member.user.id.value();
    };
    co_return jsonResponse(200,
                           pageJson(QStringLiteral("members"), *members, page.limit, managedMemberJson, key));
}

QCoro::Task<Result<HttpResponse>> AdminRoomRoutes::change(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId id, request.id<ConversationId>("room"));
    FOYER_CO_TRY(const admin::RoomChange change, roomChangeOf(request));
    const Result<admin::ManagedRoom> changed =
        co_await m_admin.rooms.change(request.identity->user.id, id, change);
    if (!changed)
        co_return tl::unexpected(changed.error());
    co_await m_admin.follower.catchUp();
    co_return jsonResponse(200, managedRoomJson(*changed));
}

QCoro::Task<Result<HttpResponse>> AdminRoomRoutes::remove(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId id, request.id<ConversationId>("room"));
    const Result<> removed = co_await m_admin.rooms.remove(request.identity->user.id, id);
    if (!removed)
        co_return tl::unexpected(removed.error());
    co_await m_admin.follower.catchUp();
    co_return emptyResponse();
}

} // namespace foyer::net
