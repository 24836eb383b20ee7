// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::chat {
class Rooms;
}

namespace foyer::net {

class Router;

/// Rooms: list, create, join, leave. Thread: main.
class RoomRoutes
{
public:
    /// All that is passed in must outlive this object.
    explicit RoomRoutes(chat::Rooms &rooms)
        : m_rooms(rooms)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> list(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> create(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> join(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> leave(HttpRequest request);

    chat::Rooms &m_rooms;
};

} // namespace foyer::net
