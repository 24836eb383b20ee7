// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::chat {
class Personal;
class Reading;
} // namespace foyer::chat

namespace foyer::net {

class Router;

/// Read positions, who has seen a message, and what a user tells of himself. Thread: main.
class ReadingRoutes
{
public:
    /// All that is passed in must outlive this object.
    ReadingRoutes(chat::Reading &reading, chat::Personal &personal)
        : m_reading(reading)
        , m_personal(personal)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> move(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> seenBy(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> settings(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> changeSettings(HttpRequest request);

    chat::Reading &m_reading;
    chat::Personal &m_personal;
};

} // namespace foyer::net
