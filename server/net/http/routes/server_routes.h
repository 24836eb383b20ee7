// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"
#include "server/net/net_services.h"
#include "server/net/net_settings.h"

#include <QCoroTask>

namespace foyer::net {

class Router;
class WebSite;

/// What the server says of itself, and the web client. Thread: main.
class ServerRoutes
{
public:
    /// All that is passed in must outlive this object.
    ServerRoutes(const NetServices &services, const NetSettings &settings, const WebSite &site)
        : m_services(services)
        , m_settings(settings)
        , m_site(site)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> server(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> healthy(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> ready(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> metrics(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> page(HttpRequest request);

    const NetServices &m_services;
    const NetSettings &m_settings;
    const WebSite &m_site;
};

} // namespace foyer::net
