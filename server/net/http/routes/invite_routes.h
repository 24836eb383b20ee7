// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::accounts {
class Invites;
}

namespace foyer::net {

class Router;

/// Invitations, for administrators. Thread: main.
class InviteRoutes
{
public:
    /// All that is passed in must outlive this object.
    explicit InviteRoutes(accounts::Invites &invites)
        : m_invites(invites)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> list(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> create(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> remove(HttpRequest request);

    accounts::Invites &m_invites;
};

} // namespace foyer::net
