// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/image_check.h"
#include "tests/unit/media/image_samples.h"

#include <QTest>
#include <QtEndian>

using namespace foyer;
using namespace foyer::media;
using namespace foyer::test;

namespace {

const ImageLimits kLimits;

ErrorCode faultOf(const QByteArray &bytes, const ImageLimits &limits = kLimits)
{
    const auto checked = checkImage(bytes, limits);
    // Internal is never an answer of checkImage(); it stands for "no fault" here.
    return checked ? ErrorCode::Internal : checked.error().code;
}

QByteArray pngClaiming(quint32 width, quint32 height)
{
    QByteArray bytes = png(corners());
    qToBigEndian(width, bytes.data() + 16);
    qToBigEndian(height, bytes.data() + 20);
    return bytes;
}

QList<SampleFrame> manyFrames(int count)
{
    return QList<SampleFrame>(count, SampleFrame{Qt::red, 10});
}

} // namespace

class TestImageCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognisesEachFormatByItsContent_data();
    void recognisesEachFormatByItsContent();
    void refusesEverythingElse_data();
    void refusesEverythingElse();
    void refusesWhatClaimsTooMuch_data();
    void refusesWhatClaimsTooMuch();
    void bombsCostNoMemory();
    void refusesEveryTruncation_data();
    void refusesEveryTruncation();
    void limitsAreExact();
    void refusesJpegsWithEndlessScans();
};

void TestImageCheck::recognisesEachFormatByItsContent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("frames");
    const QSize size(48, 32);
    QTest::newRow("png") << png(corners()) << int(ImageKind::Png) << 1;
    QTest::newRow("jpeg") << jpeg(corners()) << int(ImageKind::Jpeg) << 1;
    QTest::newRow("webp") << webp(corners()) << int(ImageKind::WebP) << 1;
    QTest::newRow("lossless webp") << losslessWebp(cornersWithHole()) << int(ImageKind::WebP) << 1;
    QTest::newRow("gif") << gif(size, {{Qt::red}}, -1) << int(ImageKind::Gif) << 1;
    QTest::newRow("moving gif") << gif(size, {{Qt::red}, {Qt::blue}, {Qt::green}}, 0) << int(ImageKind::Gif)
                                << 3;
    QTest::newRow("moving webp") << animatedWebp(size, {{Qt::red}, {Qt::blue}}, 0) << int(ImageKind::WebP)
                                 << 2;
    QTest::newRow("gif without trailer") << gif(size, {{Qt::red}}, -1).chopped(1) << int(ImageKind::Gif) << 1;
    QTest::newRow("jpeg with junk behind") << jpeg(corners()) + "<script>" << int(ImageKind::Jpeg) << 1;
    QTest::newRow("png with junk behind") << png(corners()) + "<script>" << int(ImageKind::Png) << 1;
}

void TestImageCheck::recognisesEachFormatByItsContent()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, kind);
    QFETCH(const int, frames);
    const auto facts = checkImage(bytes, kLimits);
    QVERIFY2(facts, facts ? "" : qPrintable(facts.error().detail));
    QCOMPARE(int(facts->kind), kind);
    QCOMPARE(facts->width, 48);
    QCOMPARE(facts->height, 32);
    QCOMPARE(facts->frames, frames);
}

void TestImageCheck::refusesEverythingElse_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one byte") << QByteArray("\x89");
    QTest::newRow("svg") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>");
    QTest::newRow("svg with prologue") << QByteArray("<?xml version=\"1.0\"?><svg/>");
    QTest::newRow("html") << QByteArray("<!DOCTYPE html><script>alert(1)</script>");
    QTest::newRow("tiff") << QByteArray("II*\0\x08\0\0\0", 8);
    QTest::newRow("bmp") << QByteArray("BM\x3a\0\0\0\0\0\0\0", 10);
    QTest::newRow("ico") << QByteArray("\0\0\x01\0\x01\0", 6);
    QTest::newRow("pdf") << QByteArray("%PDF-1.7\n");
    QTest::newRow("zip") << QByteArray("PK\x03\x04");
    QTest::newRow("avif") << QByteArray("\0\0\0\x20"
                                        "ftypavif",
                                        12);
    QTest::newRow("wave") << QByteArray("RIFF\x24\0\0\0WAVEfmt ", 16);
    QTest::newRow("png behind html") << "<html>" + png(corners());
    QTest::newRow("png with a newline before") << "\n" + png(corners());
}

void TestImageCheck::refusesEverythingElse()
{
    QFETCH(const QByteArray, bytes);
    QCOMPARE(faultOf(bytes), ErrorCode::UnsupportedMediaType);
}

