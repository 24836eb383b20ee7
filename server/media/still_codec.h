// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/media/image_check.h"

#include <QByteArray>
#include <QImage>

#include <memory>

namespace foyer::media {

/// One picture of an animation.
struct AnimationFrame
{
    QImage image;
    /// Milliseconds that it is shown.
    int delay = 0;
};

/// Pictures of an animation one after the other. Thread: any, one at a time.
class FrameSource
{
public:
    virtual ~FrameSource() = default;
    /// The next whole picture; null at the end or when the data are damaged.
    [[nodiscard]] virtual AnimationFrame next() = 0;
    /// How often the animation is played; 0 means for ever. Known before the first picture.
    [[nodiscard]] virtual int plays() const = 0;
};

/// The one picture of a PNG, JPEG or GIF, upright. Of a GIF that moves, the first. ImageBroken.
[[nodiscard]] Result<QImage> decodeStill(const QByteArray &bytes, ImageKind kind);
/// The pictures of a GIF. `bytes` must outlive it.
[[nodiscard]] std::unique_ptr<FrameSource> gifFrames(const QByteArray &bytes);

/// The picture in sRGB with 8 bits a channel and nothing else to it: no text, no profile, no resolution.
[[nodiscard]] QImage plainImage(const QImage &image);

[[nodiscard]] Result<QByteArray> encodePng(const QImage &image);
/// Quality 0 … 100. The picture must be opaque.
[[nodiscard]] Result<QByteArray> encodeJpeg(const QImage &image, int quality);

} // namespace foyer::media
