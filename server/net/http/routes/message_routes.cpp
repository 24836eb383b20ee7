// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/message_routes.h"

#include "common/base/json_reader.h"
#include "server/chat/amender.h"
#include "server/media/images.h"
#include "server/net/http/router.h"
#include "server/net/http/routes/json_list.h"

namespace foyer::net {
namespace {

/// Files of recalled pictures that one request removes; normally there is one.
constexpr int kDiscardedAtOnce = 20;

Result<protocol::MessagePlace> placeOf(const HttpRequest &request)
{
    protocol::MessagePlace place;
    FOYER_TRY(place.conversation, request.id<ConversationId>("conversation"));
    FOYER_TRY(place.seq, request.id<Seq>("seq"));
    return place;
}

Result<HttpResponse> answer(const Result<protocol::Message> &message)
{
    if (!message)
        return tl::unexpected(message.error());
    return jsonResponse(200, {{QStringLiteral("message"), toJson(*message)}});
}

} // namespace

void MessageRoutes::addTo(Router &router)
{
    const QByteArray message = "/api/v1/conversations/{conversation}/messages/{seq}";
    router.add(HttpMethod::Patch, message, Access::Session,
               [this](HttpRequest request) { return edit(std::move(request)); });
    router.add(HttpMethod::Delete, message, Access::Session,
               [this](HttpRequest request) { return recall(std::move(request)); });
    router.add(HttpMethod::Put, message + "/reactions/{emoji}", Access::Session,
               [this](HttpRequest request) { return react(std::move(request), true); });
    router.add(HttpMethod::Delete, message + "/reactions/{emoji}", Access::Session,
               [this](HttpRequest request) { return react(std::move(request), false); });
    router.add(HttpMethod::Put, message + "/pin", Access::Session,
               [this](HttpRequest request) { return pin(std::move(request), true); });
    router.add(HttpMethod::Delete, message + "/pin", Access::Session,
               [this](HttpRequest request) { return pin(std::move(request), false); });
    router.add(HttpMethod::Get, message + "/edits", Access::Session,
               [this](HttpRequest request) { return wordings(std::move(request)); });
    router.add(HttpMethod::Get, "/api/v1/conversations/{conversation}/pins", Access::Session,
               [this](HttpRequest request) { return pinned(std::move(request)); });
}

QCoro::Task<Result<HttpResponse>> MessageRoutes::edit(HttpRequest request)
{
    FOYER_CO_TRY(const protocol::MessagePlace place, placeOf(request));
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const QString text = reader.string(QLatin1String("text"));
    FOYER_CO_CHECK(reader.check());
    const Result<protocol::Message> message = co_await m_amender.edit(request.identity->user.id, place, text);
    co_return answer(message);
}

QCoro::Task<Result<HttpResponse>> MessageRoutes::recall(HttpRequest request)
{
    FOYER_CO_TRY(const protocol::MessagePlace place, placeOf(request));
    const Result<protocol::Message> message = co_await m_amender.recall(request.identity->user.id, place);
    // Should that fail now, upkeep tries again.
    if (message)
        (void)co_await m_images.removeDiscarded(kDiscardedAtOnce);
    co_return answer(message);
}

QCoro::Task<Result<HttpResponse>> MessageRoutes::react(HttpRequest request, bool isThere)
{
    FOYER_CO_TRY(const protocol::MessagePlace place, placeOf(request));
    const QString emoji = request.parameters.value("emoji");
    const Result<protocol::Message> message =
        co_await m_amender.react(request.identity->user.id, place, emoji, isThere);
    co_return answer(message);
}

QCoro::Task<Result<HttpResponse>> MessageRoutes::pin(HttpRequest request, bool isPinned)
{
    FOYER_CO_TRY(const protocol::MessagePlace place, placeOf(request));
    const Result<protocol::Message> message =
        co_await m_amender.pin(request.identity->user.id, place, isPinned);
    co_return answer(message);
}

QCoro::Task<Result<HttpResponse>> MessageRoutes::wordings(HttpRequest request)
{
    FOYER_CO_TRY(const protocol::MessagePlace place, placeOf(request));
    const Result<QList<chat::Wording>> wordings =
        co_await m_amender.wordings(request.identity->user.id, place);
    if (!wordings)
        co_return tl::unexpected(wordings.error());
    QJsonArray list;
    for (const chat::Wording &wording : *wordings)
        list.append(
            QJsonObject{{QStringLiteral("until"), wording.until}, {QStringLiteral("text"), wording.text}});
    co_return jsonResponse(200, {{QStringLiteral("edits"), list}});
}

QCoro::Task<Result<HttpResponse>> MessageRoutes::pinned(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId id, request.id<ConversationId>("conversation"));
    const Result<QList<protocol::Message>> messages =
        co_await m_amender.pinned(request.identity->user.id, id);
    if (!messages)
        co_return tl::unexpected(messages.error());
    co_return listResponse("messages", *messages);
}

} // namespace foyer::net
