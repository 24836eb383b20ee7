// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/image_check.h"
#include "server/media/image_conversion.h"
#include "tests/unit/media/image_samples.h"

#include <QBuffer>
#include <QColorSpace>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTest>

using namespace foyer;
using namespace foyer::media;
using namespace foyer::test;

namespace {

const QByteArray kSecret = "SECRETMARK-owner-and-place";

Result<ProcessedImage> converted(const QByteArray &bytes)
{
    FOYER_TRY(const ImageFacts facts, checkImage(bytes, ImageLimits()));
    return convertImage(bytes, facts);
}

QImage decoded(const QByteArray &bytes)
{
    QImage image;
    image.loadFromData(bytes);
    return image;
}

bool isNear(QColor a, QColor b)
{
    constexpr int kTolerance = 40;
    return qAbs(a.red() - b.red()) < kTolerance && qAbs(a.green() - b.green()) < kTolerance
        && qAbs(a.blue() - b.blue()) < kTolerance && qAbs(a.alpha() - b.alpha()) < kTolerance;
}

/// The colours of the four corners, from the upper left, row by row.
QList<QColor> cornersOf(const QImage &image)
{
    const int right = image.width() - 3;
    const int lower = image.height() - 3;
    return {image.pixelColor(2, 2), image.pixelColor(right, 2), image.pixelColor(2, lower),
            image.pixelColor(right, lower)};
}

void compareCorners(const QImage &image, const QList<QColor> &expected)
{
    const QList<QColor> found = cornersOf(image);
    for (int i = 0; i < 4; ++i) {
        QVERIFY2(isNear(found[i], expected[i]),
                 qPrintable(QStringLiteral("corner %1 is %2").arg(i).arg(found[i].name(QColor::HexArgb))));
    }
}

QByteArray displayP3()
{
    return QColorSpace(QColorSpace::DisplayP3).iccProfile();
}

} // namespace

class TestImageConversion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsThePictureAndChoosesTheFormat_data();
    void keepsThePictureAndChoosesTheFormat();
    void appliesEveryOrientation_data();
    void appliesEveryOrientation();
    void nothingOfTheMetadataIsLeft_data();
    void nothingOfTheMetadataIsLeft();
    void animationKeepsFramesDelaysAndLoops_data();
    void animationKeepsFramesDelaysAndLoops();
    void thumbnailIsBoundedAndProportional_data();
    void thumbnailIsBoundedAndProportional();
    void coloursOfAWiderSpaceBecomeSrgb_data();
    void coloursOfAWiderSpaceBecomeSrgb();
    void fewColoursAndGreyStaySmall();
    void packedTextsOfAPngAreNotUnpacked();
    void damagedBytesNeverCrash_data();
    void damagedBytesNeverCrash();
};

void TestImageConversion::initTestCase()
{
    // Qt says of each damaged picture what is wrong with it.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.*=false"));
}

void TestImageConversion::keepsThePictureAndChoosesTheFormat_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("hasHole");
    const QSize size(48, 32);
    QImage indexed = cornersWithHole().convertToFormat(QImage::Format_Indexed8);
    QTest::newRow("png") << png(corners()) << QByteArray("image/png") << false;
    QTest::newRow("png with alpha") << png(cornersWithHole()) << QByteArray("image/png") << true;
    QTest::newRow("png with palette and alpha") << png(indexed) << QByteArray("image/png") << true;
    QTest::newRow("png of 16 bits") << png(cornersWithHole().convertToFormat(QImage::Format_RGBA64))
                                    << QByteArray("image/png") << true;
    QTest::newRow("jpeg") << jpeg(corners()) << QByteArray("image/jpeg") << false;
    QTest::newRow("webp") << webp(corners()) << QByteArray("image/webp") << false;
    QTest::newRow("webp with alpha") << webp(cornersWithHole()) << QByteArray("image/webp") << true;
    QTest::newRow("lossless webp") << losslessWebp(corners()) << QByteArray("image/webp") << false;
    QTest::newRow("lossless webp with alpha")
        << losslessWebp(cornersWithHole()) << QByteArray("image/webp") << true;
}

