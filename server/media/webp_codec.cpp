// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/webp_codec.h"

#include "server/media/exif_orientation.h"

#include <QColorSpace>

#include <webp/decode.h>
#include <webp/demux.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include <utility>

namespace foyer::media {

namespace {

/// Speed against size, 0 (fast) … 6.
constexpr int kStillMethod = 2;
constexpr int kAnimationMethod = 2;
constexpr float kAnimationQuality = 80;
/// Longest time that one picture of an animation stays; 1,000 of them still fit the sum of 31 bits.
constexpr int kMaxDelay = 2'000'000;

tl::unexpected<Error> broken(const char *why)
{
    return fail(ErrorCode::ImageBroken, QString::fromLatin1(why));
}

WebPData view(const QByteArray &bytes)
{
    return {reinterpret_cast<const uint8_t *>(bytes.constData()), size_t(bytes.size())};
}

QImage::Format pixelFormat(bool hasAlpha)
{
    return hasAlpha ? QImage::Format_RGBA8888 : QImage::Format_RGBX8888;
}

/// What a container says about how its pixels are meant.
struct Meaning
{
    int orientation = 1;
    QColorSpace colours;
};

QByteArray chunk(const WebPDemuxer *demuxer, const char *name)
{
    WebPChunkIterator found;
    if (!WebPDemuxGetChunk(demuxer, name, 1, &found))
        return {};
    const QByteArray bytes(reinterpret_cast<const char *>(found.chunk.bytes), qsizetype(found.chunk.size));
    WebPDemuxReleaseChunkIterator(&found);
    return bytes;
}

Meaning meaningOf(const WebPDemuxer *demuxer)
{
    Meaning meaning;
    meaning.orientation = exifOrientation(chunk(demuxer, "EXIF"));
    if (const QByteArray profile = chunk(demuxer, "ICCP"); !profile.isEmpty())
        meaning.colours = QColorSpace::fromIccProfile(profile);
    return meaning;
}

QImage meant(QImage image, const Meaning &meaning)
{
    if (meaning.colours.isValid())
        image.setColorSpace(meaning.colours);
    return upright(std::move(image), meaning.orientation);
}

struct PictureDeleter
{
    void operator()(WebPPicture *picture) const
    {
        WebPPictureFree(picture);
        delete picture;
    }
};
using Picture = std::unique_ptr<WebPPicture, PictureDeleter>;

/// A picture in libwebp's hands; nothing if it is too large or memory is short.
Picture import(const QImage &image)
{
    const bool hasAlpha = image.hasAlphaChannel();
    const QImage pixels = image.convertToFormat(pixelFormat(hasAlpha));
    Picture picture(new WebPPicture);
    if (!WebPPictureInit(picture.get()))
        return {};
    picture->width = pixels.width();
    picture->height = pixels.height();
    picture->use_argb = 1;
    const int stride = int(pixels.bytesPerLine());
    const int imported = hasAlpha ? WebPPictureImportRGBA(picture.get(), pixels.constBits(), stride)
                                  : WebPPictureImportRGBX(picture.get(), pixels.constBits(), stride);
    return imported ? std::move(picture) : Picture();
}

WebPConfig configuration(WebPMode mode, float quality, int method)
{
    WebPConfig config;
    WebPConfigInit(&config);
    config.method = method;
    config.quality = quality;
    if (mode == WebPMode::Lossless) {
        config.lossless = 1;
        // Here quality is effort; more than this costs seconds for a percent.
        config.quality = 40;
    }
    return config;
}

class WebPFrames final : public FrameSource
{
public:
    explicit WebPFrames(WebPAnimDecoder *decoder, bool hasAlpha)
        : m_decoder(decoder, &WebPAnimDecoderDelete)
        , m_format(pixelFormat(hasAlpha))
        , m_meaning(meaningOf(WebPAnimDecoderGetDemuxer(decoder)))
    {
        WebPAnimDecoderGetInfo(decoder, &m_info);
    }

    AnimationFrame next() override
    {
        uint8_t *pixels = nullptr;
        int shownUntil = 0;
        if (!WebPAnimDecoderHasMoreFrames(m_decoder.get())
            || !WebPAnimDecoderGetNext(m_decoder.get(), &pixels, &shownUntil))
            return {};
        const int width = int(m_info.canvas_width);
        const QImage view(pixels, width, int(m_info.canvas_height), qsizetype(width) * 4, m_format);
        // Unsigned, since the sum of hostile delays may leave the range of int.
        const uint delay = uint(shownUntil) - uint(m_shownSince);
        m_shownSince = shownUntil;
        return {meant(view.copy(), m_meaning), int(qMin(delay, uint(kMaxDelay)))};
    }

