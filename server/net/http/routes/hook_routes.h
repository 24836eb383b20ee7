// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::hooks {
class Hooks;
}

namespace foyer::net {

class Router;

/// Webhooks of rooms, and the URL by which programs post. Thread: main.
class HookRoutes
{
public:
    /// All that is passed in must outlive this object.
    explicit HookRoutes(hooks::Hooks &hooks)
        : m_hooks(hooks)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> list(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> createIncoming(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> removeIncoming(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> createOutgoing(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> removeOutgoing(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> resumeOutgoing(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> post(HttpRequest request);

    hooks::Hooks &m_hooks;
};

} // namespace foyer::net
