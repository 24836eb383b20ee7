// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/invite_routes.h"

#include "common/base/json_reader.h"
#include "server/accounts/invites.h"
#include "server/net/http/router.h"

#include <QJsonArray>

namespace foyer::net {
namespace {

QJsonObject inviteJson(const accounts::Invite &invite)
{
    return {{QStringLiteral("code"), invite.code},
            {QStringLiteral("createdAt"), invite.createdAt},
            {QStringLiteral("expiresAt"), invite.expiresAt},
            {QStringLiteral("usesLeft"), invite.usesLeft}};
}

} // namespace

void InviteRoutes::addTo(Router &router)
{
    router.add(HttpMethod::Get, "/api/v1/invites", Access::Person,
               [this](HttpRequest request) { return list(std::move(request)); });
    router.add(HttpMethod::Post, "/api/v1/invites", Access::Person,
               [this](HttpRequest request) { return create(std::move(request)); });
    router.add(HttpMethod::Delete, "/api/v1/invites/{code}", Access::Person,
               [this](HttpRequest request) { return remove(std::move(request)); });
}

QCoro::Task<Result<HttpResponse>> InviteRoutes::list(HttpRequest request)
{
    const Result<QList<accounts::Invite>> invites = co_await m_invites.list(*request.identity);
    if (!invites)
        co_return tl::unexpected(invites.error());
    QJsonArray array;
    for (const accounts::Invite &invite : *invites)
        array.append(inviteJson(invite));
    co_return jsonResponse(200, {{QStringLiteral("invites"), array}});
}

QCoro::Task<Result<HttpResponse>> InviteRoutes::create(HttpRequest request)
{
    constexpr qint64 kUsesMax = 1000;
    constexpr qint64 kSecondsMin = 3600;
    constexpr qint64 kSecondsMax = 90 * 24 * 3600;
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const qint64 uses = reader.integer(QLatin1String("uses"), 1, kUsesMax);
    const qint64 seconds = reader.integer(QLatin1String("expiresInSeconds"), kSecondsMin, kSecondsMax);
    FOYER_CO_CHECK(reader.check());
    const Result<accounts::Invite> invite =
        co_await m_invites.create(*request.identity, int(uses), std::chrono::seconds(seconds));
    if (!invite)
        co_return tl::unexpected(invite.error());
    co_return jsonResponse(201, inviteJson(*invite));
}

QCoro::Task<Result<HttpResponse>> InviteRoutes::remove(HttpRequest request)
{
    const Result<> removed = co_await m_invites.remove(*request.identity, request.parameters.value("code"));
    if (!removed)
        co_return tl::unexpected(removed.error());
    co_return emptyResponse();
}

} // namespace foyer::net
