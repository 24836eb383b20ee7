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

/// Reports: by everybody, and for administrators; and setting a new password by an administrator's link. Thread: main.
class ReportRoutes
{
public:
    /// All that is passed in must outlive this object.
    explicit ReportRoutes(admin::AdminParts &admin)
        : m_admin(admin)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> add(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> list(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> resolve(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> setPassword(HttpRequest request);

    admin::AdminParts &m_admin;
};

} // namespace foyer::net
