// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::chat {
class Amender;
}
namespace foyer::media {
class Images;
}

namespace foyer::net {

class Router;

/// One message: edit, recall, reactions, pin, earlier wordings; and what is pinned. Thread: main.
class MessageRoutes
{
public:
    /// All that is passed in must outlive this object.
    MessageRoutes(chat::Amender &amender, media::Images &images)
        : m_amender(amender)
        , m_images(images)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> edit(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> recall(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> react(HttpRequest request, bool isThere);
    QCoro::Task<Result<HttpResponse>> pin(HttpRequest request, bool isPinned);
    QCoro::Task<Result<HttpResponse>> wordings(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> pinned(HttpRequest request);

    chat::Amender &m_amender;
    media::Images &m_images;
};

} // namespace foyer::net
