// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/image_routes.h"

#include "server/media/images.h"
#include "server/net/http/router.h"
#include "server/net/http/routes/picture_response.h"

namespace foyer::net {

void ImageRoutes::addTo(Router &router)
{
    router.add(
        HttpMethod::Post, "/api/v1/images", Access::Session,
        [this](HttpRequest request) { return store(std::move(request)); }, m_maxBytes);
    router.add(HttpMethod::Get, "/api/v1/images/{image}", Access::Session,
               [this](HttpRequest request) { return read(std::move(request), media::ImageVariant::Full); });
    router.add(
        HttpMethod::Get, "/api/v1/images/{image}/thumbnail", Access::Session,
        [this](HttpRequest request) { return read(std::move(request), media::ImageVariant::Thumbnail); });
}

QCoro::Task<Result<HttpResponse>> ImageRoutes::store(HttpRequest request)
{
    const UserId owner = request.identity->user.id;
    const Result<protocol::Image> image = co_await m_images.store(std::move(request.body), owner);
    if (!image)
        co_return tl::unexpected(image.error());
    co_return jsonResponse(201, toJson(*image));
}

QCoro::Task<Result<HttpResponse>> ImageRoutes::read(HttpRequest request, media::ImageVariant variant)
{
    const QString id = request.parameters.value("image");
    const Result<media::ServedImage> image = co_await m_images.read(id, variant, request.identity->user.id);
    if (!image)
        co_return tl::unexpected(image.error());
    co_return pictureResponse(*image);
}

} // namespace foyer::net