void TestImageCheck::refusesWhatClaimsTooMuch_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const int tooLarge = int(ErrorCode::ImageTooLarge);
    const int broken = int(ErrorCode::ImageBroken);
    QTest::newRow("png of 60,000 squared") << pngClaiming(60'000, 60'000) << tooLarge;
    QTest::newRow("png of 2^32-1 squared") << pngClaiming(0xffffffff, 0xffffffff) << tooLarge;
    QTest::newRow("png of one endless line") << pngClaiming(30'000'000, 1) << tooLarge;
    QTest::newRow("png without width") << pngClaiming(0, 10) << broken;
    QTest::newRow("gif with 1,001 frames") << gif({8, 8}, manyFrames(1'001), 0) << tooLarge;
    QByteArray wide = gif({8, 8}, manyFrames(20), 0);
    qToLittleEndian(quint16(6'000), wide.data() + 6);
    qToLittleEndian(quint16(6'000), wide.data() + 8);
    QTest::newRow("gif of 20 frames of 36 megapixels") << wide << tooLarge;
    QByteArray frame = gif({8, 8}, manyFrames(1), 0);
    const qsizetype at = frame.indexOf(QByteArray("\x2c\0\0\0\0", 5));
    frame.replace(at + 5, 4, "\xff\xff\xff\xff");
    QTest::newRow("gif with a frame larger than its screen") << frame << tooLarge;
    QByteArray canvas = withWebpChunk(webp(corners()), "XMP ", "x");
    canvas.replace(24, 6, "\xff\xff\xff\xff\xff\xff");
    QTest::newRow("webp with a canvas that its picture does not fill") << canvas << broken;
    QByteArray moving = animatedWebp({8, 8}, {{Qt::red}, {Qt::blue}}, 0);
    moving.replace(24, 6, QByteArray("\x2f\x3f\0\x2f\x3f\0", 6));
    QTest::newRow("webp of two frames on a canvas of 16,176 squared") << moving << tooLarge;
    const QByteArray flat = jpeg(corners());
    QByteArray tall = flat;
    const qsizetype frameAt = tall.indexOf("\xff\xc0");
    tall.replace(frameAt + 5, 4, "\xff\xff\xff\xff");
    QTest::newRow("jpeg of 65,535 squared") << tall << tooLarge;
    QByteArray empty = flat;
    empty.replace(frameAt + 5, 2, QByteArray("\0\0", 2));
    QTest::newRow("jpeg without height") << empty << broken;
    QTest::newRow("eleven mebibytes") << png(corners()) + QByteArray(11 * 1024 * 1024, 'x') << tooLarge;
    QTest::newRow("gif header and script") << QByteArray("GIF89a=1;alert(document.domain)//") << tooLarge;
}

void TestImageCheck::refusesWhatClaimsTooMuch()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, code);
    QCOMPARE(int(faultOf(bytes)), code);
}

void TestImageCheck::bombsCostNoMemory()
{
    const QByteArray many = gif({1, 1}, manyFrames(20'000), 0);
    QByteArray chunks = animatedWebp({8, 8}, {{Qt::red}, {Qt::blue}}, 0);
    const QByteArray frame("ANMF\x10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 24);
    chunks += frame.repeated(100'000);
    qToLittleEndian(quint32(chunks.size() - 8), chunks.data() + 4);
    const qint64 before = peakMemory();
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(faultOf(pngClaiming(60'000, 60'000)), ErrorCode::ImageTooLarge);
        QCOMPARE(faultOf(many), ErrorCode::ImageTooLarge);
        QCOMPARE(faultOf(chunks), ErrorCode::ImageTooLarge);
    }
    const qint64 grown = peakMemory() - before;
    QVERIFY2(grown < 8 * 1024 * 1024, qPrintable(QString::number(grown)));
}

void TestImageCheck::refusesEveryTruncation_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QSize size(16, 12);
    QTest::newRow("png") << png(corners(size));
    QTest::newRow("jpeg") << jpeg(corners(size));
    QTest::newRow("webp") << webp(corners(size));
    QTest::newRow("moving webp") << animatedWebp(size, {{Qt::red}, {Qt::blue}}, 0);
    // Without the trailer, which may be missing.
    QTest::newRow("gif") << gif(size, {{Qt::red}}, 0).chopped(1);
}

void TestImageCheck::refusesEveryTruncation()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(checkImage(bytes, kLimits));
    for (qsizetype length = 0; length < bytes.size(); ++length) {
        // A copy, so that a read behind the end is a read behind the allocation.
        const QByteArray cut(bytes.constData(), length);
        QVERIFY2(!checkImage(cut, kLimits), qPrintable(QString::number(length)));
    }
}

void TestImageCheck::limitsAreExact()
{
    ImageLimits limits;
    limits.maxPixels = 48 * 32;
    QVERIFY(checkImage(png(corners()), limits));
    limits.maxPixels -= 1;
    QCOMPARE(faultOf(png(corners()), limits), ErrorCode::ImageTooLarge);

    ImageLimits bytes;
    bytes.maxBytes = png(corners()).size();
    QVERIFY(checkImage(png(corners()), bytes));
    bytes.maxBytes -= 1;
    QCOMPARE(faultOf(png(corners()), bytes), ErrorCode::ImageTooLarge);

    ImageLimits frames;
    frames.maxFrames = 3;
    QVERIFY(checkImage(gif({8, 8}, manyFrames(3), 0), frames));
    QCOMPARE(faultOf(gif({8, 8}, manyFrames(4), 0), frames), ErrorCode::ImageTooLarge);

    ImageLimits all;
    all.maxAnimationPixels = 3 * 64;
    QVERIFY(checkImage(gif({8, 8}, manyFrames(3), 0), all));
    QCOMPARE(faultOf(gif({8, 8}, manyFrames(4), 0), all), ErrorCode::ImageTooLarge);
}

void TestImageCheck::refusesJpegsWithEndlessScans()
{
    const QByteArray whole = jpeg(corners());
    const qsizetype scanAt = whole.indexOf("\xff\xda");
    const QByteArray scan = whole.sliced(scanAt, whole.size() - scanAt - 2);
    QVERIFY(checkImage(whole.first(scanAt) + scan.repeated(10) + whole.last(2), kLimits));
    QCOMPARE(faultOf(whole.first(scanAt) + scan.repeated(101) + whole.last(2)), ErrorCode::ImageTooLarge);
}

QTEST_GUILESS_MAIN(TestImageCheck)
#include "tst_image_check.moc"
