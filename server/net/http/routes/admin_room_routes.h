// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::admin {
struct AdminParts;
}

namespace foyer::net {

class Router;

/// `/admin/rooms`: all rooms, their members, and what administrators do to them from outside. For administrators only.
/// Thread: main.
class AdminRoomRoutes
{
public:
    /// It must outlive this object.
    explicit AdminRoomRoutes(admin::AdminParts &admin)
        : m_admin(admin)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> rooms(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> room(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> members(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> change(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> remove(HttpRequest request);

    admin::AdminParts &m_admin;
};

} // namespace foyer::net
