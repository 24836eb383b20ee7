// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/export_store.h"
#include "server/media/exports.h"
#include "server/media/image_store.h"
#include "tests/support/fake_clock.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace {

using namespace foyer;
using namespace Qt::StringLiterals;
using media::DataExport;
using media::Exports;

constexpr UserId kAda{7};

/// As many messages and pictures as wanted.
class MadeUpStore final : public media::ExportStore
{
public:
    QCoro::Task<Result<QByteArray>> account(UserId) override
    {
        if (isDown)
            co_return fail(ErrorCode::Unavailable);
        co_return QByteArray("{}");
    }
    QCoro::Task<Result<QList<protocol::Message>>> messages(UserId, Ref after, int limit) override
    {
        QList<protocol::Message> page;
        for (int i = after.isEmpty() ? 0 : after.toInt() + 1; i < messageCount && page.size() < limit; ++i) {
            protocol::Message message;
            message.ref = u"%1"_s.arg(i, 6, 10, QLatin1Char('0'));
            message.text = u"text %1"_s.arg(i);
            page.append(message);
        }
        co_return page;
    }
    QCoro::Task<Result<QList<protocol::Image>>> images(UserId, UploadId after, int limit) override
    {
        QList<protocol::Image> page;
        for (int i = after.isEmpty() ? 0 : after.toInt() + 1; i < imageCount && page.size() < limit; ++i) {
            protocol::Image image;
            image.id = u"%1"_s.arg(i, 6, 10, QLatin1Char('0'));
            image.type = u"image/jpeg"_s;
            page.append(image);
        }
        co_return page;
    }

    bool isDown = false;
    int messageCount = 0;
    int imageCount = 0;
};

class MadeUpFiles final : public media::ImageStore
{
public:
    QCoro::Task<Result<>> put(UploadId, QByteArray, QByteArray) override { co_return Result<>{}; }
    QCoro::Task<Result<QByteArray>> get(UploadId id, media::ImageVariant) override
    {
        if (id == missing)
            co_return fail(ErrorCode::NotFound);
        co_return QByteArray(1000, 'x');
    }
    QCoro::Task<Result<>> remove(UploadId) override { co_return Result<>{}; }

    UploadId missing;
};

QMap<QString, QByteArray> entriesOf(const QByteArray &zip)
{
    QMap<QString, QByteArray> entries;
    const std::unique_ptr<archive, decltype(&archive_read_free)> reader(archive_read_new(),
                                                                        archive_read_free);
    archive_read_support_format_zip(reader.get());
    if (archive_read_open_memory(reader.get(), zip.constData(), size_t(zip.size())) != ARCHIVE_OK)
        return entries;
    archive_entry *entry = nullptr;
    while (archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK) {
        QByteArray bytes(qsizetype(archive_entry_size(entry)), '\0');
        if (archive_read_data(reader.get(), bytes.data(), size_t(bytes.size())) != bytes.size())
            return {};
        entries.insert(QString::fromUtf8(archive_entry_pathname(entry)), bytes);
    }
    return entries;
}

class TestExports : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_exports.reset(); }

    void everythingIsInIt();
    void aLargeCopyHasSeveralParts();
    void oneCopyAtATime();
    void fewCopiesAtOnce();
    void aFailureIsTold();
    void whatIsNotWantedAnyMoreIsDropped();
    void oldCopiesGo();
    void anUnfinishedCopyOfAnEarlierRunIsRemoved();

private:
    void make(qint64 partBytes = 10'000'000, int atOnce = 2);
    bool isReady(UserId user = kAda)
    {
        return QTest::qWaitFor([&] { return m_exports->look(user).state != DataExport::State::Working; },
                               10'000);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MadeUpStore> m_store;
    MadeUpFiles m_files;
    test::FakeClock m_clock;
    std::unique_ptr<Exports> m_exports;
};

void TestExports::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<MadeUpStore>();
    m_files.missing.clear();
    m_clock = test::FakeClock();
    make();
}

void TestExports::make(qint64 partBytes, int atOnce)
{
    m_exports.reset();
    m_exports = std::make_unique<Exports>(
        *m_store, m_files, m_clock, Exports::Settings{m_folder->filePath(u"exports"_s), partBytes, atOnce});
}

