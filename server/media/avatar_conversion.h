// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/media/image_check.h"
#include "server/media/image_conversion.h"

#include <QByteArray>

namespace foyer::media {

/// Sides of an avatar and of its small form, in pixels.
inline constexpr int kAvatarSide = 256;
inline constexpr int kAvatarSmallSide = 96;

/// An avatar out of a picture that checkImage() described with `facts`: the square in its middle, upright, in sRGB, without
/// metadata, as WebP; of an animation the first picture. Errors: ImageBroken, ImageTooLarge. Thread: any; takes long.
[[nodiscard]] Result<ProcessedImage> convertAvatar(const QByteArray &bytes, const ImageFacts &facts);

} // namespace foyer::media
