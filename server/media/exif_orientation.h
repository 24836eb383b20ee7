// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QImage>

namespace foyer::media {

/// The orientation (1 … 8, tag 0x0112 of Exif 2.3) that Exif data ask for; 1 when they say nothing sensible.
/// Takes the TIFF structure, with or without "Exif\0\0" before it. Thread: any.
[[nodiscard]] int exifOrientation(QByteArrayView exif);

/// The picture turned and mirrored as an orientation of 1 … 8 asks for. Thread: any.
[[nodiscard]] QImage upright(QImage image, int orientation);

} // namespace foyer::media