void TestExports::everythingIsInIt()
{
    m_store->messageCount = 5'700;
    m_store->imageCount = 60;
    m_files.missing = u"000003"_s;
    QVERIFY(m_exports->begin(kAda));
    QVERIFY(isReady());
    const DataExport made = m_exports->look(kAda);
    QCOMPARE(made.state, DataExport::State::Ready);
    QCOMPARE(made.parts.size(), 1);
    const auto zip = QCoro::waitFor(m_exports->part(kAda, 1));
    QVERIFY(zip);
    const QMap<QString, QByteArray> entries = entriesOf(*zip);
    QCOMPARE(entries.size(), 1 + 2 + 59);
    QCOMPARE(entries.value(u"account.json"_s), "{}");
    QVERIFY(entries.value(u"messages-1.json"_s).contains("\"text 0\""));
    QVERIFY(entries.value(u"messages-2.json"_s).contains("\"text 5699\""));
    QCOMPARE(entries.value(u"pictures/000059.jpg"_s).size(), 1000);
    QVERIFY(!entries.contains(u"pictures/000003.jpg"_s));
}

void TestExports::aLargeCopyHasSeveralParts()
{
    make(3'500);
    m_store->imageCount = 10;
    QVERIFY(m_exports->begin(kAda));
    QVERIFY(isReady());
    const DataExport made = m_exports->look(kAda);
    QCOMPARE(made.parts.size(), 4);
    int entries = 0;
    for (int number = 1; number <= 4; ++number)
        entries += int(entriesOf(QCoro::waitFor(m_exports->part(kAda, number)).value()).size());
    QCOMPARE(entries, 11);
    QCOMPARE(QCoro::waitFor(m_exports->part(kAda, 5)).error().code, ErrorCode::NotFound);
    QCOMPARE(QCoro::waitFor(m_exports->part(UserId(8), 1)).error().code, ErrorCode::NotFound);
}

void TestExports::oneCopyAtATime()
{
    QCOMPARE(m_exports->begin(kAda)->state, DataExport::State::Working);
    QCOMPARE(m_exports->begin(kAda)->state, DataExport::State::Working);
    QVERIFY(isReady());
    // What is fresh is good enough.
    QCOMPARE(m_exports->begin(kAda)->state, DataExport::State::Ready);
    m_clock.advance(std::chrono::minutes(11));
    QCOMPARE(m_exports->begin(kAda)->state, DataExport::State::Working);
    QVERIFY(isReady());
}

void TestExports::fewCopiesAtOnce()
{
    make(10'000'000, 1);
    QVERIFY(m_exports->begin(kAda));
    const auto refused = m_exports->begin(UserId(8));
    QCOMPARE(refused.error().code, ErrorCode::Unavailable);
    QVERIFY(refused.error().retryAfter > std::chrono::seconds(0));
    QVERIFY(isReady());
    QVERIFY(m_exports->begin(UserId(8)));
    QVERIFY(isReady(UserId(8)));
}

void TestExports::aFailureIsTold()
{
    m_store->isDown = true;
    QVERIFY(m_exports->begin(kAda));
    QVERIFY(isReady());
    QCOMPARE(m_exports->look(kAda).state, DataExport::State::Failed);
    QVERIFY(QDir(m_folder->filePath(u"exports"_s)).isEmpty());
    m_store->isDown = false;
    QVERIFY(m_exports->begin(kAda));
    QVERIFY(isReady());
    QCOMPARE(m_exports->look(kAda).state, DataExport::State::Ready);
}

void TestExports::whatIsNotWantedAnyMoreIsDropped()
{
    m_store->imageCount = 100;
    QVERIFY(m_exports->begin(kAda));
    m_exports->remove(kAda);
    QVERIFY(isReady());
    QCOMPARE(m_exports->look(kAda).state, DataExport::State::None);
    QVERIFY(QDir(m_folder->filePath(u"exports"_s)).isEmpty());
}

void TestExports::oldCopiesGo()
{
    QVERIFY(m_exports->begin(kAda));
    QVERIFY(isReady());
    m_clock.advance(std::chrono::hours(23));
    m_exports->sweep();
    QCOMPARE(m_exports->look(kAda).state, DataExport::State::Ready);
    m_clock.advance(std::chrono::hours(2));
    QCOMPARE(m_exports->look(kAda).state, DataExport::State::None);
    m_exports->sweep();
    QVERIFY(QDir(m_folder->filePath(u"exports"_s)).isEmpty());
}

void TestExports::anUnfinishedCopyOfAnEarlierRunIsRemoved()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"exports/7.making"_s));
    make();
    QVERIFY(QDir(m_folder->filePath(u"exports"_s)).isEmpty());
    QCOMPARE(m_exports->look(kAda).state, DataExport::State::None);
}

} // namespace

QTEST_GUILESS_MAIN(TestExports)
#include "tst_exports.moc"
