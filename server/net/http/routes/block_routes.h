// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::chat {
class Blocks;
}

namespace foyer::net {

class Router;

/// Whom the user blocked: list, block, unblock. Thread: main.
class BlockRoutes
{
public:
    /// `blocks` must outlive this object.
    explicit BlockRoutes(chat::Blocks &blocks)
        : m_blocks(blocks)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> list(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> block(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> unblock(HttpRequest request);

    chat::Blocks &m_blocks;
};

} // namespace foyer::net
