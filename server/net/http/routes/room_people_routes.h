// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::chat {
class RoomKeeper;
}

namespace foyer::net {

class Router;

/// People of a room: invite, kick, role, silence, bans, links into it. Thread: main.
class RoomPeopleRoutes
{
public:
    /// All that is passed in must outlive this object.
    explicit RoomPeopleRoutes(chat::RoomKeeper &keeper)
        : m_keeper(keeper)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> invite(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> kick(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> changeMember(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> ban(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> unban(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> bans(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> addLink(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> links(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> removeLink(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> joinByLink(HttpRequest request);

    chat::RoomKeeper &m_keeper;
};

} // namespace foyer::net
