// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>

namespace foyer::test {

/// Four corners in red, green, blue and white (from the upper left, row by row), so that turns can be told apart.
[[nodiscard]] QImage corners(QSize size = {48, 32});
/// Like corners(), but the lower right corner is transparent.
[[nodiscard]] QImage cornersWithHole(QSize size = {48, 32});
/// Noise that no encoder makes small.
[[nodiscard]] QImage noise(QSize size);

[[nodiscard]] QByteArray png(const QImage &image);
[[nodiscard]] QByteArray jpeg(const QImage &image);
[[nodiscard]] QByteArray webp(const QImage &image);
[[nodiscard]] QByteArray losslessWebp(const QImage &image);

struct SampleFrame
{
    QColor colour;
    int delayMs = 100;
};
/// A GIF whose frames are each of one colour; a transparent colour makes a transparent frame.
/// loops: what the NETSCAPE extension says, or less than 0 for none.
[[nodiscard]] QByteArray gif(QSize size, const QList<SampleFrame> &frames, int loops);
/// plays: 0 is for ever.
[[nodiscard]] QByteArray animatedWebp(QSize size, const QList<SampleFrame> &frames, int plays);

/// Exif data with an orientation and a place on earth; `text` is hidden in it.
[[nodiscard]] QByteArray exif(int orientation, const QByteArray &text);
/// A JPEG with one more segment after its start.
[[nodiscard]] QByteArray withJpegSegment(const QByteArray &jpeg, uchar marker, const QByteArray &payload);
/// A PNG with one more chunk after its header.
[[nodiscard]] QByteArray withPngChunk(const QByteArray &png, const char *type, const QByteArray &payload);
/// A WebP with a chunk of metadata: "EXIF", "XMP " or "ICCP".
[[nodiscard]] QByteArray withWebpChunk(const QByteArray &webp, const char *type, const QByteArray &payload);

/// What libwebp reads from an animation.
struct ReadAnimation
{
    QList<QImage> frames;
    QList<int> delays;
    int plays = -1;
};
[[nodiscard]] ReadAnimation readAnimation(const QByteArray &webp);

/// Most memory in bytes that this process ever held, or 0 where that cannot be asked.
[[nodiscard]] qint64 peakMemory();

} // namespace foyer::test
