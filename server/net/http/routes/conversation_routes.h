// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/client_frame.h"
#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::chat {
class Personal;
class Poster;
class Rooms;
class Sync;
class Typing;
} // namespace foyer::chat

namespace foyer::net {

class Router;

/// Conversations: list, history, posting, members. Thread: main.
class ConversationRoutes
{
public:
    /// All that is passed in must outlive this object.
    ConversationRoutes(chat::Rooms &rooms, chat::Poster &poster, chat::Sync &sync, chat::Typing &typing,
                       chat::Personal &personal)
        : m_rooms(rooms)
        , m_poster(poster)
        , m_sync(sync)
        , m_typing(typing)
        , m_personal(personal)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> list(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> history(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> surroundings(UserId user, protocol::MessagePlace place, int limit);
    QCoro::Task<Result<HttpResponse>> post(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> members(HttpRequest request);

    chat::Rooms &m_rooms;
    chat::Poster &m_poster;
    chat::Sync &m_sync;
    chat::Typing &m_typing;
    chat::Personal &m_personal;
};

} // namespace foyer::net
