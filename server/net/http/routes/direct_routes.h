// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::chat {
class Directs;
}

namespace foyer::net {

class Router;

/// Conversations of two people: finding somebody, opening, putting out of sight. Thread: main.
class DirectRoutes
{
public:
    /// `directs` must outlive this object.
    explicit DirectRoutes(chat::Directs &directs)
        : m_directs(directs)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> people(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> open(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> hide(HttpRequest request);

    chat::Directs &m_directs;
};

} // namespace foyer::net
