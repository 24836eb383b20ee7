// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/avatar_conversion.h"

#include "server/media/still_codec.h"
#include "server/media/webp_codec.h"

namespace foyer::media {
namespace {

constexpr float kQuality = 88;

Result<QImage> firstPicture(const QByteArray &bytes, const ImageFacts &facts)
{
    if (facts.kind != ImageKind::WebP)
        return decodeStill(bytes, facts.kind);
    if (!facts.isAnimated()) {
        FOYER_TRY(WebPStill still, decodeWebP(bytes));
        return std::move(still.image);
    }
    FOYER_TRY(const auto frames, webpFrames(bytes));
    const AnimationFrame first = frames->next();
    if (first.image.isNull())
        return fail(ErrorCode::ImageBroken, QStringLiteral("animation without a picture"));
    return first.image;
}

QImage squareOf(const QImage &picture)
{
    const int side = qMin(picture.width(), picture.height());
    return picture.copy((picture.width() - side) / 2, (picture.height() - side) / 2, side, side);
}

QImage scaledTo(int side, const QImage &square)
{
    return square.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace

Result<ProcessedImage> convertAvatar(const QByteArray &bytes, const ImageFacts &facts)
{
    FOYER_TRY(const QImage picture, firstPicture(bytes, facts));
    const QImage square = squareOf(plainImage(picture));
    ProcessedImage result;
    result.type = QByteArrayLiteral("image/webp");
    result.width = result.height = kAvatarSide;
    result.thumbnailWidth = result.thumbnailHeight = kAvatarSmallSide;
    FOYER_TRY(result.full, encodeWebP(scaledTo(kAvatarSide, square), WebPMode::Lossy, kQuality));
    FOYER_TRY(result.thumbnail, encodeWebP(scaledTo(kAvatarSmallSide, square), WebPMode::Lossy, kQuality));
    return result;
}

} // namespace foyer::media
