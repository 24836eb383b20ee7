// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/room_routes.h"

#include "common/base/json_reader.h"
#include "common/base/limits.h"
#include "server/chat/room_keeper.h"
#include "server/chat/rooms.h"
#include "server/net/http/router.h"
#include "server/net/http/routes/json_list.h"
#include "server/net/http/routes/people_list.h"

namespace foyer::net {
namespace {

/// A word of a fixed set, or nothing if it is absent. InvalidField for another one.
template<typename Word>
Result<std::optional<Word>> wordOf(JsonReader &reader, const char *key,
                                   std::optional<Word> (*read)(QStringView name))
{
    const std::optional<QString> name = reader.optionalString(QLatin1String(key));
    if (!name)
        return std::nullopt;
    const std::optional<Word> word = read(*name);
    if (!word)
        return fail(ErrorCode::InvalidField, QStringLiteral("no such word"), QLatin1String(key));
    return word;
}

/// Whether something is wanted, or nothing if it is not said.
std::optional<bool> choiceOf(JsonReader &reader, const QJsonObject &object, const char *key)
{
    const QLatin1String name(key);
    const bool isWanted = reader.booleanOr(name, false);
    return object.value(name).isBool() ? std::optional(isWanted) : std::nullopt;
}

Result<chat::RoomPatch> patchFrom(const QJsonObject &object)
{
    JsonReader reader(object);
    chat::RoomPatch patch;
    patch.name = reader.optionalString(QLatin1String("name"));
    patch.topic = reader.optionalString(QLatin1String("topic"));
    patch.cover = reader.optionalString(QLatin1String("cover"));
    FOYER_TRY(patch.visibility, wordOf(reader, "visibility", &protocol::visibilityFromName));
    FOYER_TRY(patch.posting, wordOf(reader, "posting", &protocol::postingFromName));
    const qint64 slow = reader.integerOr(QLatin1String("slowSeconds"), -1, 0, limits::kSlowSecondsMax);
    if (slow >= 0)
        patch.slowSeconds = int(slow);
    patch.isArchived = choiceOf(reader, object, "archived");
    FOYER_CHECK(reader.check());
    return patch;
}

} // namespace

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
    router.add(HttpMethod::Patch, "/api/v1/rooms/{room}", Access::Session,
               [this](HttpRequest request) { return change(std::move(request)); });
    router.add(HttpMethod::Patch, "/api/v1/conversations/{conversation}", Access::Session,
               [this](HttpRequest request) { return setPreferences(std::move(request)); });
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
    chat::Rooms::Wanted wanted;
    wanted.name = reader.string(QLatin1String("name"));
    wanted.topic = reader.optionalString(QLatin1String("topic")).value_or(QString());
    FOYER_CO_TRY(const auto visibility, wordOf(reader, "visibility", &protocol::visibilityFromName));
    wanted.visibility = visibility.value_or(protocol::Visibility::Public);
    FOYER_CO_CHECK(reader.check());
    if (object.contains(QLatin1String("users"))) {
        FOYER_CO_TRY(wanted.users, namesOf(object));
    }
    const Result<protocol::Conversation> room =
        co_await m_rooms.create(request.identity->user.id, std::move(wanted));
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

QCoro::Task<Result<HttpResponse>> RoomRoutes::change(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId id, request.id<ConversationId>("room"));
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    FOYER_CO_TRY(const chat::RoomPatch patch, patchFrom(object));
    const Result<protocol::Conversation> room =
        co_await m_keeper.change(request.identity->user.id, id, patch);
    if (!room)
        co_return tl::unexpected(room.error());
    co_return jsonResponse(200, toJson(*room));
}

QCoro::Task<Result<HttpResponse>> RoomRoutes::setPreferences(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId id, request.id<ConversationId>("conversation"));
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    chat::PreferencesPatch patch;
    FOYER_CO_TRY(patch.notify, wordOf(reader, "notify", &protocol::notifyLevelFromName));
    const qint64 quietUntil =
        reader.integerOr(QLatin1String("quietUntil"), -1, 0, JsonReader::kMaxSafeInteger);
    if (quietUntil >= 0)
        patch.quietUntil = quietUntil;
    patch.isFavourite = choiceOf(reader, object, "favourite");
    FOYER_CO_CHECK(reader.check());
    const Result<protocol::Conversation> conversation =
        co_await m_keeper.setPreferences(request.identity->user.id, id, patch);
    if (!conversation)
        co_return tl::unexpected(conversation.error());
    co_return jsonResponse(200, toJson(*conversation));
}

} // namespace foyer::net
