// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::chat {
class Searcher;
}

namespace foyer::net {

class Router;

/// Search over all that one may read. Thread: main.
class SearchRoutes
{
public:
    /// The searcher must outlive this object.
    explicit SearchRoutes(chat::Searcher &searcher)
        : m_searcher(searcher)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> search(HttpRequest request);

    chat::Searcher &m_searcher;
};

} // namespace foyer::net
