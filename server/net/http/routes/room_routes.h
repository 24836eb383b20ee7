// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::chat {
class RoomKeeper;
class Rooms;
} // namespace foyer::chat

namespace foyer::net {

class Router;

/// Rooms: list, create, join, leave, set up; and one's own settings of a conversation. Thread: main.
class RoomRoutes
{
public:
    /// All that is passed in must outlive this object.
    RoomRoutes(chat::Rooms &rooms, chat::RoomKeeper &keeper)
        : m_rooms(rooms)
        , m_keeper(keeper)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> list(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> create(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> join(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> leave(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> change(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> setPreferences(HttpRequest request);

    chat::Rooms &m_rooms;
    chat::RoomKeeper &m_keeper;
};

} // namespace foyer::net