    int plays() const override { return int(m_info.loop_count); }

private:
    std::unique_ptr<WebPAnimDecoder, decltype(&WebPAnimDecoderDelete)> m_decoder;
    QImage::Format m_format;
    Meaning m_meaning;
    WebPAnimInfo m_info{};
    int m_shownSince = 0;
};

} // namespace

Result<WebPStill> decodeWebP(const QByteArray &bytes)
{
    WebPBitstreamFeatures features;
    const WebPData data = view(bytes);
    if (WebPGetFeatures(data.bytes, data.size, &features) != VP8_STATUS_OK)
        return broken("WebP without features");
    if (features.has_animation) {
        FOYER_TRY(const auto frames, webpFrames(bytes));
        QImage first = frames->next().image;
        if (first.isNull())
            return broken("WebP damaged");
        return WebPStill{std::move(first), WebPMode::Lossy};
    }
    QImage image(features.width, features.height, QImage::Format_RGBA8888);
    if (image.isNull())
        return fail(ErrorCode::Unavailable, QStringLiteral("no memory"));
    if (!WebPDecodeRGBAInto(data.bytes, data.size, image.bits(), size_t(image.sizeInBytes()),
                            int(image.bytesPerLine())))
        return broken("WebP damaged");
    if (!features.has_alpha)
        image.reinterpretAsFormat(QImage::Format_RGBX8888);
    const std::unique_ptr<WebPDemuxer, decltype(&WebPDemuxDelete)> demuxer(WebPDemux(&data),
                                                                           &WebPDemuxDelete);
    if (!demuxer)
        return broken("WebP damaged");
    constexpr int kLosslessFormat = 2;
    const WebPMode mode = features.format == kLosslessFormat ? WebPMode::Lossless : WebPMode::Lossy;
    return WebPStill{meant(std::move(image), meaningOf(demuxer.get())), mode};
}

Result<std::unique_ptr<FrameSource>> webpFrames(const QByteArray &bytes)
{
    WebPBitstreamFeatures features;
    const WebPData data = view(bytes);
    WebPAnimDecoderOptions options;
    if (WebPGetFeatures(data.bytes, data.size, &features) != VP8_STATUS_OK
        || !WebPAnimDecoderOptionsInit(&options))
        return broken("WebP without features");
    options.color_mode = MODE_RGBA;
    WebPAnimDecoder *decoder = WebPAnimDecoderNew(&data, &options);
    if (!decoder)
        return broken("WebP damaged");
    return std::make_unique<WebPFrames>(decoder, features.has_alpha != 0);
}

Result<QByteArray> encodeWebP(const QImage &image, WebPMode mode, float quality)
{
    const WebPConfig config = configuration(mode, quality, kStillMethod);
    const Picture picture = import(image);
    if (!picture)
        return broken("WebP import");
    WebPMemoryWriter writer;
    WebPMemoryWriterInit(&writer);
    picture->writer = WebPMemoryWrite;
    picture->custom_ptr = &writer;
    const bool isEncoded = WebPEncode(&config, picture.get()) != 0;
    const QByteArray bytes(reinterpret_cast<const char *>(writer.mem),
                           isEncoded ? qsizetype(writer.size) : 0);
    WebPMemoryWriterClear(&writer);
    if (!isEncoded)
        return broken("WebP encoder");
    return bytes;
}

struct WebPAnimationWriter::Private
{
    QSize size;
    std::unique_ptr<WebPAnimEncoder, decltype(&WebPAnimEncoderDelete)> encoder{nullptr,
                                                                               &WebPAnimEncoderDelete};
    WebPConfig config{};
    int at = 0;
};

WebPAnimationWriter::WebPAnimationWriter(QSize size, int plays)
    : d(std::make_unique<Private>())
{
    d->size = size;
    d->config = configuration(WebPMode::Lossy, kAnimationQuality, kAnimationMethod);
    WebPAnimEncoderOptions options;
    if (!WebPAnimEncoderOptionsInit(&options))
        return;
    options.anim_params.loop_count = plays;
    d->encoder.reset(WebPAnimEncoderNew(size.width(), size.height(), &options));
}

WebPAnimationWriter::~WebPAnimationWriter() = default;

Result<> WebPAnimationWriter::add(const QImage &image, int delay)
{
    const Picture picture = d->encoder && image.size() == d->size ? import(image) : Picture();
    if (!picture || !WebPAnimEncoderAdd(d->encoder.get(), picture.get(), d->at, &d->config))
        return broken("animation encoder");
    d->at += qBound(0, delay, kMaxDelay);
    return {};
}

Result<QByteArray> WebPAnimationWriter::finish()
{
    WebPData data;
    WebPDataInit(&data);
    if (!d->encoder || !WebPAnimEncoderAdd(d->encoder.get(), nullptr, d->at, nullptr)
        || !WebPAnimEncoderAssemble(d->encoder.get(), &data))
        return broken("animation encoder");
    const QByteArray bytes(reinterpret_cast<const char *>(data.bytes), qsizetype(data.size));
    WebPDataClear(&data);
    return bytes;
}

} // namespace foyer::media
