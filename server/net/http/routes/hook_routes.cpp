// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/hook_routes.h"

#include "common/base/json_reader.h"
#include "server/hooks/hooks.h"
#include "server/net/http/router.h"

#include <QJsonArray>

namespace foyer::net {
namespace {

QJsonObject hookJson(const hooks::IncomingHook &hook)
{
    return {{QStringLiteral("id"), hook.id.value()},
            {QStringLiteral("bot"), toJson(hook.bot)},
            {QStringLiteral("creator"), toJson(hook.creator)},
            {QStringLiteral("createdAt"), hook.createdAt},
            {QStringLiteral("lastUsedAt"), hook.lastUsedAt}};
}

QJsonObject hookJson(const hooks::OutgoingHook &hook)
{
    return {{QStringLiteral("id"), hook.id.value()},
            {QStringLiteral("url"), hook.url},
            {QStringLiteral("trigger"), hook.trigger},
            {QStringLiteral("creator"), toJson(hook.creator)},
            {QStringLiteral("createdAt"), hook.createdAt},
            {QStringLiteral("failures"), hook.state.failures},
            {QStringLiteral("nextTryAt"), hook.state.nextTryAt},
            {QStringLiteral("disabledAt"), hook.state.disabledAt},
            {QStringLiteral("lastStatus"), hook.state.lastStatus},
            {QStringLiteral("lastError"), hook.state.lastError}};
}

template<typename Hook>
QJsonArray hooksJson(const QList<Hook> &hooks)
{
    QJsonArray array;
    for (const Hook &hook : hooks)
        array.append(hookJson(hook));
    return array;
}

} // namespace

void HookRoutes::addTo(Router &router)
{
    const QByteArray hooks = "/api/v1/conversations/{conversation}/hooks";
    router.add(HttpMethod::Get, hooks, Access::Person,
               [this](HttpRequest request) { return list(std::move(request)); });
    router.add(HttpMethod::Post, hooks + "/incoming", Access::Person,
               [this](HttpRequest request) { return createIncoming(std::move(request)); });
    router.add(HttpMethod::Delete, hooks + "/incoming/{hook}", Access::Person,
               [this](HttpRequest request) { return removeIncoming(std::move(request)); });
    router.add(HttpMethod::Post, hooks + "/outgoing", Access::Person,
               [this](HttpRequest request) { return createOutgoing(std::move(request)); });
    router.add(HttpMethod::Delete, hooks + "/outgoing/{hook}", Access::Person,
               [this](HttpRequest request) { return removeOutgoing(std::move(request)); });
    router.add(HttpMethod::Post, hooks + "/outgoing/{hook}/resume", Access::Person,
               [this](HttpRequest request) { return resumeOutgoing(std::move(request)); });
    router.add(HttpMethod::Post, "/hooks/{token}", Access::Open,
               [this](HttpRequest request) { return post(std::move(request)); });
}

QCoro::Task<Result<HttpResponse>> HookRoutes::list(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId room, request.id<ConversationId>("conversation"));
    const Result<hooks::RoomHooks> found = co_await m_hooks.list(request.identity->user.id, room);
    if (!found)
        co_return tl::unexpected(found.error());
    co_return jsonResponse(200,
                           {{QStringLiteral("incoming"), hooksJson(found->incoming)},
                            {QStringLiteral("outgoing"), hooksJson(found->outgoing)}});
}

QCoro::Task<Result<HttpResponse>> HookRoutes::createIncoming(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId room, request.id<ConversationId>("conversation"));
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const QString name = reader.string(QLatin1String("name"));
    const QString avatar = reader.optionalString(QLatin1String("avatar")).value_or(QString());
    FOYER_CO_CHECK(reader.check());
    const Result<hooks::OpenedHook> opened =
        co_await m_hooks.createIncoming(request.identity->user.id, room, name, avatar);
    if (!opened)
        co_return tl::unexpected(opened.error());
    co_return jsonResponse(201,
                           {{QStringLiteral("hook"), hookJson(opened->hook)},
                            {QStringLiteral("token"), QString::fromLatin1(opened->token)}});
}

QCoro::Task<Result<HttpResponse>> HookRoutes::removeIncoming(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId room, request.id<ConversationId>("conversation"));
    FOYER_CO_TRY(const hooks::IncomingHookId hook, request.id<hooks::IncomingHookId>("hook"));
    const Result<> removed = co_await m_hooks.removeIncoming(request.identity->user.id, room, hook);
    if (!removed)
        co_return tl::unexpected(removed.error());
    co_return emptyResponse();
}

QCoro::Task<Result<HttpResponse>> HookRoutes::createOutgoing(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId room, request.id<ConversationId>("conversation"));
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const QString url = reader.string(QLatin1String("url"));
    const QString trigger = reader.optionalString(QLatin1String("trigger")).value_or(QString());
    FOYER_CO_CHECK(reader.check());
    const Result<hooks::OutgoingHook> hook =
        co_await m_hooks.createOutgoing(request.identity->user.id, room, url, trigger);
    if (!hook)
        co_return tl::unexpected(hook.error());
    co_return jsonResponse(
        201, {{QStringLiteral("hook"), hookJson(*hook)}, {QStringLiteral("secret"), hook->secret}});
}

QCoro::Task<Result<HttpResponse>> HookRoutes::removeOutgoing(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId room, request.id<ConversationId>("conversation"));
    FOYER_CO_TRY(const hooks::OutgoingHookId hook, request.id<hooks::OutgoingHookId>("hook"));
    const Result<> removed = co_await m_hooks.removeOutgoing(request.identity->user.id, room, hook);
    if (!removed)
        co_return tl::unexpected(removed.error());
    co_return emptyResponse();
}

QCoro::Task<Result<HttpResponse>> HookRoutes::resumeOutgoing(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId room, request.id<ConversationId>("conversation"));
    FOYER_CO_TRY(const hooks::OutgoingHookId hook, request.id<hooks::OutgoingHookId>("hook"));
    const Result<hooks::OutgoingHook> resumed =
        co_await m_hooks.resumeOutgoing(request.identity->user.id, room, hook);
    if (!resumed)
        co_return tl::unexpected(resumed.error());
    co_return jsonResponse(200, {{QStringLiteral("hook"), hookJson(*resumed)}});
}

QCoro::Task<Result<HttpResponse>> HookRoutes::post(HttpRequest request)
{
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    hooks::IncomingPost given;
    given.text = reader.string(QLatin1String("text"));
    given.name = reader.optionalString(QLatin1String("name")).value_or(QString());
    given.avatar = reader.optionalString(QLatin1String("avatar")).value_or(QString());
    given.ref = reader.optionalString(QLatin1String("ref")).value_or(QString());
    FOYER_CO_CHECK(reader.check());
    const Result<chat::StoredPost> stored =
        co_await m_hooks.post(request.parameters.value("token").toLatin1(), given);
    if (!stored)
        co_return tl::unexpected(stored.error());
    co_return jsonResponse(stored->isNew ? 201 : 200,
                           {{QStringLiteral("conversation"), stored->message.conversation.value()},
                            {QStringLiteral("seq"), stored->message.seq.value()}});
}

} // namespace foyer::net
