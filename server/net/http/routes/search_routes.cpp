// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/search_routes.h"

#include "common/base/json_reader.h"
#include "common/base/limits.h"
#include "server/chat/searcher.h"
#include "server/net/http/router.h"

namespace foyer::net {
namespace {

Result<bool> flagOf(const HttpRequest &request, const QString &key)
{
    const QString value = request.queryText(key);
    if (value.isEmpty() || value == QLatin1String("false"))
        return false;
    if (value == QLatin1String("true"))
        return true;
    return fail(ErrorCode::InvalidField, QStringLiteral("neither true nor false"), key);
}

Result<chat::SearchRequest> requestOf(const HttpRequest &request)
{
    const auto number = [&request](const char *key) {
        return request.queryNumber(QLatin1String(key), 0, 1, JsonReader::kMaxSafeInteger);
    };
    chat::SearchRequest wanted;
    wanted.text = request.queryText(QStringLiteral("q"));
    FOYER_TRY(const qint64 author, number("author"));
    wanted.author = UserId(author);
    FOYER_TRY(const qint64 conversation, number("conversation"));
    wanted.conversation = ConversationId(conversation);
    FOYER_TRY(wanted.from, number("from"));
    FOYER_TRY(wanted.to, number("to"));
    FOYER_TRY(wanted.isWithImage, flagOf(request, QStringLiteral("hasImage")));
    wanted.before = request.queryText(QStringLiteral("before"));
    FOYER_TRY(const qint64 limit,
              request.queryNumber(QStringLiteral("limit"), limits::kSearchDefault, 1, limits::kSearchMax));
    wanted.limit = int(limit);
    return wanted;
}

} // namespace

void SearchRoutes::addTo(Router &router)
{
    router.add(HttpMethod::Get, "/api/v1/search", Access::Session,
               [this](HttpRequest request) { return search(std::move(request)); });
}

QCoro::Task<Result<HttpResponse>> SearchRoutes::search(HttpRequest request)
{
    FOYER_CO_TRY(chat::SearchRequest wanted, requestOf(request));
    const Result<protocol::SearchAnswer> answer =
        co_await m_searcher.search(request.identity->user.id, std::move(wanted));
    if (!answer)
        co_return tl::unexpected(answer.error());
    protocol::JsonWriter json;
    write(json, *answer);
    co_return jsonResponse(200, json);
}

} // namespace foyer::net
