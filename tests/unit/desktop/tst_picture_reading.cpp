// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/picture_reading.h"
#include "tests/support/sample_picture.h"

#include <QPointer>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;
using model::filePicture;
using model::ReadPicture;
using model::readPicture;

namespace {

constexpr qint64 kPixels = 40'000'000;

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

} // namespace

class TestPictureReading : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatTheServerTakes_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const char *format : {"PNG", "JPEG", "WEBP"})
            QTest::newRow(format) << QByteArray(format);
    }
    void readsWhatTheServerTakes()
    {
        QFETCH(const QByteArray, format);
        const QByteArray bytes = encoded(samplePicture(1'200, 800), format.constData());
        const ReadPicture picture = readPicture(bytes, kPixels);
        QVERIFY(!picture.fault);
        QCOMPARE(picture.size, QSize(1'200, 800));
        QCOMPARE(picture.preview.size(), QSize(480, 320));
        QCOMPARE(picture.bytes, bytes);
        // A small one is not made larger.
        QCOMPARE(readPicture(encoded(samplePicture(30, 20), format.constData()), kPixels).preview.size(),
                 QSize(30, 20));
    }

    void refusesTheRest_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("fault");
        const QByteArray png = pngOf(samplePicture(200, 200));
        QTest::newRow("nothing") << QByteArray() << ErrorCode::UnsupportedMediaType;
        QTest::newRow("words") << QByteArray("hello") << ErrorCode::UnsupportedMediaType;
        QTest::newRow("a drawing") << QByteArray(
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
                                   << ErrorCode::UnsupportedMediaType;
        QTest::newRow("another format")
            << encoded(samplePicture(20, 20), "BMP") << ErrorCode::UnsupportedMediaType;
        QTest::newRow("half") << png.left(png.size() / 2) << ErrorCode::ImageBroken;
        QTest::newRow("too many pixels") << png << ErrorCode::ImageTooLarge;
    }
    void refusesTheRest()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const ErrorCode, fault);
        const qint64 most = fault == ErrorCode::ImageTooLarge ? 39'999 : kPixels;
        QCOMPARE(readPicture(bytes, most).fault, std::optional(fault));
    }

    void aPictureWithoutAFileBecomesOneThatIsNotTooLarge()
    {
        const QImage drawn = samplePicture(900, 600);
        const ReadPicture small = filePicture(drawn, 10'000'000);
        QVERIFY(small.bytes.startsWith("\x89PNG"));
        QCOMPARE(small.size, QSize(900, 600));
        const ReadPicture large = filePicture(noisePicture(600, 400), 300'000);
        QVERIFY(!large.bytes.startsWith("\x89PNG"));
        QVERIFY(!readPicture(large.bytes, kPixels).fault);
        QCOMPARE(filePicture(QImage(), 1'000).fault, std::optional(ErrorCode::ImageBroken));
    }

    void isReadElsewhereAndToldHere()
    {
        QObject receiver;
        QThread *readOn = nullptr;
        QThread *toldOn = nullptr;
        model::readLater(
            &receiver,
            [&] {
                readOn = QThread::currentThread();
                return readPicture(pngOf(samplePicture(20, 20)), kPixels);
            },
            [&](const ReadPicture &picture) {
                toldOn = QThread::currentThread();
                QVERIFY(!picture.fault);
            });
        QTRY_VERIFY(toldOn != nullptr);
        QCOMPARE(toldOn, thread());
        QVERIFY(readOn != toldOn);
    }
};

QTEST_MAIN(TestPictureReading)
#include "tst_picture_reading.moc"
