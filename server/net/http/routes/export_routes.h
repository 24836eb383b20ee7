// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::media {
class Exports;
}

namespace foyer::net {

class Router;

/// A copy of one's own data: asked for, looked at, fetched, removed. Thread: main.
class ExportRoutes
{
public:
    /// `exports` must outlive this object.
    explicit ExportRoutes(media::Exports &exports)
        : m_exports(exports)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> begin(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> look(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> part(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> remove(HttpRequest request);

    media::Exports &m_exports;
};

} // namespace foyer::net
