// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer {
class Clock;
}
namespace foyer::accounts {
class SignIn;
}
namespace foyer::chat {
class Rooms;
}

namespace foyer::net {

class Hub;
class Router;

/// `POST /sign-in`. Thread: main.
class SignInRoutes
{
public:
    /// All that is passed in must outlive this object.
    SignInRoutes(accounts::SignIn &signIn, chat::Rooms &rooms, Hub &hub, const Clock &clock)
        : m_signIn(signIn)
        , m_rooms(rooms)
        , m_hub(hub)
        , m_clock(clock)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> signIn(HttpRequest request);

    accounts::SignIn &m_signIn;
    chat::Rooms &m_rooms;
    Hub &m_hub;
    const Clock &m_clock;
};

} // namespace foyer::net