void TestImageConversion::keepsThePictureAndChoosesTheFormat()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, type);
    QFETCH(const bool, hasHole);
    const auto result = converted(bytes);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->type, type);
    QCOMPARE(QSize(result->width, result->height), QSize(48, 32));
    QVERIFY(!result->isAnimated);
    const QColor last = hasHole ? QColor(0, 0, 0, 0) : QColor(Qt::white);
    for (const QByteArray &output : {result->full, result->thumbnail}) {
        const QImage image = decoded(output);
        QCOMPARE(image.size(), QSize(48, 32));
        QCOMPARE(image.hasAlphaChannel(), hasHole);
        const QList<QColor> found = cornersOf(image);
        QVERIFY(isNear(found[0], Qt::red) && isNear(found[1], Qt::green) && isNear(found[2], Qt::blue));
        QVERIFY(hasHole ? found[3].alpha() == 0 : isNear(found[3], last));
    }
    QVERIFY(result->thumbnail.startsWith("RIFF"));
}

void TestImageConversion::appliesEveryOrientation_data()
{
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QString>("format");
    for (const auto *format : {"jpeg", "webp", "png"}) {
        for (int orientation = 0; orientation <= 9; ++orientation)
            QTest::addRow("%s %d", format, orientation) << orientation << QString::fromLatin1(format);
    }
}

void TestImageConversion::appliesEveryOrientation()
{
    QFETCH(const int, orientation);
    QFETCH(const QString, format);
    const QByteArray data = exif(orientation, kSecret);
    QByteArray bytes;
    if (format == u"jpeg")
        bytes = withJpegSegment(jpeg(corners()), 0xe1, QByteArray("Exif\0\0", 6) + data);
    else if (format == u"webp")
        bytes = withWebpChunk(webp(corners()), "EXIF", data);
    else
        bytes = withPngChunk(png(corners()), "eXIf", data);
    const auto result = converted(bytes);
    QVERIFY(result);

    const QColor r(Qt::red), g(Qt::green), b(Qt::blue), w(Qt::white);
    // Where the corners come to lie; table 6 of Exif 2.3 in pictures. 0 and 9 do not exist and mean nothing.
    const QList<QList<QColor>> expected = {{r, g, b, w}, {r, g, b, w}, {g, r, w, b}, {w, b, g, r},
                                           {b, w, r, g}, {r, b, g, w}, {b, r, w, g}, {w, g, b, r},
                                           {g, w, r, b}, {r, g, b, w}};
    const bool isTurned = orientation >= 5 && orientation <= 8;
    const QSize size = isTurned ? QSize(32, 48) : QSize(48, 32);
    QCOMPARE(QSize(result->width, result->height), size);
    QCOMPARE(decoded(result->full).size(), size);
    QCOMPARE(decoded(result->thumbnail).size(), size);
    compareCorners(decoded(result->full), expected[orientation]);
    compareCorners(decoded(result->thumbnail), expected[orientation]);
}

void TestImageConversion::nothingOfTheMetadataIsLeft_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray data = exif(6, kSecret);
    const QByteArray xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + kSecret;
    QImage texted = corners();
    texted.setText(QStringLiteral("Comment"), QString::fromLatin1(kSecret));
    texted.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
    QTest::newRow("exif in jpeg") << withJpegSegment(jpeg(corners()), 0xe1, QByteArray("Exif\0\0", 6) + data);
    QTest::newRow("xmp in jpeg") << withJpegSegment(jpeg(corners()), 0xe1, xmp);
    QTest::newRow("iptc in jpeg") << withJpegSegment(jpeg(corners()), 0xed, "Photoshop 3.0" + kSecret);
    QTest::newRow("comment in jpeg") << withJpegSegment(jpeg(corners()), 0xfe, kSecret);
    QTest::newRow("profile and text in jpeg") << jpeg(texted);
    QTest::newRow("behind jpeg") << jpeg(corners()) + kSecret;
    QTest::newRow("profile and text in png") << png(texted);
    QTest::newRow("text in png") << withPngChunk(png(corners()), "tEXt", QByteArray("Author\0", 7) + kSecret);
    QTest::newRow("exif in png") << withPngChunk(png(corners()), "eXIf", data);
    QTest::newRow("unknown chunk in png") << withPngChunk(png(corners()), "prIv", kSecret);
    QTest::newRow("behind png") << png(corners()) + "<script>" + kSecret;
    QTest::newRow("exif in webp") << withWebpChunk(webp(corners()), "EXIF", data);
    QTest::newRow("xmp in webp") << withWebpChunk(webp(corners()), "XMP ", xmp);
    QTest::newRow("xmp in moving webp")
        << withWebpChunk(animatedWebp({48, 32}, {{Qt::red}, {Qt::blue}}, 0), "XMP ", xmp);
    QTest::newRow("profile in webp") << withWebpChunk(webp(corners()), "ICCP", displayP3());
    QByteArray commented = gif({48, 32}, {{Qt::red}, {Qt::blue}}, 0);
    commented.insert(13, QByteArray("\x21\xfe", 2) + char(kSecret.size()) + kSecret + '\0');
    QTest::newRow("comment in gif") << commented;
}

