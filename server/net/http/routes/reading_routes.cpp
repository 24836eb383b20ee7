// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/reading_routes.h"

#include "common/base/json_reader.h"
#include "server/chat/personal.h"
#include "server/chat/reading.h"
#include "server/net/http/router.h"

namespace foyer::net {
namespace {

HttpResponse settingsResponse(const protocol::PersonalSettings &settings)
{
    protocol::JsonWriter json;
    json.beginObject();
    json.field("settings", settings);
    json.endObject();
    return jsonResponse(200, json);
}

} // namespace

void ReadingRoutes::addTo(Router &router)
{
    router.add(HttpMethod::Put, "/api/v1/conversations/{conversation}/read", Access::Session,
               [this](HttpRequest request) { return move(std::move(request)); });
    router.add(HttpMethod::Get, "/api/v1/conversations/{conversation}/messages/{seq}/seen", Access::Session,
               [this](HttpRequest request) { return seenBy(std::move(request)); });
    router.add(HttpMethod::Get, "/api/v1/me/settings", Access::Session,
               [this](HttpRequest request) { return settings(std::move(request)); });
    router.add(HttpMethod::Patch, "/api/v1/me/settings", Access::Session,
               [this](HttpRequest request) { return changeSettings(std::move(request)); });
}

QCoro::Task<Result<HttpResponse>> ReadingRoutes::move(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId id, request.id<ConversationId>("conversation"));
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    FOYER_CO_TRY(protocol::ReadRequest given, protocol::readPositionFromJson(object));
    given.conversation = id;
    const Result<Seq> moved = co_await m_reading.move(request.identity->user.id, given);
    if (!moved)
        co_return tl::unexpected(moved.error());
    co_return jsonResponse(200, {{QStringLiteral("seq"), moved->value()}});
}

QCoro::Task<Result<HttpResponse>> ReadingRoutes::seenBy(HttpRequest request)
{
    protocol::MessagePlace place;
    FOYER_CO_TRY(place.conversation, request.id<ConversationId>("conversation"));
    FOYER_CO_TRY(place.seq, request.id<Seq>("seq"));
    const Result<chat::SeenBy> seen = co_await m_reading.seenBy(request.identity->user.id, place);
    if (!seen)
        co_return tl::unexpected(seen.error());
    protocol::JsonWriter json;
    json.beginObject();
    json.field("told", seen->isTold);
    json.field("users", seen->users);
    json.endObject();
    co_return jsonResponse(200, json);
}

QCoro::Task<Result<HttpResponse>> ReadingRoutes::settings(HttpRequest request)
{
    const Result<protocol::PersonalSettings> settings =
        co_await m_personal.settings(request.identity->user.id);
    if (!settings)
        co_return tl::unexpected(settings.error());
    co_return settingsResponse(*settings);
}

QCoro::Task<Result<HttpResponse>> ReadingRoutes::changeSettings(HttpRequest request)
{
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    FOYER_CO_TRY(const protocol::PersonalChange change, protocol::personalChangeFromJson(object));
    const Result<protocol::PersonalSettings> settings =
        co_await m_personal.change(request.identity->user.id, change);
    if (!settings)
        co_return tl::unexpected(settings.error());
    co_return settingsResponse(*settings);
}

} // namespace foyer::net
