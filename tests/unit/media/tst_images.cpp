// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/image_conversion.h"
#include "server/media/image_processor.h"
#include "server/media/images.h"
#include "server/media/random_id.h"
#include "server/media/stores/folder_image_store.h"
#include "tests/support/fake_clock.h"
#include "tests/unit/media/image_samples.h"
#include "tests/unit/media/memory_upload_store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace foyer;
using namespace foyer::media;
using namespace foyer::test;

namespace {

const UserId kOwner(7);
const UserId kStranger(8);

/// A store whose next answers can be chosen.
class RecordingImageStore final : public ImageStore
{
public:
    explicit RecordingImageStore(const MemoryUploadStore &uploads)
        : m_uploads(uploads)
    {
    }

    std::optional<ErrorCode> putFails;
    QHash<UploadId, QByteArray> files;
    bool recordCameFirst = false;

    QCoro::Task<Result<>> put(UploadId id, QByteArray full, QByteArray) override
    {
        recordCameFirst = m_uploads.records.contains(id);
        if (putFails)
            co_return fail(*putFails);
        files.insert(id, full);
        co_return Result<>{};
    }
    QCoro::Task<Result<QByteArray>> get(UploadId id, ImageVariant) override
    {
        if (!files.contains(id))
            co_return fail(ErrorCode::NotFound);
        co_return files.value(id);
    }
    QCoro::Task<Result<>> remove(UploadId id) override
    {
        files.remove(id);
        co_return Result<>{};
    }

private:
    const MemoryUploadStore &m_uploads;
};

} // namespace

class TestImages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureGoesInAndComesBackToItsOwner();
    void strangersAndNonsenseFindNothing();
    void filesAreKeptBeforeTheRecord();
    void withoutARecordThereAreNoFiles();
    void aRecordThatWasWrittenAfterAllKeepsItsFiles();
    void aFullDiskIsToldAndNothingIsRecorded();
    void unusedPicturesAreRemovedAndUsedOnesStay();
    void idsAreUnguessable();
};

void TestImages::aPictureGoesInAndComesBackToItsOwner()
{
    const QTemporaryDir folder;
    const FakeClock clock;
    ImageProcessor processor({});
    FolderImageStore files(folder.path());
    MemoryUploadStore uploads;
    Images images(processor, files, uploads, clock);

    const auto image = QCoro::waitFor(images.store(jpeg(corners({960, 200})), kOwner));
    QVERIFY(image);
    QCOMPARE(image->type, QStringLiteral("image/jpeg"));
    QCOMPARE(QSize(image->width, image->height), QSize(960, 200));
    QCOMPARE(QSize(image->thumbnailWidth, image->thumbnailHeight), QSize(480, 100));
    QCOMPARE(uploads.records.value(image->id).createdAt, clock.now());
    QCOMPARE(*QCoro::waitFor(images.describe(image->id, kOwner)), *image);

    const auto full = QCoro::waitFor(images.read(image->id, ImageVariant::Full, kOwner));
    QVERIFY(full);
    QCOMPARE(full->type, QByteArray("image/jpeg"));
    QCOMPARE(full->bytes.size(), image->bytes);
    QCOMPARE(QImage::fromData(full->bytes).size(), QSize(960, 200));
    const auto thumbnail = QCoro::waitFor(images.read(image->id, ImageVariant::Thumbnail, kOwner));
    QVERIFY(thumbnail);
    QCOMPARE(thumbnail->type, QByteArray("image/webp"));
    QCOMPARE(QImage::fromData(thumbnail->bytes).size(), QSize(480, 100));
}