void TestImageConversion::nothingOfTheMetadataIsLeft()
{
    QFETCH(const QByteArray, bytes);
    const auto result = converted(bytes);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    const QByteArray traces[] = {"SECRETMARK", "GPSMARK", "Exif", "EXIF",        "eXIf",    "xmp",
                                 "XMP ",       "xap",     "ICCP", "ICC_PROFILE", "iCCP",    "tEXt",
                                 "zTXt",       "iTXt",    "prIv", "Photoshop",   "<script>"};
    for (const QByteArray &trace : traces) {
        QVERIFY2(!result->full.contains(trace), trace.constData());
        QVERIFY2(!result->thumbnail.contains(trace), trace.constData());
    }
}

void TestImageConversion::animationKeepsFramesDelaysAndLoops_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("plays");
    const QSize size(64, 40);
    const QList<SampleFrame> frames = {
        {Qt::red, 40}, {Qt::green, 250}, {QColor(0, 0, 0, 0), 100}, {Qt::blue, 1500}};
    QTest::newRow("gif for ever") << gif(size, frames, 0) << 0;
    QTest::newRow("gif repeated twice") << gif(size, frames, 2) << 3;
    QTest::newRow("gif once") << gif(size, frames, -1) << 1;
    QTest::newRow("webp for ever") << animatedWebp(size, frames, 0) << 0;
    QTest::newRow("webp five times") << animatedWebp(size, frames, 5) << 5;
}

void TestImageConversion::animationKeepsFramesDelaysAndLoops()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, plays);
    const auto result = converted(bytes);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QVERIFY(result->isAnimated);
    QCOMPARE(result->type, QByteArray("image/webp"));
    QCOMPARE(QSize(result->width, result->height), QSize(64, 40));
    const ReadAnimation read = readAnimation(result->full);
    QCOMPARE(read.delays, (QList<int>{40, 250, 100, 1500}));
    QCOMPARE(read.plays, plays);
    const QList<QColor> colours = {Qt::red, Qt::green, QColor(0, 0, 0, 0), Qt::blue};
    for (int i = 0; i < 4; ++i) {
        const QColor found = read.frames[i].pixelColor(30, 20);
        QVERIFY2(colours[i].alpha() == 0 ? found.alpha() == 0 : isNear(found, colours[i]),
                 qPrintable(QStringLiteral("frame %1 is %2").arg(i).arg(found.name(QColor::HexArgb))));
    }
    // The thumbnail is the first frame and does not move.
    QCOMPARE(readAnimation(result->thumbnail).frames.size(), 1);
    QVERIFY(isNear(decoded(result->thumbnail).pixelColor(30, 20), Qt::red));
}

void TestImageConversion::thumbnailIsBoundedAndProportional_data()
{
    QTest::addColumn<QSize>("full");
    QTest::addColumn<QSize>("thumbnail");
    QTest::newRow("small stays") << QSize(20, 10) << QSize(20, 10);
    QTest::newRow("just fits") << QSize(480, 480) << QSize(480, 480);
    QTest::newRow("wide") << QSize(960, 200) << QSize(480, 100);
    QTest::newRow("high") << QSize(300, 1200) << QSize(120, 480);
    QTest::newRow("a line") << QSize(9000, 2) << QSize(480, 1);
    QTest::newRow("one pixel") << QSize(1, 1) << QSize(1, 1);
    QTest::newRow("the longest") << QSize(65535, 1) << QSize(480, 1);
}

void TestImageConversion::thumbnailIsBoundedAndProportional()
{
    QFETCH(const QSize, full);
    QFETCH(const QSize, thumbnail);
    QImage image(full, QImage::Format_RGB32);
    image.fill(Qt::red);
    const auto result = converted(png(image));
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(QSize(result->width, result->height), full);
    QCOMPARE(QSize(result->thumbnailWidth, result->thumbnailHeight), thumbnail);
    QCOMPARE(decoded(result->thumbnail).size(), thumbnail);
}

void TestImageConversion::coloursOfAWiderSpaceBecomeSrgb_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QImage image(16, 16, QImage::Format_RGB32);
    image.fill(QColor(200, 100, 50));
    const QByteArray plain = webp(image);
    image.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
    QTest::newRow("png") << png(image);
    QTest::newRow("jpeg") << jpeg(image);
    QTest::newRow("webp") << withWebpChunk(plain, "ICCP", displayP3());
}

