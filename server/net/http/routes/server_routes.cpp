// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/server_routes.h"

#include "common/base/limits.h"
#include "common/protocol/version.h"
#include "server/accounts/sign_in.h"
#include "server/chat/presence.h"
#include "server/metrics/registry.h"
#include "server/net/http/router.h"
#include "server/net/http/web_site.h"

namespace foyer::net {

void ServerRoutes::addTo(Router &router)
{
    router.add(HttpMethod::Get, "/api/v1/server", Access::Open,
               [this](HttpRequest request) { return server(std::move(request)); });
    router.add(HttpMethod::Get, "/healthz", Access::Open,
               [this](HttpRequest request) { return healthy(std::move(request)); });
    router.add(HttpMethod::Get, "/readyz", Access::Open,
               [this](HttpRequest request) { return ready(std::move(request)); });
    router.add(HttpMethod::Get, "/metrics", Access::Open,
               [this](HttpRequest request) { return metrics(std::move(request)); });
    router.add(HttpMethod::Get, "/", Access::Open,
               [this](HttpRequest request) { return page(std::move(request)); });
    router.setFallback([this](HttpRequest request) { return page(std::move(request)); });
}

QCoro::Task<Result<HttpResponse>> ServerRoutes::server(HttpRequest request)
{
    const QJsonObject limits{
        {QStringLiteral("textLength"), limits::kTextLength},
        {QStringLiteral("usernameMin"), limits::kUsernameMin},
        {QStringLiteral("usernameMax"), limits::kUsernameMax},
        {QStringLiteral("passwordMin"), limits::kPasswordMin},
        {QStringLiteral("imageBytes"), m_settings.imageBytes},
        {QStringLiteral("imagePixels"), m_settings.imagePixels},
        {QStringLiteral("uploadPartBytes"), limits::kUploadPartBytes},
        {QStringLiteral("editSeconds"), qint64(m_settings.editFor.count())},
        {QStringLiteral("recallSeconds"), qint64(m_settings.recallFor.count())},
    };
    co_return jsonResponse(
        200,
        {{QStringLiteral("name"), m_settings.serverName},
         {QStringLiteral("version"), m_settings.serverVersion},
         {QStringLiteral("protocol"), protocol::kVersion},
         {QStringLiteral("registration"), accounts::registrationName(m_services.signIn.registration())},
         {QStringLiteral("online"), m_services.presence.onlineCount()},
         {QStringLiteral("hasToken"), request.credentials.source != Credentials::Source::None},
         {QStringLiteral("limits"), limits}});
}

QCoro::Task<Result<HttpResponse>> ServerRoutes::healthy(HttpRequest)
{
    co_return textResponse(200, "alive\n");
}

QCoro::Task<Result<HttpResponse>> ServerRoutes::ready(HttpRequest)
{
    const bool isReady = co_await m_services.isStorageReady();
    if (!isReady)
        co_return failUntil(ErrorCode::Unavailable, std::chrono::seconds(5),
                            QStringLiteral("storage does not answer"));
    co_return textResponse(200, "ready\n");
}

QCoro::Task<Result<HttpResponse>> ServerRoutes::metrics(HttpRequest)
{
    HttpResponse response = textResponse(200, m_services.metrics.text());
    response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    co_return response;
}

QCoro::Task<Result<HttpResponse>> ServerRoutes::page(HttpRequest request)
{
    co_return m_site.serve(request);
}

} // namespace foyer::net
