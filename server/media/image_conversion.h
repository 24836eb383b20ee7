// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/media/image_check.h"

#include <QByteArray>

namespace foyer::media {

/// Longer side of a thumbnail in pixels; smaller pictures keep their size.
inline constexpr int kThumbnailSide = 480;
/// Media type of every thumbnail.
inline constexpr char kThumbnailType[] = "image/webp";

/// A picture as Foyer keeps it: without metadata, upright, in sRGB.
struct ProcessedImage
{
    QByteArray full;
    /// Media type of `full`: image/png, image/jpeg or image/webp.
    QByteArray type;
    int width = 0;
    int height = 0;
    QByteArray thumbnail;
    int thumbnailWidth = 0;
    int thumbnailHeight = 0;
    bool isAnimated = false;
};

/// Decodes a picture that checkImage() described with `facts` and encodes it anew: orientation applied, colours in
/// sRGB, metadata gone, animation with its delays and loops kept. JPEG stays JPEG, PNG stays PNG, WebP stays WebP,
/// GIF becomes PNG, or WebP when it moves. Errors: ImageBroken, ImageTooLarge. Thread: any; takes long.
[[nodiscard]] Result<ProcessedImage> convertImage(const QByteArray &bytes, const ImageFacts &facts);

} // namespace foyer::media
