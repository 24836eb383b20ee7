// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/conversation_routes.h"

#include "common/base/json_reader.h"
#include "common/base/limits.h"
#include "server/chat/personal.h"
#include "server/chat/poster.h"
#include "server/chat/rooms.h"
#include "server/chat/sync.h"
#include "server/chat/typing.h"
#include "server/net/http/router.h"
#include "server/net/http/routes/json_list.h"

namespace foyer::net {

void ConversationRoutes::addTo(Router &router)
{
    router.add(HttpMethod::Get, "/api/v1/conversations", Access::Session,
               [this](HttpRequest request) { return list(std::move(request)); });
    router.add(HttpMethod::Get, "/api/v1/conversations/{conversation}/messages", Access::Session,
               [this](HttpRequest request) { return history(std::move(request)); });
    router.add(HttpMethod::Post, "/api/v1/conversations/{conversation}/messages", Access::Session,
               [this](HttpRequest request) { return post(std::move(request)); });
    router.add(HttpMethod::Get, "/api/v1/conversations/{conversation}/members", Access::Session,
               [this](HttpRequest request) { return members(std::move(request)); });
}

QCoro::Task<Result<HttpResponse>> ConversationRoutes::list(HttpRequest request)
{
    const Result<QList<protocol::Conversation>> conversations =
        co_await m_rooms.conversationsOf(request.identity->user.id);
    if (!conversations)
        co_return tl::unexpected(conversations.error());
    co_return listResponse("conversations", *conversations);
}

QCoro::Task<Result<HttpResponse>> ConversationRoutes::history(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId id, request.id<ConversationId>("conversation"));
    FOYER_CO_TRY(const qint64 before,
                 request.queryNumber(QStringLiteral("before"), 0, 1, JsonReader::kMaxSafeInteger));
    FOYER_CO_TRY(const qint64 limit,
                 request.queryNumber(QStringLiteral("limit"), limits::kPageDefault, 1, limits::kPageMax));
    FOYER_CO_TRY(const qint64 around,
                 request.queryNumber(QStringLiteral("around"), 0, 1, JsonReader::kMaxSafeInteger));
    if (around > 0) {
        const protocol::MessagePlace place{id, Seq(around)};
        co_return co_await surroundings(request.identity->user.id, place, int(limit));
    }
    const Result<chat::MessagePage> page =
        co_await m_sync.history(request.identity->user.id, id, Seq(before), int(limit));
    if (!page)
        co_return tl::unexpected(page.error());
    protocol::JsonWriter json;
    json.beginObject();
    json.field("messages", page->messages);
    json.field("hasMore", page->hasMore);
    json.endObject();
    co_return jsonResponse(200, json);
}

QCoro::Task<Result<HttpResponse>> ConversationRoutes::surroundings(UserId user, protocol::MessagePlace place,
                                                                   int limit)
{
    const Result<chat::SurroundingMessages> found = co_await m_sync.around(user, place, limit);
    if (!found)
        co_return tl::unexpected(found.error());
    protocol::JsonWriter json;
    json.beginObject();
    json.field("messages", found->messages);
    json.field("hasMore", found->hasOlder);
    json.field("hasNewer", found->hasNewer);
    json.endObject();
    co_return jsonResponse(200, json);
}

QCoro::Task<Result<HttpResponse>> ConversationRoutes::post(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId id, request.id<ConversationId>("conversation"));
    FOYER_CO_TRY(QJsonObject object, parseJsonObject(request.body));
    object.insert(QLatin1String("conversation"), id.value());
    if (!object.contains(QLatin1String("text")))
        object.insert(QLatin1String("text"), QString());
    FOYER_CO_TRY(protocol::PostRequest given, protocol::postFromJson(object));
    const Result<chat::StoredPost> stored =
        co_await m_poster.post(request.identity->user.id, std::move(given));
    if (!stored)
        co_return tl::unexpected(stored.error());
    m_typing.ended(request.identity->user.id, id);
    co_return jsonResponse(stored->isNew ? 201 : 200, {{QStringLiteral("message"), toJson(stored->message)}});
}

QCoro::Task<Result<HttpResponse>> ConversationRoutes::members(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId id, request.id<ConversationId>("conversation"));
    FOYER_CO_TRY(QList<protocol::Member> all, co_await m_rooms.members(request.identity->user.id, id));
    const Result<QList<protocol::Member>> members = co_await m_personal.withLastSeen(id, std::move(all));
    if (!members)
        co_return tl::unexpected(members.error());
    co_return listResponse("members", *members);
}

} // namespace foyer::net
