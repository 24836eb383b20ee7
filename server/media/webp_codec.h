// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/media/still_codec.h"

#include <QByteArray>
#include <QImage>

#include <memory>

namespace foyer::media {

/// How the pixels of a WebP are kept.
enum class WebPMode { Lossy, Lossless };

/// A WebP's one picture, upright, and how it was kept, so that it can stay so.
struct WebPStill
{
    QImage image;
    WebPMode mode = WebPMode::Lossy;
};

/// The picture of a WebP that does not move. ImageBroken. Thread: any.
[[nodiscard]] Result<WebPStill> decodeWebP(const QByteArray &bytes);
/// The pictures of a WebP, upright. `bytes` must outlive it. ImageBroken.
[[nodiscard]] Result<std::unique_ptr<FrameSource>> webpFrames(const QByteArray &bytes);

/// Quality 0 … 100 for lossy pictures. ImageBroken. Thread: any.
[[nodiscard]] Result<QByteArray> encodeWebP(const QImage &image, WebPMode mode, float quality);

/// Puts pictures of one size together to an animated WebP. Thread: any, one at a time.
class WebPAnimationWriter
{
public:
    /// `plays`: how often it is played; 0 means for ever.
    WebPAnimationWriter(QSize size, int plays);
    ~WebPAnimationWriter();
    Q_DISABLE_COPY_MOVE(WebPAnimationWriter)

    /// Adds a picture that is shown for `delay` milliseconds. ImageBroken.
    [[nodiscard]] Result<> add(const QImage &image, int delay);
    /// The bytes of it all. ImageBroken.
    [[nodiscard]] Result<QByteArray> finish();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace foyer::media
