// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/image_check.h"

#include <QtEndian>

#include <webp/demux.h>

#include <cstring>
#include <memory>

namespace foyer::media {

namespace {

/// Longest side that every format and encoder in use can carry.
constexpr int kMaxSide = 65'535;
/// Longest side of a WebP picture (WebP container specification).
constexpr int kMaxWebPSide = 16'383;
/// More scans than any encoder writes; each costs a pass over all pixels however few bytes it has.
constexpr int kMaxJpegScans = 100;

/// Reads forward through bytes and remembers if they ended too early.
class Walker
{
public:
    explicit Walker(const QByteArray &bytes)
        : m_at(reinterpret_cast<const uchar *>(bytes.constData()))
        , m_left(bytes.size())
    {
    }

    [[nodiscard]] bool isCutOff() const { return m_cutOff; }
    [[nodiscard]] qsizetype left() const { return m_left; }
    [[nodiscard]] const uchar *peek() const { return m_at; }

    bool skip(qsizetype count)
    {
        if (count > m_left) {
            m_cutOff = true;
            m_left = 0;
            return false;
        }
        m_at += count;
        m_left -= count;
        return true;
    }
    template<typename T>
    T big()
    {
        const uchar *at = m_at;
        return skip(sizeof(T)) ? qFromBigEndian<T>(at) : T(0);
    }
    template<typename T>
    T little()
    {
        const uchar *at = m_at;
        return skip(sizeof(T)) ? qFromLittleEndian<T>(at) : T(0);
    }

private:
    const uchar *m_at;
    qsizetype m_left;
    bool m_cutOff = false;
};

tl::unexpected<Error> broken(const char *why)
{
    return fail(ErrorCode::ImageBroken, QString::fromLatin1(why));
}

tl::unexpected<Error> tooLarge(const char *why)
{
    return fail(ErrorCode::ImageTooLarge, QString::fromLatin1(why));
}

/// Size and frames against the limits; every number here is what the file claims.
Result<> checkClaims(quint64 width, quint64 height, quint64 frames, const ImageLimits &limits)
{
    if (width == 0 || height == 0 || frames == 0)
        return broken("empty picture");
    if (width > quint64(kMaxSide) || height > quint64(kMaxSide) || width * height > quint64(limits.maxPixels))
        return tooLarge("too many pixels");
    if (frames == 1)
        return {};
    if (frames > quint64(limits.maxFrames))
        return tooLarge("too many frames");
    if (width > quint64(kMaxWebPSide) || height > quint64(kMaxWebPSide))
        return tooLarge("animation too wide or high");
    const qint64 all = limits.maxAnimationPixels > 0 ? limits.maxAnimationPixels : limits.maxPixels * 10;
    if (width * height * frames > quint64(all))
        return tooLarge("too many pixels in all frames");
    return {};
}

// PNG, https://www.w3.org/TR/png-3/#5DataRep: signature, then chunks of length, type, data, CRC.
Result<ImageFacts> checkPng(const QByteArray &bytes, const ImageLimits &limits)
{
    Walker walker(bytes);
    walker.skip(8);
    const auto headerLength = walker.big<quint32>();
    const auto headerType = walker.big<quint32>();
    const auto width = walker.big<quint32>();
    const auto height = walker.big<quint32>();
    walker.skip(5 + 4);
    constexpr quint32 kHeader = 0x49484452, kData = 0x49444154, kEnd = 0x49454e44;
    if (walker.isCutOff() || headerLength != 13 || headerType != kHeader)
        return broken("PNG without header");
    FOYER_CHECK(checkClaims(width, height, 1, limits));
    bool hasData = false;
    while (true) {
        const auto length = walker.big<quint32>();
        const auto type = walker.big<quint32>();
        walker.skip(qsizetype(length) + 4);
        if (walker.isCutOff())
            return broken("PNG cut off");
        hasData = hasData || type == kData;
        if (type == kEnd)
            break;
    }
    if (!hasData)
        return broken("PNG without pixels");
    return ImageFacts{ImageKind::Png, int(width), int(height), 1};
}

bool isJpegFrame(uchar marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/// Goes over entropy-coded data up to the 0xff of the next marker.
void skipJpegScan(Walker &walker)
{
    while (walker.left() > 1) {
        const auto *found =
            static_cast<const uchar *>(std::memchr(walker.peek(), 0xff, size_t(walker.left() - 1)));
        if (!found) {
            walker.skip(walker.left());
            return;
        }
        walker.skip(found - walker.peek());
        const uchar next = found[1];
        const bool isData = next == 0 || (next >= 0xd0 && next <= 0xd7);
        if (!isData && next != 0xff)
            return;
        walker.skip(isData ? 2 : 1);
    }
}

// JPEG, ITU-T T.81 annex B: markers, most with a length; after SOS come scan data up to the next marker.
Result<ImageFacts> checkJpeg(const QByteArray &bytes, const ImageLimits &limits)
{
    Walker walker(bytes);
    walker.skip(2);
    ImageFacts facts{ImageKind::Jpeg, 0, 0, 1};
    int scans = 0;
    while (true) {
        if (walker.big<quint8>() != 0xff)
            return broken(walker.isCutOff() ? "JPEG cut off" : "JPEG without marker");
        uchar marker = walker.big<quint8>();
        while (marker == 0xff)
            marker = walker.big<quint8>();
        if (marker == 0xd9)
            break;
        if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7))
            continue;
        const auto length = walker.big<quint16>();
        if (walker.isCutOff() || length < 2 || length - 2 > walker.left())
            return broken("JPEG cut off");
        if (isJpegFrame(marker)) {
            if (facts.width != 0 || length < 8)
                return broken("JPEG with two frames");
            facts.height = qFromBigEndian<quint16>(walker.peek() + 1);
            facts.width = qFromBigEndian<quint16>(walker.peek() + 3);
            FOYER_CHECK(checkClaims(quint64(facts.width), quint64(facts.height), 1, limits));
        }
        walker.skip(length - 2);
        if (marker != 0xda)
            continue;
        if (++scans > kMaxJpegScans)
            return tooLarge("JPEG with too many scans");
        skipJpegScan(walker);
    }
    if (facts.width == 0 || scans == 0)
        return broken("JPEG without picture");
    return facts;
}

void skipGifBlocks(Walker &walker)
{
    while (const auto length = walker.big<quint8>())
        walker.skip(length);
}

void skipGifColours(Walker &walker, quint8 flags)
{
    if (flags & 0x80)
        walker.skip(qsizetype(3) << ((flags & 0x07) + 1));
}

/// One image block; `largest` and `all` grow by its own pixels, which need not be the screen's.
void walkGifFrame(Walker &walker, quint64 screen, quint64 &largest, quint64 &all)
{
    walker.skip(4);
    const auto width = walker.little<quint16>();
    const auto height = walker.little<quint16>();
    const quint64 pixels = qMax(screen, quint64(width) * height);
    largest = qMax(largest, pixels);
    all += pixels;
    skipGifColours(walker, walker.big<quint8>());
    walker.skip(1);
    skipGifBlocks(walker);
}

// GIF89a: screen, then image blocks (0x2c) and extensions (0x21) up to the trailer (0x3b), which some lack.
Result<ImageFacts> checkGif(const QByteArray &bytes, const ImageLimits &limits)
{
    Walker walker(bytes);
    walker.skip(6);
    const auto width = walker.little<quint16>();
    const auto height = walker.little<quint16>();
    const auto flags = walker.big<quint8>();
    walker.skip(2);
    skipGifColours(walker, flags);
    if (walker.isCutOff())
        return broken("GIF without header");
    FOYER_CHECK(checkClaims(width, height, 1, limits));
    const quint64 screen = quint64(width) * height;
    quint64 largest = screen;
    quint64 all = 0;
    int frames = 0;
    while (walker.left() > 0) {
        const auto block = walker.big<quint8>();
        if (block == 0x2c) {
            walkGifFrame(walker, screen, largest, all);
            ++frames;
        } else if (block == 0x21) {
            walker.skip(1);
            skipGifBlocks(walker);
        } else {
            break;
        }
        if (walker.isCutOff())
            return broken("GIF cut off");
        FOYER_CHECK(checkClaims(width, height, quint64(qMax(frames, 1)), limits));
        if (largest > quint64(limits.maxPixels) || all > quint64(limits.maxPixels) * 10)
            return tooLarge("GIF frames too large");
    }
    if (frames == 0)
        return broken("GIF without picture");
    return ImageFacts{ImageKind::Gif, width, height, frames};
}

/// Frames that a WebP container holds; 0 when its chunks do not fit into it.
int countWebPFrames(const QByteArray &bytes)
{
    Walker walker(bytes);
    walker.skip(12);
    int frames = 0;
    bool hasPicture = false;
    while (walker.left() > 8) {
        const char *type = reinterpret_cast<const char *>(walker.peek());
        frames += std::memcmp(type, "ANMF", 4) == 0 ? 1 : 0;
        hasPicture = hasPicture || std::memcmp(type, "VP8 ", 4) == 0 || std::memcmp(type, "VP8L", 4) == 0;
        walker.skip(4);
        const auto length = walker.little<quint32>();
        walker.skip(qMin(qsizetype(length) + (length & 1), walker.left() + (length > walker.left() ? 1 : 0)));
        if (walker.isCutOff())
            return 0;
    }
    return frames > 0 ? frames : (hasPicture ? 1 : 0);
}

// WebP: https://developers.google.com/speed/webp/docs/riff_container; libwebp's demuxer checks the rest.
Result<ImageFacts> checkWebP(const QByteArray &bytes, const ImageLimits &limits)
{
    const quint32 riff = qFromLittleEndian<quint32>(bytes.constData() + 4);
    if (riff < 12 || qint64(riff) + 8 > bytes.size())
        return broken("WebP cut off");
    const QByteArray container = QByteArray::fromRawData(bytes.constData(), qsizetype(riff) + 8);
    const int frames = countWebPFrames(container);
    if (frames == 0)
        return broken("WebP without picture");
    if (frames > limits.maxFrames)
        return tooLarge("too many frames");
    const WebPData data{reinterpret_cast<const uint8_t *>(container.constData()), size_t(container.size())};
    const std::unique_ptr<WebPDemuxer, decltype(&WebPDemuxDelete)> demuxer(WebPDemux(&data),
                                                                           &WebPDemuxDelete);
    if (!demuxer)
        return broken("WebP damaged");
    const quint32 width = WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_WIDTH);
    const quint32 height = WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_HEIGHT);
    const quint32 counted = WebPDemuxGetI(demuxer.get(), WEBP_FF_FRAME_COUNT);
    FOYER_CHECK(checkClaims(width, height, counted, limits));
    if (width > quint32(kMaxWebPSide) || height > quint32(kMaxWebPSide))
        return tooLarge("WebP too wide or high");
    return ImageFacts{ImageKind::WebP, int(width), int(height), int(counted)};
}

} // namespace

Result<ImageFacts> checkImage(const QByteArray &bytes, const ImageLimits &limits)
{
    if (bytes.size() > limits.maxBytes)
        return tooLarge("too many bytes");
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return checkPng(bytes, limits);
    if (bytes.startsWith("\xff\xd8\xff"))
        return checkJpeg(bytes, limits);
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return checkGif(bytes, limits);
    if (bytes.size() >= 12 && bytes.startsWith("RIFF") && std::memcmp(bytes.constData() + 8, "WEBP", 4) == 0)
        return checkWebP(bytes, limits);
    return fail(ErrorCode::UnsupportedMediaType, QStringLiteral("not PNG, JPEG, GIF or WebP"));
}

} // namespace foyer::media
