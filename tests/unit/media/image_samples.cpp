// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/media/image_samples.h"

#include "server/media/webp_codec.h"

#include <QBuffer>
#include <QFile>
#include <QImageWriter>
#include <QPainter>
#include <QRandomGenerator>
#include <QtEndian>

#include <webp/demux.h>
#include <webp/mux.h>

namespace foyer::test {

namespace {

QByteArray written(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer device(&bytes);
    device.open(QIODevice::WriteOnly);
    QImageWriter writer(&device, format);
    writer.setQuality(format == QByteArrayView("jpeg") ? 95 : -1);
    if (!writer.write(image))
        qFatal("cannot write a sample");
    return bytes;
}

template<typename T>
QByteArray big(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

template<typename T>
QByteArray little(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= uchar(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xedb88320u : 0u);
    }
    return ~crc;
}

/// Pixels as LZW codes of eight bits: cleared before the codes would grow, nothing is ever compressed.
QByteArray gifPixels(qsizetype count, char colour)
{
    constexpr qsizetype kBeforeClear = 100;
    constexpr char kClear = char(0x80), kEnd = char(0x81);
    QByteArray codes;
    for (qsizetype done = 0; done < count; done += kBeforeClear) {
        codes += kClear;
        codes += QByteArray(qMin(kBeforeClear, count - done), colour);
    }
    codes += kEnd;
    QByteArray blocks(1, char(7));
    for (qsizetype at = 0; at < codes.size(); at += 255) {
        const QByteArray block = codes.mid(at, 255);
        blocks += char(block.size());
        blocks += block;
    }
    return blocks + '\0';
}

QImage filled(QSize size, const QColor &colour)
{
    QImage image(size, QImage::Format_RGBA8888);
    image.fill(colour);
    return image;
}

WebPData data(const QByteArray &bytes)
{
    return {reinterpret_cast<const uint8_t *>(bytes.constData()), size_t(bytes.size())};
}

QByteArray encoded(const QImage &image, media::WebPMode mode)
{
    const auto bytes = media::encodeWebP(image, mode, 95);
    if (!bytes)
        qFatal("cannot write a sample");
    return *bytes;
}

} // namespace

QImage corners(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    const int w = size.width() / 2;
    const int h = size.height() / 2;
    QPainter painter(&image);
    painter.fillRect(0, 0, w, h, Qt::red);
    painter.fillRect(w, 0, w, h, Qt::green);
    painter.fillRect(0, h, w, h, Qt::blue);
    painter.fillRect(w, h, w, h, Qt::white);
    return image;
}

QImage cornersWithHole(QSize size)
{
    QImage image = corners(size).convertToFormat(QImage::Format_ARGB32);
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.fillRect(size.width() / 2, size.height() / 2, size.width() / 2, size.height() / 2, Qt::black);
    return image;
}

QImage noise(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QRandomGenerator random(1);
    for (int y = 0; y < size.height(); ++y)
        random.fillRange(reinterpret_cast<quint32 *>(image.scanLine(y)), size.width());
    return image;
}

QByteArray png(const QImage &image)
{
    return written(image, "png");
}

QByteArray jpeg(const QImage &image)
{
    return written(image, "jpeg");
}

QByteArray webp(const QImage &image)
{
    return encoded(image, media::WebPMode::Lossy);
}

QByteArray losslessWebp(const QImage &image)
{
    return encoded(image, media::WebPMode::Lossless);
}

QByteArray gif(QSize size, const QList<SampleFrame> &frames, int loops)
{
    QByteArray bytes =
        "GIF89a" + little(quint16(size.width())) + little(quint16(size.height())) + QByteArray("\x70\0\0", 3);
    if (loops >= 0)
        bytes += QByteArray("\x21\xff\x0bNETSCAPE2.0\x03\x01", 16) + little(quint16(loops)) + '\0';
    for (const SampleFrame &frame : frames) {
        const bool isClear = frame.colour.alpha() == 0;
        // Colour 1 is transparent, and the screen is cleared after each frame, so that transparent frames are seen.
        bytes += QByteArray("\x21\xf9\x04", 3) + char(0x09) + little(quint16(frame.delayMs / 10))
            + QByteArray("\x01\0", 2);
        bytes += QByteArray("\x2c\0\0\0\0", 5) + little(quint16(size.width()))
            + little(quint16(size.height())) + char(0x86);
        QByteArray table(3 * 128, '\0');
        table[0] = char(frame.colour.red());
        table[1] = char(frame.colour.green());
        table[2] = char(frame.colour.blue());
        bytes += table + gifPixels(qsizetype(size.width()) * size.height(), isClear ? '\x01' : '\0');
    }
    return bytes + ';';
}

QByteArray animatedWebp(QSize size, const QList<SampleFrame> &frames, int plays)
{
    media::WebPAnimationWriter writer(size, plays);
    for (const SampleFrame &frame : frames) {
        if (!writer.add(filled(size, frame.colour), frame.delayMs))
            qFatal("cannot write a sample");
    }
    const auto bytes = writer.finish();
    if (!bytes)
        qFatal("cannot write a sample");
    return *bytes;
}

QByteArray exif(int orientation, const QByteArray &text)
{
    // TIFF structure, big-endian: orientation, a text, and a GPS directory with a latitude.
    const quint32 textAt = 8 + 2 + 3 * 12 + 4;
    const quint32 gpsAt = textAt + quint32(text.size());
    QByteArray bytes = QByteArray("MM\0\x2a", 4) + big(quint32(8)) + big(quint16(3));
    bytes += big(quint16(0x0112)) + big(quint16(3)) + big(quint32(1)) + big(quint16(orientation))
        + big(quint16(0));
    bytes += big(quint16(0x010e)) + big(quint16(2)) + big(quint32(text.size())) + big(textAt);
    bytes += big(quint16(0x8825)) + big(quint16(4)) + big(quint32(1)) + big(gpsAt);
    bytes += big(quint32(0)) + text;
    bytes += big(quint16(1)) + big(quint16(1)) + big(quint16(2)) + big(quint32(2)) + QByteArray("N\0\0\0", 4);
    return bytes + big(quint32(0)) + "GPSMARK52.516272";
}

QByteArray withJpegSegment(const QByteArray &jpeg, uchar marker, const QByteArray &payload)
{
    return jpeg.first(2) + '\xff' + char(marker) + big(quint16(payload.size() + 2)) + payload
        + jpeg.sliced(2);
}

QByteArray withPngChunk(const QByteArray &png, const char *type, const QByteArray &payload)
{
    constexpr qsizetype kAfterHeader = 8 + 25;
    const QByteArray checked = type + payload;
    return png.first(kAfterHeader) + big(quint32(payload.size())) + checked + big(crc32(checked))
        + png.sliced(kAfterHeader);
}

QByteArray withWebpChunk(const QByteArray &webp, const char *type, const QByteArray &payload)
{
    const WebPData original = data(webp);
    const WebPData metadata = data(payload);
    WebPMux *mux = WebPMuxCreate(&original, 1);
    WebPData assembled;
    WebPDataInit(&assembled);
    if (!mux || WebPMuxSetChunk(mux, type, &metadata, 1) != WEBP_MUX_OK
        || WebPMuxAssemble(mux, &assembled) != WEBP_MUX_OK)
        qFatal("cannot write a sample");
    const QByteArray bytes(reinterpret_cast<const char *>(assembled.bytes), qsizetype(assembled.size));
    WebPDataClear(&assembled);
    WebPMuxDelete(mux);
    return bytes;
}

ReadAnimation readAnimation(const QByteArray &webp)
{
    ReadAnimation animation;
    const WebPData bytes = data(webp);
    WebPAnimDecoder *decoder = WebPAnimDecoderNew(&bytes, nullptr);
    if (!decoder)
        return animation;
    WebPAnimInfo info;
    WebPAnimDecoderGetInfo(decoder, &info);
    animation.plays = int(info.loop_count);
    int before = 0;
    while (WebPAnimDecoderHasMoreFrames(decoder)) {
        uint8_t *pixels = nullptr;
        int until = 0;
        if (!WebPAnimDecoderGetNext(decoder, &pixels, &until))
            break;
        const QImage view(pixels, int(info.canvas_width), int(info.canvas_height), QImage::Format_RGBA8888);
        animation.frames.append(view.copy());
        animation.delays.append(until - before);
        before = until;
    }
    WebPAnimDecoderDelete(decoder);
    return animation;
}

qint64 peakMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.sliced(6).simplified().split(' ').constFirst().toLongLong() * 1024;
    }
    return 0;
}

} // namespace foyer::test
