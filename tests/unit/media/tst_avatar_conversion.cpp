// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/avatar_conversion.h"
#include "tests/unit/media/image_samples.h"

#include <QTest>

namespace {

using namespace foyer;
using namespace foyer::media;
using namespace foyer::test;

QImage filled(QSize size, QColor colour)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

Result<ProcessedImage> avatarOf(const QByteArray &bytes)
{
    FOYER_TRY(const ImageFacts facts, checkImage(bytes, {}));
    return convertAvatar(bytes, facts);
}

class TestAvatarConversion : public QObject
{
    Q_OBJECT

private slots:
    void everyKindBecomesOneSize_data();
    void everyKindBecomesOneSize();
    void theMiddleIsKept();
    void nothingOfTheMetadataIsLeft();
    void whatIsDamagedIsRefused();
};

void TestAvatarConversion::everyKindBecomesOneSize_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("png") << png(corners());
    QTest::newRow("png with a hole") << png(cornersWithHole());
    QTest::newRow("jpeg") << jpeg(corners({640, 480}));
    QTest::newRow("webp") << webp(corners({300, 700}));
    QTest::newRow("lossless webp") << losslessWebp(corners());
    QTest::newRow("one pixel") << png(filled({1, 1}, Qt::green));
    QTest::newRow("a line") << png(filled({2000, 1}, Qt::green));
    const QList<SampleFrame> frames{{Qt::red, 100}, {Qt::blue, 100}};
    QTest::newRow("moving gif") << gif({40, 30}, frames, 0);
    QTest::newRow("moving webp") << animatedWebp({40, 30}, frames, 0);
}

void TestAvatarConversion::everyKindBecomesOneSize()
{
    QFETCH(const QByteArray, bytes);
    const auto result = avatarOf(bytes);
    QVERIFY(result);
    QCOMPARE(result->type, QByteArray("image/webp"));
    QVERIFY(!result->isAnimated);
    QCOMPARE(QImage::fromData(result->full).size(), QSize(kAvatarSide, kAvatarSide));
    QCOMPARE(QImage::fromData(result->thumbnail).size(), QSize(kAvatarSmallSide, kAvatarSmallSide));
    QVERIFY(result->full.size() < 100'000);
}

void TestAvatarConversion::theMiddleIsKept()
{
    QImage wide = filled({300, 100}, Qt::black);
    for (int y = 0; y < 100; ++y) {
        for (int x = 100; x < 200; ++x)
            wide.setPixel(x, y, qRgb(255, 0, 0));
    }
    for (const QImage &picture : {wide, wide.transformed(QTransform().rotate(90))}) {
        const auto result = avatarOf(png(picture));
        QVERIFY(result);
        const QImage avatar = QImage::fromData(result->full);
        for (const QPoint &corner : {QPoint(3, 3), QPoint(252, 3), QPoint(3, 252), QPoint(252, 252)})
            QVERIFY(qRed(avatar.pixel(corner)) > 200);
    }
}

void TestAvatarConversion::nothingOfTheMetadataIsLeft()
{
    const QByteArray marker = "51.5007N 0.1246W";
    const QByteArray photograph =
        withJpegSegment(jpeg(corners({64, 64})), 0xe1, QByteArray("Exif\0\0", 6) + exif(1, marker));
    QVERIFY(photograph.contains(marker));
    const auto result = avatarOf(photograph);
    QVERIFY(result);
    QVERIFY(!result->full.contains(marker));
    QVERIFY(!result->thumbnail.contains(marker));
}

void TestAvatarConversion::whatIsDamagedIsRefused()
{
    QByteArray damaged = png(noise({64, 64}));
    damaged.replace(60, 400, QByteArray(400, '\x55'));
    const auto result = avatarOf(damaged);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ImageBroken);
}

} // namespace

QTEST_GUILESS_MAIN(TestAvatarConversion)
#include "tst_avatar_conversion.moc"
