// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QByteArray>

namespace foyer::media {

/// How large a picture may be before anybody decodes it.
struct ImageLimits
{
    qint64 maxBytes = 10 * 1024 * 1024;
    /// Pixels of one frame.
    qint64 maxPixels = 40'000'000;
    /// Pixels of all frames of an animation together; 0 means ten times maxPixels.
    qint64 maxAnimationPixels = 0;
    int maxFrames = 1'000;
};

enum class ImageKind { Png, Jpeg, Gif, WebP };

/// What a picture says about itself, read without decoding a pixel.
struct ImageFacts
{
    ImageKind kind = ImageKind::Png;
    /// Pixels as they lie in the file, before any orientation is applied.
    int width = 0;
    int height = 0;
    int frames = 1;

    [[nodiscard]] bool isAnimated() const { return frames > 1; }
    [[nodiscard]] qint64 pixels() const { return qint64(width) * height; }
};

/// Recognises PNG, JPEG, GIF and WebP by their content alone, walks their structure to the end and holds it to
/// the limits, so that nothing oversized, cut off or of another kind ever reaches a decoder. Costs no memory and
/// time in proportion to the bytes. Errors: UnsupportedMediaType, ImageTooLarge, ImageBroken. Thread: any.
[[nodiscard]] Result<ImageFacts> checkImage(const QByteArray &bytes, const ImageLimits &limits);

} // namespace foyer::media
