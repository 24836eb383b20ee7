// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::media {
class ResumableUploads;
}

namespace foyer::net {

class Router;

/// Pictures in parts, by tus 1.0.0. Thread: main.
class UploadRoutes
{
public:
    /// `uploads` must outlive this object; a picture has at most `maxBytes`.
    UploadRoutes(media::ResumableUploads &uploads, qint64 maxBytes)
        : m_uploads(uploads)
        , m_maxBytes(maxBytes)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> create(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> append(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> head(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> progress(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> abandon(HttpRequest request);

    media::ResumableUploads &m_uploads;
    qint64 m_maxBytes;
};

} // namespace foyer::net
