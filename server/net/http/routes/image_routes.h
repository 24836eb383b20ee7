// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::media {
class Images;
enum class ImageVariant;
} // namespace foyer::media

namespace foyer::net {

class Router;

/// Pictures: one sent whole, and the bytes of those that are stored. Thread: main.
class ImageRoutes
{
public:
    /// `images` must outlive this object; a picture has at most `maxBytes`.
    ImageRoutes(media::Images &images, qint64 maxBytes)
        : m_images(images)
        , m_maxBytes(maxBytes)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> store(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> read(HttpRequest request, media::ImageVariant variant);

    media::Images &m_images;
    qint64 m_maxBytes;
};

} // namespace foyer::net
