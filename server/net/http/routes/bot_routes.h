// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::accounts {
class Bots;
}
namespace foyer::chat {
class Rooms;
}

namespace foyer::net {

class Hub;
class Router;

/// Bots and their tokens, for the people who keep them. Thread: main.
class BotRoutes
{
public:
    /// All that is passed in must outlive this object.
    BotRoutes(accounts::Bots &bots, chat::Rooms &rooms, Hub &hub)
        : m_bots(bots)
        , m_rooms(rooms)
        , m_hub(hub)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> list(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> create(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> rename(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> remove(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> tokens(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> openToken(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> endToken(HttpRequest request);
    [[nodiscard]] QCoro::Task<> leaveAll(UserId bot);

    accounts::Bots &m_bots;
    chat::Rooms &m_rooms;
    Hub &m_hub;
};

} // namespace foyer::net