void TestImages::strangersAndNonsenseFindNothing()
{
    const FakeClock clock;
    ImageProcessor processor({});
    MemoryUploadStore uploads;
    RecordingImageStore files(uploads);
    Images images(processor, files, uploads, clock);
    const auto image = QCoro::waitFor(images.store(png(corners()), kOwner));
    QVERIFY(image);
    const QStringList ids = {image->id, randomId(), QString(), QStringLiteral("../../etc/passwd")};
    for (const UploadId &id : ids) {
        const auto described = QCoro::waitFor(images.describe(id, kStranger));
        QVERIFY(!described);
        QCOMPARE(described.error().code, ErrorCode::NotFound);
        const auto bytes = QCoro::waitFor(images.read(id, ImageVariant::Full, kStranger));
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().code, ErrorCode::NotFound);
    }
}

void TestImages::filesAreKeptBeforeTheRecord()
{
    const FakeClock clock;
    ImageProcessor processor({});
    MemoryUploadStore uploads;
    RecordingImageStore files(uploads);
    Images images(processor, files, uploads, clock);
    const auto image = QCoro::waitFor(images.store(png(corners()), kOwner));
    QVERIFY(image);
    QVERIFY(!files.recordCameFirst);
    QVERIFY(files.files.contains(image->id) && uploads.records.contains(image->id));
}

void TestImages::withoutARecordThereAreNoFiles()
{
    const FakeClock clock;
    ImageProcessor processor({});
    MemoryUploadStore uploads;
    RecordingImageStore files(uploads);
    Images images(processor, files, uploads, clock);
    uploads.addFails = ErrorCode::Unavailable;
    const auto image = QCoro::waitFor(images.store(png(corners()), kOwner));
    QVERIFY(!image);
    QCOMPARE(image.error().code, ErrorCode::Unavailable);
    QVERIFY(files.files.isEmpty());
}

void TestImages::aRecordThatWasWrittenAfterAllKeepsItsFiles()
{
    const FakeClock clock;
    ImageProcessor processor({});
    MemoryUploadStore uploads;
    RecordingImageStore files(uploads);
    Images images(processor, files, uploads, clock);
    uploads.addFails = ErrorCode::Unavailable;
    uploads.writesBeforeFailing = true;
    const auto image = QCoro::waitFor(images.store(png(corners()), kOwner));
    QVERIFY(image);
    QVERIFY(files.files.contains(image->id));
}

void TestImages::aFullDiskIsToldAndNothingIsRecorded()
{
    const FakeClock clock;
    ImageProcessor processor({});
    MemoryUploadStore uploads;
    RecordingImageStore files(uploads);
    Images images(processor, files, uploads, clock);
    files.putFails = ErrorCode::StorageFull;
    const auto image = QCoro::waitFor(images.store(png(corners()), kOwner));
    QVERIFY(!image);
    QCOMPARE(image.error().code, ErrorCode::StorageFull);
    QVERIFY(uploads.records.isEmpty());
}

void TestImages::unusedPicturesAreRemovedAndUsedOnesStay()
{
    FakeClock clock;
    ImageProcessor processor({});
    MemoryUploadStore uploads;
    RecordingImageStore files(uploads);
    Images images(processor, files, uploads, clock);
    const auto used = QCoro::waitFor(images.store(png(corners()), kOwner));
    const auto unused = QCoro::waitFor(images.store(png(corners()), kOwner));
    uploads.records[used->id].isUsed = true;
    clock.advance(std::chrono::hours(1));
    const Timestamp before = clock.now();
    const auto young = QCoro::waitFor(images.store(png(corners()), kOwner));

    QCOMPARE(*QCoro::waitFor(images.removeUnused(before, 100)), 1);
    QVERIFY(files.files.contains(used->id) && files.files.contains(young->id));
    QVERIFY(!files.files.contains(unused->id) && !uploads.records.contains(unused->id));
    QCOMPARE(*QCoro::waitFor(images.removeUnused(before, 100)), 0);
}

void TestImages::idsAreUnguessable()
{
    QSet<QString> seen;
    for (int i = 0; i < 10'000; ++i) {
        const QString id = randomId();
        QVERIFY(isRandomId(id));
        seen.insert(id);
    }
    QCOMPARE(seen.size(), 10'000);
}

QTEST_GUILESS_MAIN(TestImages)
#include "tst_images.moc"
