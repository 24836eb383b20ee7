// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/still_codec.h"

#include "server/media/exif_orientation.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QImageWriter>
#include <QtEndian>

#include <algorithm>
#include <utility>

namespace foyer::media {

namespace {

tl::unexpected<Error> broken(const QImageReader &reader)
{
    return fail(ErrorCode::ImageBroken, reader.errorString());
}

QByteArray formatName(ImageKind kind)
{
    switch (kind) {
    case ImageKind::Jpeg:
        return QByteArrayLiteral("jpeg");
    case ImageKind::Gif:
        return QByteArrayLiteral("gif");
    default:
        return QByteArrayLiteral("png");
    }
}

/// A reader that asks the one plugin of this format and none else, whatever the bytes look like.
void prepare(QImageReader &reader, QBuffer &device, ImageKind kind)
{
    device.open(QIODevice::ReadOnly);
    reader.setDevice(&device);
    reader.setAutoDetectImageFormat(false);
    reader.setFormat(formatName(kind));
    reader.setAutoTransform(true);
}

/// A PNG reduced to the chunks that make up its pixels. Compressed texts and the like would otherwise be unpacked
/// by the decoder, each to many times its size.
QByteArray essentialPng(const QByteArray &bytes, int &orientation)
{
    static constexpr const char *kKept[] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS",
                                            "gAMA", "cHRM", "sRGB", "iCCP", "sBIT"};
    QByteArray kept = bytes.first(8);
    kept.reserve(bytes.size());
    qsizetype at = 8;
    while (at + 12 <= bytes.size()) {
        const qsizetype length = qFromBigEndian<quint32>(bytes.constData() + at);
        if (length > bytes.size() - at - 12)
            break;
        const QByteArrayView type(bytes.constData() + at + 4, 4);
        if (type == QByteArrayView("eXIf"))
            orientation = exifOrientation(QByteArrayView(bytes.constData() + at + 8, length));
        const auto isKept = [type](const char *name) {
            return type == QByteArrayView(name);
        };
        if (std::any_of(std::begin(kKept), std::end(kKept), isKept))
            kept.append(bytes.constData() + at, length + 12);
        at += length + 12;
        if (type == QByteArrayView("IEND"))
            break;
    }
    return kept;
}

class GifFrames final : public FrameSource
{
public:
    explicit GifFrames(const QByteArray &bytes)
    {
        m_device.setData(bytes);
        prepare(m_reader, m_device, ImageKind::Gif);
    }

    AnimationFrame next() override
    {
        QImage image = m_reader.read();
        return {std::move(image), m_reader.nextImageDelay()};
    }

    int plays() const override
    {
        // Qt says how often it starts again, and -1 for endlessly.
        const int again = m_reader.loopCount();
        return again < 0 ? 0 : again + 1;
    }

private:
    QBuffer m_device;
    QImageReader m_reader;
};

QImage::Format plainFormat(const QImage &image)
{
    switch (image.format()) {
    case QImage::Format_Mono:
    case QImage::Format_MonoLSB:
    case QImage::Format_Indexed8:
        return QImage::Format_Indexed8;
    case QImage::Format_Grayscale8:
    case QImage::Format_Grayscale16:
        return QImage::Format_Grayscale8;
    default:
        return image.hasAlphaChannel() ? QImage::Format_RGBA8888 : QImage::Format_RGBX8888;
    }
}

QImage inSrgb(const QImage &image)
{
    const QColorSpace space = image.colorSpace();
    if (!space.isValid() || space == QColorSpace(QColorSpace::SRgb))
        return image;
    const bool wasGray = image.isGrayscale();
    QImage coloured = image;
    if (image.depth() <= 16) {
        coloured.convertTo(image.hasAlphaChannel() ? QImage::Format_RGBA8888 : QImage::Format_RGBX8888);
    }
    coloured.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
    if (wasGray && !coloured.hasAlphaChannel())
        coloured.convertTo(QImage::Format_Grayscale8);
    return coloured;
}

Result<QByteArray> encode(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer device(&bytes);
    device.open(QIODevice::WriteOnly);
    QImageWriter writer(&device, format);
    writer.setQuality(quality);
    writer.setOptimizedWrite(true);
    if (!writer.write(image))
        return fail(ErrorCode::ImageBroken, writer.errorString());
    return bytes;
}

} // namespace

Result<QImage> decodeStill(const QByteArray &bytes, ImageKind kind)
{
    int orientation = 1;
    QBuffer device;
    device.setData(kind == ImageKind::Png ? essentialPng(bytes, orientation) : bytes);
    QImageReader reader;
    prepare(reader, device, kind);
    QImage image;
    if (!reader.read(&image) || image.isNull())
        return broken(reader);
    return upright(std::move(image), orientation);
}

std::unique_ptr<FrameSource> gifFrames(const QByteArray &bytes)
{
    return std::make_unique<GifFrames>(bytes);
}

QImage plainImage(const QImage &image)
{
    auto *converted = new QImage(inSrgb(image));
    converted->convertTo(plainFormat(*converted));
    // A second image over the same pixels knows nothing of the first one's texts, profile and resolution.
    QImage plain(
        std::as_const(*converted).constBits(), converted->width(), converted->height(),
        converted->bytesPerLine(), converted->format(),
        [](void *owner) { delete static_cast<QImage *>(owner); }, converted);
    plain.setColorTable(converted->colorTable());
    return plain;
}

Result<QByteArray> encodePng(const QImage &image)
{
    return encode(image, "png", -1);
}

Result<QByteArray> encodeJpeg(const QImage &image, int quality)
{
    return encode(image, "jpeg", quality);
}

} // namespace foyer::media
