// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::accounts {
class Invites;
class Sessions;
} // namespace foyer::accounts

namespace foyer::net {

class Hub;
class Router;

/// The own session and the others of the same user: me, sign-out, take-back, list, end; and the administrator link.
/// Thread: main.
class SessionRoutes
{
public:
    /// All that is passed in must outlive this object.
    SessionRoutes(accounts::Sessions &sessions, accounts::Invites &invites, Hub &hub)
        : m_sessions(sessions)
        , m_invites(invites)
        , m_hub(hub)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> me(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> signOut(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> takeBack(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> claimAdmin(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> list(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> end(HttpRequest request);
    /// User and session as `me` and `take-back` tell them.
    QCoro::Task<Result<HttpResponse>> describe(accounts::Identity identity);

    accounts::Sessions &m_sessions;
    accounts::Invites &m_invites;
    Hub &m_hub;
};

} // namespace foyer::net
