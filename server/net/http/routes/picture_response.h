// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/media/images.h"
#include "server/net/http/http_response.h"

namespace foyer::net {

/// The bytes of a picture. What an id stands for never changes, so whoever may see it may keep it.
[[nodiscard]] inline HttpResponse pictureResponse(const media::ServedImage &image)
{
    HttpResponse response;
    response.headers = {{"Content-Type", image.type},
                        {"Cache-Control", "private, max-age=31536000, immutable"},
                        {"Cross-Origin-Resource-Policy", "same-origin"}};
    response.body = image.bytes;
    return response;
}

} // namespace foyer::net
