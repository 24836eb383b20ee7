// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/bot_routes.h"

#include "common/base/json_reader.h"
#include "server/accounts/bots.h"
#include "server/chat/rooms.h"
#include "server/net/http/router.h"
#include "server/net/http/routes/json_list.h"
#include "server/net/ws/hub.h"

#include <QJsonArray>

namespace foyer::net {
namespace {

QJsonObject botJson(const accounts::Bot &bot)
{
    return {{QStringLiteral("user"), toJson(bot.user)},
            {QStringLiteral("owner"), toJson(bot.owner)},
            {QStringLiteral("createdAt"), bot.createdAt}};
}

/// What the body says a token may do; all if it says nothing.
Result<protocol::Scopes> scopesOf(const QJsonObject &object)
{
    const QJsonValue given = object.value(QLatin1String("scopes"));
    if (given.isUndefined() || given.isNull())
        return protocol::kAllScopes;
    QStringList names;
    const QJsonArray array = given.toArray();
    for (const QJsonValue &name : array)
        names.append(name.toString());
    const auto scopes = protocol::scopesFromNames(names);
    if (!scopes)
        return fail(ErrorCode::InvalidField, QStringLiteral("not a list of scopes"),
                    QStringLiteral("scopes"));
    return *scopes;
}

} // namespace

void BotRoutes::addTo(Router &router)
{
    const QByteArray bot = "/api/v1/bots/{bot}";
    router.add(HttpMethod::Get, "/api/v1/bots", Access::Person,
               [this](HttpRequest request) { return list(std::move(request)); });
    router.add(HttpMethod::Post, "/api/v1/bots", Access::Person,
               [this](HttpRequest request) { return create(std::move(request)); });
    router.add(HttpMethod::Patch, bot, Access::Person,
               [this](HttpRequest request) { return rename(std::move(request)); });
    router.add(HttpMethod::Delete, bot, Access::Person,
               [this](HttpRequest request) { return remove(std::move(request)); });
    router.add(HttpMethod::Get, bot + "/tokens", Access::Person,
               [this](HttpRequest request) { return tokens(std::move(request)); });
    router.add(HttpMethod::Post, bot + "/tokens", Access::Person,
               [this](HttpRequest request) { return openToken(std::move(request)); });
    router.add(HttpMethod::Delete, bot + "/tokens/{token}", Access::Person,
               [this](HttpRequest request) { return endToken(std::move(request)); });
}

QCoro::Task<Result<HttpResponse>> BotRoutes::list(HttpRequest request)
{
    const Result<QList<accounts::Bot>> bots = co_await m_bots.list(*request.identity);
    if (!bots)
        co_return tl::unexpected(bots.error());
    QJsonArray array;
    for (const accounts::Bot &bot : *bots)
        array.append(botJson(bot));
    co_return jsonResponse(200, {{QStringLiteral("bots"), array}});
}

QCoro::Task<Result<HttpResponse>> BotRoutes::create(HttpRequest request)
{
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    accounts::BotDraft draft;
    draft.username = reader.string(QLatin1String("username"));
    draft.displayName = reader.optionalString(QLatin1String("displayName")).value_or(QString());
    draft.avatar = reader.optionalString(QLatin1String("avatar")).value_or(QString());
    FOYER_CO_CHECK(reader.check());
    const Result<accounts::Bot> bot = co_await m_bots.create(*request.identity, draft);
    if (!bot)
        co_return tl::unexpected(bot.error());
    co_return jsonResponse(201, botJson(*bot));
}

QCoro::Task<Result<HttpResponse>> BotRoutes::rename(HttpRequest request)
{
    FOYER_CO_TRY(const UserId id, request.id<UserId>("bot"));
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const QString displayName = reader.string(QLatin1String("displayName"));
    FOYER_CO_CHECK(reader.check());
    const Result<accounts::Bot> bot = co_await m_bots.rename(*request.identity, id, displayName);
    if (!bot)
        co_return tl::unexpected(bot.error());
    co_return jsonResponse(200, botJson(*bot));
}

QCoro::Task<Result<HttpResponse>> BotRoutes::remove(HttpRequest request)
{
    FOYER_CO_TRY(const UserId id, request.id<UserId>("bot"));
    const Result<accounts::Bot> bot = co_await m_bots.find(*request.identity, id);
    if (!bot)
        co_return tl::unexpected(bot.error());
    // First its tokens: a bot that still runs would come back to its rooms.
    const Result<QList<SessionId>> ended = co_await m_bots.remove(*request.identity, id);
    if (!ended)
        co_return tl::unexpected(ended.error());
    m_hub.endSessions(*ended, protocol::SessionEnd::Revoked);
    co_await leaveAll(id);
    co_return emptyResponse();
}

/// A room that it cannot leave now keeps a member who never comes again.
QCoro::Task<> BotRoutes::leaveAll(UserId bot)
{
    const Result<QList<protocol::Conversation>> conversations = co_await m_rooms.conversationsOf(bot);
    if (!conversations)
        co_return;
    for (const protocol::Conversation &conversation : *conversations)
        (void)co_await m_rooms.leave(bot, conversation.id);
}

QCoro::Task<Result<HttpResponse>> BotRoutes::tokens(HttpRequest request)
{
    FOYER_CO_TRY(const UserId id, request.id<UserId>("bot"));
    const Result<QList<protocol::Session>> tokens = co_await m_bots.tokens(*request.identity, id);
    if (!tokens)
        co_return tl::unexpected(tokens.error());
    co_return listResponse("tokens", *tokens);
}

QCoro::Task<Result<HttpResponse>> BotRoutes::openToken(HttpRequest request)
{
    FOYER_CO_TRY(const UserId id, request.id<UserId>("bot"));
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    FOYER_CO_TRY(const protocol::Scopes scopes, scopesOf(object));
    JsonReader reader(object);
    const QString label = reader.string(QLatin1String("label"));
    FOYER_CO_CHECK(reader.check());
    const Result<accounts::OpenedToken> opened =
        co_await m_bots.openToken(*request.identity, id, label, scopes);
    if (!opened)
        co_return tl::unexpected(opened.error());
    co_return jsonResponse(201,
                           {{QStringLiteral("token"), QString::fromLatin1(opened->token)},
                            {QStringLiteral("session"), toJson(opened->session)}});
}

QCoro::Task<Result<HttpResponse>> BotRoutes::endToken(HttpRequest request)
{
    FOYER_CO_TRY(const UserId id, request.id<UserId>("bot"));
    FOYER_CO_TRY(const SessionId token, request.id<SessionId>("token"));
    const Result<> ended = co_await m_bots.endToken(*request.identity, id, token);
    if (!ended)
        co_return tl::unexpected(ended.error());
    m_hub.endSessions({token}, protocol::SessionEnd::Revoked);
    co_return emptyResponse();
}

} // namespace foyer::net