void TestImageConversion::coloursOfAWiderSpaceBecomeSrgb()
{
    QFETCH(const QByteArray, bytes);
    const auto result = converted(bytes);
    QVERIFY(result);
    const QColor found = decoded(result->full).pixelColor(8, 8);
    // What Display P3 shows as (200, 100, 50) is redder in sRGB.
    QVERIFY2(found.red() > 206 && found.red() < 224 && found.green() < 100, qPrintable(found.name()));
}

void TestImageConversion::fewColoursAndGreyStaySmall()
{
    const auto grey = converted(png(noise({64, 64}).convertToFormat(QImage::Format_Grayscale8)));
    QVERIFY(grey);
    QCOMPARE(decoded(grey->full).format(), QImage::Format_Grayscale8);
    const auto few = converted(png(corners().convertToFormat(QImage::Format_Indexed8)));
    QVERIFY(few);
    QCOMPARE(decoded(few->full).format(), QImage::Format_Indexed8);
    const auto greyJpeg = converted(jpeg(noise({64, 64}).convertToFormat(QImage::Format_Grayscale8)));
    QVERIFY(greyJpeg);
    QCOMPARE(decoded(greyJpeg->full).format(), QImage::Format_Grayscale8);
}

void TestImageConversion::packedTextsOfAPngAreNotUnpacked()
{
    // Each text is small in the file and eight megabytes when unpacked; 200 of them would be 1.6 gigabytes.
    const QByteArray packed = qCompress(QByteArray(7'900'000, 'x'), 9).sliced(4);
    QByteArray bytes = png(corners());
    for (int i = 0; i < 200; ++i)
        bytes = withPngChunk(bytes, "zTXt", "Key" + QByteArray::number(i) + QByteArray("\0\0", 2) + packed);
    const qint64 before = peakMemory();
    QVERIFY(converted(bytes));
    const qint64 grown = peakMemory() - before;
    QVERIFY2(grown < 64 * 1024 * 1024, qPrintable(QString::number(grown)));
}

void TestImageConversion::damagedBytesNeverCrash_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QSize size(24, 16);
    QTest::newRow("png") << png(cornersWithHole(size));
    QTest::newRow("png with palette") << png(corners(size).convertToFormat(QImage::Format_Indexed8));
    QTest::newRow("jpeg") << withJpegSegment(jpeg(noise(size)), 0xe1,
                                             QByteArray("Exif\0\0", 6) + exif(6, kSecret));
    QTest::newRow("webp") << withWebpChunk(webp(noise(size)), "EXIF", exif(6, kSecret));
    QTest::newRow("lossless webp") << losslessWebp(cornersWithHole(size));
    QTest::newRow("webp with profile") << withWebpChunk(webp(corners(size)), "ICCP", displayP3());
    QTest::newRow("gif") << gif(size, {{Qt::red}, {Qt::blue}, {QColor(0, 0, 0, 0)}}, 0);
    QTest::newRow("moving webp") << animatedWebp(size, {{Qt::red}, {Qt::blue}, {Qt::green}}, 0);
}

void TestImageConversion::damagedBytesNeverCrash()
{
    QFETCH(const QByteArray, bytes);
    ImageLimits limits;
    limits.maxPixels = 1'000'000; // so that a flipped size cannot make the loop slow
    QRandomGenerator random(42);
    int accepted = 0;
    int refused = 0;
    for (int round = 0; round < 600; ++round) {
        QByteArray damaged(bytes.constData(), bytes.size());
        const int flips = 1 + int(random.bounded(4));
        for (int i = 0; i < flips; ++i) {
            const auto at = qsizetype(random.bounded(int(damaged.size())));
            damaged[at] = char(uchar(damaged[at]) ^ (1u << random.bounded(8)));
        }
        if (round % 5 == 0)
            damaged.truncate(qsizetype(random.bounded(int(damaged.size()))));
        const auto facts = checkImage(damaged, limits);
        const auto result = facts ? convertImage(damaged, *facts) : tl::unexpected(facts.error());
        if (!result) {
            ++refused;
            continue;
        }
        ++accepted;
        QVERIFY(result->width > 0 && result->height > 0 && !result->full.isEmpty());
        QVERIFY(result->thumbnailWidth <= kThumbnailSide && result->thumbnailHeight <= kThumbnailSide);
    }
    // Both ways were walked.
    QVERIFY2(accepted + refused == 600 && refused > 0, qPrintable(QString::number(accepted)));
}

QTEST_GUILESS_MAIN(TestImageConversion)
#include "tst_image_conversion.moc"
