// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/imports/fetched_pictures.h"
#include "server/media/image_processor.h"
#include "server/media/images.h"
#include "server/media/stores/folder_image_store.h"
#include "server/outgoing/outgoing_http.h"
#include "tests/support/fake_clock.h"
#include "tests/unit/media/memory_upload_store.h"

#include <QBuffer>
#include <QHash>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

namespace {

using namespace foyer;
using namespace Qt::StringLiterals;
using imports::FetchedPictures;

/// Servers elsewhere, as a table.
class FakeClient final : public outgoing::HttpClient
{
public:
    QHash<QString, outgoing::HttpAnswer> answers;
    QStringList asked;

    QCoro::Task<outgoing::HttpAnswer> exchange(outgoing::HttpRequest request) override
    {
        asked.append(request.url);
        outgoing::HttpAnswer away;
        away.error = u"unreachable"_s;
        co_return answers.value(request.url, away);
    }
    void stop() override { }
};

QByteArray png()
{
    QImage image(20, 10, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

outgoing::HttpAnswer found(const QByteArray &body)
{
    outgoing::HttpAnswer answer;
    answer.status = 200;
    answer.body = body;
    answer.isWhole = true;
    return answer;
}

outgoing::HttpAnswer elsewhere(const QString &url)
{
    outgoing::HttpAnswer answer;
    answer.status = 302;
    answer.isWhole = true;
    answer.redirect = url;
    return answer;
}

class TestFetchedPictures : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aPictureIsKeptAsAnUploadOfItsAuthor();
    void whatIsNoPictureIsRefused_data();
    void whatIsNoPictureIsRefused();
    void answersThatLeadElsewhereAreFollowedAFewTimes();
    void aHostThatFailsIsLeftAlone();
    void aSuccessForgivesFailures();
    void nobodyIsAskedWhenEverybodyFails();

private:
    [[nodiscard]] Result<UploadId> take(const QString &url)
    {
        return QCoro::waitFor(m_taker->take(url, UserId(7)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    std::unique_ptr<media::FolderImageStore> m_files;
    std::unique_ptr<media::ImageProcessor> m_processor;
    std::unique_ptr<test::MemoryUploadStore> m_uploads;
    std::unique_ptr<media::Images> m_images;
    std::unique_ptr<FakeClient> m_client;
    std::unique_ptr<FetchedPictures> m_taker;
};

void TestFetchedPictures::init()
{
    m_taker.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_files = std::make_unique<media::FolderImageStore>(m_folder->path());
    m_processor = std::make_unique<media::ImageProcessor>(media::ImageProcessor::Settings());
    m_uploads = std::make_unique<test::MemoryUploadStore>();
    m_images = std::make_unique<media::Images>(*m_processor, *m_files, *m_uploads, m_clock);
    m_client = std::make_unique<FakeClient>();
    m_taker =
        std::make_unique<FetchedPictures>(*m_client, *m_images, FetchedPictures::Settings{1'000'000, 3, 10});
}

void TestFetchedPictures::aPictureIsKeptAsAnUploadOfItsAuthor()
{
    m_client->answers.insert(u"https://i.example/a.png"_s, found(png()));
    const Result<UploadId> taken = take(u"https://i.example/a.png"_s);
    QVERIFY2(taken, taken ? "" : qPrintable(taken.error().detail));
    QCOMPARE(m_uploads->records.value(*taken).owner, UserId(7));
    QCOMPARE(m_uploads->records.value(*taken).image.width, 20);
}

void TestFetchedPictures::whatIsNoPictureIsRefused_data()
{
    QTest::addColumn<outgoing::HttpAnswer>("answer");
    QTest::newRow("a page") << found("<html>gone</html>");
    QTest::newRow("nothing") << found({});
    outgoing::HttpAnswer missing = found(png());
    missing.status = 404;
    QTest::newRow("not found") << missing;
    outgoing::HttpAnswer cut = found(png());
    cut.isWhole = false;
    QTest::newRow("cut off") << cut;
    QTest::newRow("cut by itself") << found(png().chopped(20));
}

void TestFetchedPictures::whatIsNoPictureIsRefused()
{
    QFETCH(outgoing::HttpAnswer, answer);
    m_client->answers.insert(u"https://i.example/a.png"_s, answer);
    QVERIFY(!take(u"https://i.example/a.png"_s));
    QVERIFY(m_uploads->records.isEmpty());
}

void TestFetchedPictures::answersThatLeadElsewhereAreFollowedAFewTimes()
{
    m_client->answers.insert(u"http://i.example/a.png"_s, elsewhere(u"https://i.example/a.png"_s));
    m_client->answers.insert(u"https://i.example/a.png"_s, found(png()));
    QVERIFY(take(u"http://i.example/a.png"_s));
    m_client->answers.insert(u"http://i.example/loop"_s, elsewhere(u"http://i.example/loop"_s));
    m_client->asked.clear();
    QVERIFY(!take(u"http://i.example/loop"_s));
    QCOMPARE(m_client->asked.size(), 4);
    m_client->answers.insert(u"http://i.example/file"_s, elsewhere(u"file:///etc/passwd"_s));
    m_client->asked.clear();
    QVERIFY(!take(u"http://i.example/file"_s));
    QCOMPARE(m_client->asked.size(), 1);
}

void TestFetchedPictures::aHostThatFailsIsLeftAlone()
{
    m_client->answers.insert(u"https://well.example/a.png"_s, found(png()));
    for (int i = 0; i < 6; ++i)
        QVERIFY(!take(u"https://gone.example/%1.png"_s.arg(i)));
    QCOMPARE(m_client->asked.size(), 3);
    QVERIFY(take(u"https://well.example/a.png"_s));
}

void TestFetchedPictures::aSuccessForgivesFailures()
{
    m_client->answers.insert(u"https://i.example/a.png"_s, found(png()));
    for (int i = 0; i < 6; ++i) {
        QVERIFY(!take(u"https://i.example/%1.png"_s.arg(i)));
        QVERIFY(take(u"https://i.example/a.png"_s));
    }
    QCOMPARE(m_client->asked.size(), 12);
}

void TestFetchedPictures::nobodyIsAskedWhenEverybodyFails()
{
    for (int i = 0; i < 20; ++i)
        QVERIFY(!take(u"https://gone%1.example/a.png"_s.arg(i)));
    QCOMPARE(m_client->asked.size(), 10);
}

} // namespace

QTEST_GUILESS_MAIN(TestFetchedPictures)
#include "tst_fetched_pictures.moc"
