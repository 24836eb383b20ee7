// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/image_conversion.h"

#include "server/media/still_codec.h"
#include "server/media/webp_codec.h"

#include <utility>

namespace foyer::media {

namespace {

constexpr int kJpegQuality = 88;
constexpr float kWebPQuality = 85;
constexpr float kThumbnailQuality = 80;

QSize thumbnailSize(QSize full)
{
    if (qMax(full.width(), full.height()) <= kThumbnailSide)
        return full;
    return full.scaled(kThumbnailSide, kThumbnailSide, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
}

Result<> addThumbnail(ProcessedImage &result, const QImage &picture)
{
    const QSize size = thumbnailSize(picture.size());
    const QImage small = size == picture.size()
        ? picture
        : picture.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    FOYER_TRY(result.thumbnail, encodeWebP(small, WebPMode::Lossy, kThumbnailQuality));
    result.width = picture.width();
    result.height = picture.height();
    result.thumbnailWidth = small.width();
    result.thumbnailHeight = small.height();
    return {};
}

Result<ProcessedImage> convertStill(const QByteArray &bytes, ImageKind kind)
{
    FOYER_TRY(const QImage decoded, decodeStill(bytes, kind));
    const QImage picture = plainImage(decoded);
    ProcessedImage result;
    FOYER_CHECK(addThumbnail(result, picture));
    if (kind == ImageKind::Jpeg) {
        result.type = QByteArrayLiteral("image/jpeg");
        FOYER_TRY(result.full, encodeJpeg(picture, kJpegQuality));
    } else {
        result.type = QByteArrayLiteral("image/png");
        FOYER_TRY(result.full, encodePng(picture));
    }
    return result;
}

Result<ProcessedImage> convertWebP(const QByteArray &bytes)
{
    FOYER_TRY(WebPStill still, decodeWebP(bytes));
    const QImage picture = plainImage(std::exchange(still.image, {}));
    ProcessedImage result;
    result.type = QByteArrayLiteral("image/webp");
    FOYER_CHECK(addThumbnail(result, picture));
    FOYER_TRY(result.full, encodeWebP(picture, still.mode, kWebPQuality));
    return result;
}

Result<ProcessedImage> convertAnimation(FrameSource &source, int frames)
{
    AnimationFrame frame = source.next();
    if (frame.image.isNull())
        return fail(ErrorCode::ImageBroken, QStringLiteral("animation without a picture"));
    QImage picture = plainImage(frame.image);
    ProcessedImage result;
    result.type = QByteArrayLiteral("image/webp");
    result.isAnimated = true;
    FOYER_CHECK(addThumbnail(result, picture));
    WebPAnimationWriter writer(picture.size(), source.plays());
    FOYER_CHECK(writer.add(picture, frame.delay));
    for (int i = 1; i < frames; ++i) {
        frame = source.next();
        if (frame.image.isNull())
            return fail(ErrorCode::ImageBroken, QStringLiteral("animation damaged"));
        picture = plainImage(frame.image);
        FOYER_CHECK(writer.add(picture, frame.delay));
    }
    FOYER_TRY(result.full, writer.finish());
    return result;
}

} // namespace

Result<ProcessedImage> convertImage(const QByteArray &bytes, const ImageFacts &facts)
{
    if (!facts.isAnimated())
        return facts.kind == ImageKind::WebP ? convertWebP(bytes) : convertStill(bytes, facts.kind);
    if (facts.kind == ImageKind::Gif)
        return convertAnimation(*gifFrames(bytes), facts.frames);
    FOYER_TRY(const auto frames, webpFrames(bytes));
    return convertAnimation(*frames, facts.frames);
}

} // namespace foyer::media
