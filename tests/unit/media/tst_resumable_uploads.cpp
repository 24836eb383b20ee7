// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/image_processor.h"
#include "server/media/images.h"
#include "server/media/random_id.h"
#include "server/media/resumable_uploads.h"
#include "server/media/stores/folder_image_store.h"
#include "tests/support/fake_clock.h"
#include "tests/unit/media/image_samples.h"
#include "tests/unit/media/memory_upload_store.h"

#include <QDir>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace foyer;
using namespace foyer::media;
using namespace foyer::test;

namespace {

const UserId kOwner(7);
const UserId kOther(8);

/// Everything that stands behind a resumable upload, on folders of its own.
struct House
{
    QTemporaryDir folder;
    FakeClock clock;
    ImageProcessor processor{{}};
    FolderImageStore files{folder.path() + QStringLiteral("/images")};
    MemoryUploadStore uploads;
    Images images{processor, files, uploads, clock};

    [[nodiscard]] QString partsFolder() const { return folder.path() + QStringLiteral("/uploads"); }
    [[nodiscard]] ResumableUploads::Settings settings() const
    {
        ResumableUploads::Settings chosen;
        chosen.folder = partsFolder();
        return chosen;
    }
    [[nodiscard]] QStringList parts() const { return QDir(partsFolder()).entryList(QDir::Files); }
};

ErrorCode codeOf(const Result<UploadProgress> &result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

QCoro::Task<> note(QCoro::Task<Result<UploadProgress>> task, QList<Result<UploadProgress>> *answers)
{
    answers->append(co_await task);
}

} // namespace

class TestResumableUploads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsBecomeAPicture();
    void whoLostTheAnswerCanAskAgain();
    void survivesARestartInTheMiddle();
    void survivesARestartAfterTheLastByte();
    void remembersThePictureAcrossARestart();
    void refusesAnotherOffset();
    void refusesMoreThanWasAnnounced();
    void twoAtOnceAreTakenOnce();
    void isNobodyElses();
    void refusesSizesOutsideTheLimits();
    void limitsPerUserAndInAll();
    void finishedTransfersDoNotCountAgainstTheLimit();
    void whoAsksDuringProcessingWaitsForTheSamePicture();
    void askingFinishesWhatAnEarlierAttemptCouldNot();
    void aBadPictureEndsTheTransfer();
    void aDatabaseThatIsAwayLeavesTheTransferForARetry();
    void givingUpRemovesTheBytes();
    void givingUpDuringProcessingIsFine();
    void idleTransfersAreSwept();
    void rubbishInTheFolderIsClearedAway();
    void isDestroyedWhileBusyWithoutHarm();
};

void TestResumableUploads::partsBecomeAPicture()
{
    House house;
    ResumableUploads transfers(house.images, house.clock, house.settings());
    const QByteArray bytes = png(noise({100, 100}));
    const auto created = QCoro::waitFor(transfers.create(kOwner, bytes.size()));
    QVERIFY(created);
    QVERIFY(isRandomId(created->transfer));
    QCOMPARE(created->size, bytes.size());
    QCOMPARE(created->received, 0);
    qint64 at = 0;
    while (at < bytes.size()) {
        const QByteArray part = bytes.mid(at, 7'000);
        const auto progress = QCoro::waitFor(transfers.append(created->transfer, kOwner, at, part));
        QVERIFY(progress);
        at += part.size();
        QCOMPARE(progress->received, at);
        QCOMPARE(progress->image.has_value(), at == bytes.size());
    }
    const auto done = QCoro::waitFor(transfers.progress(created->transfer, kOwner));
    QVERIFY(done && done->image);
    QVERIFY(done->image->id != done->transfer);
    QCOMPARE(done->image->width, 100);
    QVERIFY(QCoro::waitFor(house.images.read(done->image->id, ImageVariant::Full, kOwner)));
    // The bytes as they came are gone; only the note stays.
    QCOMPARE(house.parts(), QStringList(done->transfer + QStringLiteral(".json")));
}

void TestResumableUploads::whoLostTheAnswerCanAskAgain()
{
    House house;
    ResumableUploads transfers(house.images, house.clock, house.settings());
    const QByteArray bytes = png(corners());
    const QString id = QCoro::waitFor(transfers.create(kOwner, bytes.size()))->transfer;
    const auto first = QCoro::waitFor(transfers.append(id, kOwner, 0, bytes));
    QVERIFY(first && first->image);
    const auto again = QCoro::waitFor(transfers.append(id, kOwner, bytes.size(), {}));
    QVERIFY(again);
    QCOMPARE(again->image, first->image);
    QCOMPARE(codeOf(QCoro::waitFor(transfers.append(id, kOwner, 0, bytes))), ErrorCode::UploadOffsetMismatch);
    QCOMPARE(house.uploads.records.size(), 1);
}

void TestResumableUploads::survivesARestartInTheMiddle()
{
    House house;
    const QByteArray bytes = png(noise({60, 60}));
    QString id;
    {
        ResumableUploads before(house.images, house.clock, house.settings());
        id = QCoro::waitFor(before.create(kOwner, bytes.size()))->transfer;
        QVERIFY(QCoro::waitFor(before.append(id, kOwner, 0, bytes.first(5'000))));
    }
    ResumableUploads after(house.images, house.clock, house.settings());
    const auto found = QCoro::waitFor(after.progress(id, kOwner));
    QVERIFY(found);
    QCOMPARE(found->received, 5'000);
    QCOMPARE(found->size, bytes.size());
    QVERIFY(!QCoro::waitFor(after.progress(id, kOther)));
    const auto done = QCoro::waitFor(after.append(id, kOwner, 5'000, bytes.sliced(5'000)));
    QVERIFY(done && done->image);
}

void TestResumableUploads::survivesARestartAfterTheLastByte()
{
    House house;
    const QByteArray bytes = png(corners());
    QString id;
    {
        ResumableUploads before(house.images, house.clock, house.settings());
        id = QCoro::waitFor(before.create(kOwner, bytes.size()))->transfer;
        house.uploads.addFails = ErrorCode::Unavailable;
        QCOMPARE(codeOf(QCoro::waitFor(before.append(id, kOwner, 0, bytes))), ErrorCode::Unavailable);
    }
    house.uploads.addFails.reset();
    ResumableUploads after(house.images, house.clock, house.settings());
    const auto done = QCoro::waitFor(after.append(id, kOwner, bytes.size(), {}));
    QVERIFY(done && done->image);
}

void TestResumableUploads::remembersThePictureAcrossARestart()
{
    House house;
    const QByteArray bytes = png(corners());
    QString id;
    std::optional<protocol::Image> image;
    {
        ResumableUploads before(house.images, house.clock, house.settings());
        id = QCoro::waitFor(before.create(kOwner, bytes.size()))->transfer;
        image = QCoro::waitFor(before.append(id, kOwner, 0, bytes))->image;
        QVERIFY(image);
    }
    ResumableUploads after(house.images, house.clock, house.settings());
    const auto found = QCoro::waitFor(after.progress(id, kOwner));
    QVERIFY(found);
    QCOMPARE(found->image, image);
    QCOMPARE(found->received, bytes.size());
}

void TestResumableUploads::refusesAnotherOffset()
{
    House house;
    ResumableUploads transfers(house.images, house.clock, house.settings());
    const QByteArray bytes = png(noise({60, 60}));
    const QString id = QCoro::waitFor(transfers.create(kOwner, bytes.size()))->transfer;
    QVERIFY(QCoro::waitFor(transfers.append(id, kOwner, 0, bytes.first(1'000))));
    for (const qint64 offset : {qint64(0), qint64(999), qint64(1'001), bytes.size() + 1, qint64(-1)}) {
        const auto refused = QCoro::waitFor(transfers.append(id, kOwner, offset, bytes.first(10)));
        QCOMPARE(codeOf(refused), ErrorCode::UploadOffsetMismatch);
    }
    QCOMPARE(QCoro::waitFor(transfers.progress(id, kOwner))->received, 1'000);
    const auto done = QCoro::waitFor(transfers.append(id, kOwner, 1'000, bytes.sliced(1'000)));
    QVERIFY(done && done->image);
}

void TestResumableUploads::refusesMoreThanWasAnnounced()
{
    House house;
    ResumableUploads transfers(house.images, house.clock, house.settings());
    const QByteArray bytes = png(corners());
    const QString id = QCoro::waitFor(transfers.create(kOwner, bytes.size()))->transfer;
    QCOMPARE(codeOf(QCoro::waitFor(transfers.append(id, kOwner, 0, bytes + 'x'))), ErrorCode::BodyTooLarge);
    QCOMPARE(QCoro::waitFor(transfers.progress(id, kOwner))->received, 0);
    QVERIFY(QCoro::waitFor(transfers.append(id, kOwner, 0, bytes))->image);
}

void TestResumableUploads::twoAtOnceAreTakenOnce()
{
    House house;
    ResumableUploads transfers(house.images, house.clock, house.settings());
    const QByteArray bytes = png(noise({60, 60}));
    const QString id = QCoro::waitFor(transfers.create(kOwner, bytes.size()))->transfer;
    QList<Result<UploadProgress>> answers;
    // The same part twice, the next one before the first is on the disk, and then the last one twice.
    note(transfers.append(id, kOwner, 0, bytes.first(1'000)), &answers);
    note(transfers.append(id, kOwner, 0, bytes.first(1'000)), &answers);
    note(transfers.append(id, kOwner, 1'000, bytes.mid(1'000, 1'000)), &answers);
    note(transfers.append(id, kOwner, 2'000, bytes.sliced(2'000)), &answers);
    note(transfers.append(id, kOwner, 2'000, bytes.sliced(2'000)), &answers);
    note(transfers.append(id, kOwner, bytes.size(), {}), &answers);
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 6, 30'000);
    int refused = 0;
    QSet<UploadId> pictures;
    for (const auto &answer : std::as_const(answers)) {
        refused += codeOf(answer) == ErrorCode::UploadOffsetMismatch ? 1 : 0;
        if (answer && answer->image)
            pictures.insert(answer->image->id);
    }
    QCOMPARE(refused, 2);
    // The empty part is told of the picture too, if the last bytes were on the disk by then: of the same one.
    QCOMPARE(pictures.size(), 1);
    QCOMPARE(house.uploads.records.size(), 1);
}

void TestResumableUploads::isNobodyElses()
{
    House house;
    ResumableUploads transfers(house.images, house.clock, house.settings());
    const QString id = QCoro::waitFor(transfers.create(kOwner, 100))->transfer;
    const QStringList ids = {id, randomId(), QString(), QStringLiteral("../../etc/passwd")};
    for (const QString &tried : ids) {
        QCOMPARE(codeOf(QCoro::waitFor(transfers.progress(tried, kOther))), ErrorCode::NotFound);
        QCOMPARE(codeOf(QCoro::waitFor(transfers.append(tried, kOther, 0, "x"))), ErrorCode::NotFound);
        const auto abandoned = QCoro::waitFor(transfers.abandon(tried, kOther));
        QVERIFY(!abandoned);
        QCOMPARE(abandoned.error().code, ErrorCode::NotFound);
    }
    QCOMPARE(QCoro::waitFor(transfers.progress(id, kOwner))->received, 0);
}

void TestResumableUploads::refusesSizesOutsideTheLimits()
{
    House house;
    auto settings = house.settings();
    settings.maxBytes = 1'000;
    ResumableUploads transfers(house.images, house.clock, settings);
    QCOMPARE(codeOf(QCoro::waitFor(transfers.create(kOwner, 0))), ErrorCode::InvalidField);
    QCOMPARE(codeOf(QCoro::waitFor(transfers.create(kOwner, -5))), ErrorCode::InvalidField);
    QCOMPARE(codeOf(QCoro::waitFor(transfers.create(kOwner, 1'001))), ErrorCode::ImageTooLarge);
    QVERIFY(QCoro::waitFor(transfers.create(kOwner, 1'000)));
}

void TestResumableUploads::limitsPerUserAndInAll()
{
    House house;
    auto settings = house.settings();
    settings.maxPerUser = 3;
    settings.maxInAll = 5;
    ResumableUploads transfers(house.images, house.clock, settings);
    QString last;
    for (int i = 0; i < 3; ++i)
        last = QCoro::waitFor(transfers.create(kOwner, 100))->transfer;
    const auto fourth = QCoro::waitFor(transfers.create(kOwner, 100));
    QCOMPARE(codeOf(fourth), ErrorCode::TooManyRequests);
    QVERIFY(fourth.error().retryAfter.count() > 0);
    QVERIFY(QCoro::waitFor(transfers.create(kOther, 100)));
    QVERIFY(QCoro::waitFor(transfers.create(kOther, 100)));
    QCOMPARE(codeOf(QCoro::waitFor(transfers.create(kOther, 100))), ErrorCode::TooManyRequests);
    QVERIFY(QCoro::waitFor(transfers.abandon(last, kOwner)));
    QVERIFY(QCoro::waitFor(transfers.create(kOther, 100)));
}

void TestResumableUploads::finishedTransfersDoNotCountAgainstTheLimit()
{
    House house;
    auto settings = house.settings();
    settings.maxPerUser = 1;
    ResumableUploads transfers(house.images, house.clock, settings);
    const QByteArray bytes = png(corners());
    QString first;
    for (int i = 0; i < 40; ++i) {
        const auto created = QCoro::waitFor(transfers.create(kOwner, bytes.size()));
        QVERIFY(created);
        first = i == 0 ? created->transfer : first;
        QVERIFY(QCoro::waitFor(transfers.append(created->transfer, kOwner, 0, bytes))->image);
        house.clock.advance(std::chrono::seconds(1));
    }
    // What is remembered is bounded too; the oldest goes first.
    QCOMPARE(codeOf(QCoro::waitFor(transfers.progress(first, kOwner))), ErrorCode::NotFound);
    QTRY_COMPARE(house.parts().size(), 32);
}

void TestResumableUploads::whoAsksDuringProcessingWaitsForTheSamePicture()
{
    House house;
    ResumableUploads transfers(house.images, house.clock, house.settings());
    const QByteArray bytes = png(noise({300, 300}));
    const QString id = QCoro::waitFor(transfers.create(kOwner, bytes.size()))->transfer;
    QVERIFY(!QCoro::waitFor(transfers.finished(id, kOther)));
    QVERIFY(!QCoro::waitFor(transfers.finished(id, kOwner))->image);
    house.uploads.addFails = ErrorCode::Unavailable;
    QVERIFY(!QCoro::waitFor(transfers.append(id, kOwner, 0, bytes)));
    house.uploads.addFails.reset();
    QList<Result<UploadProgress>> answers;
    for (int i = 0; i < 3; ++i) {
        note(transfers.finished(id, kOwner), &answers);
        note(transfers.append(id, kOwner, bytes.size(), {}), &answers);
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 6, 30'000);
    for (const auto &answer : std::as_const(answers)) {
        QVERIFY(answer && answer->image);
        QCOMPARE(answer->image, answers.constFirst()->image);
    }
    QCOMPARE(house.uploads.records.size(), 1);
}

void TestResumableUploads::askingFinishesWhatAnEarlierAttemptCouldNot()
{
    House house;
    const QByteArray good = png(corners());
    const QByteArray bad = good.chopped(9);
    QString goodId;
    QString badId;
    {
        // The last byte came, and the server stopped before it did anything with it.
        ResumableUploads before(house.images, house.clock, house.settings());
        goodId = QCoro::waitFor(before.create(kOwner, good.size()))->transfer;
        badId = QCoro::waitFor(before.create(kOwner, bad.size()))->transfer;
        QList<Result<UploadProgress>> lost;
        note(before.append(goodId, kOwner, 0, good), &lost);
        note(before.append(badId, kOwner, 0, bad), &lost);
        house.processor.stop();
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 2, 30'000);
        QCOMPARE(codeOf(lost.constFirst()), ErrorCode::Unavailable);
    }
    House other;
    auto settings = other.settings();
    settings.folder = house.partsFolder();
    ResumableUploads after(other.images, other.clock, settings);
    QVERIFY(QCoro::waitFor(after.finished(goodId, kOwner))->image);
    QCOMPARE(codeOf(QCoro::waitFor(after.finished(badId, kOwner))), ErrorCode::ImageBroken);
    QCOMPARE(codeOf(QCoro::waitFor(after.finished(badId, kOwner))), ErrorCode::NotFound);
}

void TestResumableUploads::aBadPictureEndsTheTransfer()
{
    House house;
    ResumableUploads transfers(house.images, house.clock, house.settings());
    const QList<QPair<QByteArray, ErrorCode>> bad = {{"<svg/>", ErrorCode::UnsupportedMediaType},
                                                     {png(corners()).chopped(9), ErrorCode::ImageBroken}};
    for (const auto &[bytes, code] : bad) {
        const QString id = QCoro::waitFor(transfers.create(kOwner, bytes.size()))->transfer;
        QCOMPARE(codeOf(QCoro::waitFor(transfers.append(id, kOwner, 0, bytes))), code);
        QCOMPARE(codeOf(QCoro::waitFor(transfers.progress(id, kOwner))), ErrorCode::NotFound);
    }
    QTRY_COMPARE(house.parts(), QStringList());
}

void TestResumableUploads::aDatabaseThatIsAwayLeavesTheTransferForARetry()
{
    House house;
    ResumableUploads transfers(house.images, house.clock, house.settings());
    const QByteArray bytes = png(corners());
    const QString id = QCoro::waitFor(transfers.create(kOwner, bytes.size()))->transfer;
    house.uploads.addFails = ErrorCode::Unavailable;
    QCOMPARE(codeOf(QCoro::waitFor(transfers.append(id, kOwner, 0, bytes))), ErrorCode::Unavailable);
    QCOMPARE(QCoro::waitFor(transfers.progress(id, kOwner))->received, bytes.size());
    QCOMPARE(codeOf(QCoro::waitFor(transfers.append(id, kOwner, bytes.size(), {}))), ErrorCode::Unavailable);
    house.uploads.addFails.reset();
    const auto done = QCoro::waitFor(transfers.append(id, kOwner, bytes.size(), {}));
    QVERIFY(done && done->image);
    QCOMPARE(house.uploads.records.size(), 1);
}

void TestResumableUploads::givingUpRemovesTheBytes()
{
    House house;
    ResumableUploads transfers(house.images, house.clock, house.settings());
    const QString id = QCoro::waitFor(transfers.create(kOwner, 100))->transfer;
    QVERIFY(QCoro::waitFor(transfers.append(id, kOwner, 0, "some bytes")));
    QVERIFY(QCoro::waitFor(transfers.abandon(id, kOwner)));
    QCOMPARE(codeOf(QCoro::waitFor(transfers.progress(id, kOwner))), ErrorCode::NotFound);
    QVERIFY(!QCoro::waitFor(transfers.abandon(id, kOwner)));
    QTRY_COMPARE(house.parts(), QStringList());
}

void TestResumableUploads::givingUpDuringProcessingIsFine()
{
    House house;
    ResumableUploads transfers(house.images, house.clock, house.settings());
    const QByteArray bytes = png(noise({400, 400}));
    const QString id = QCoro::waitFor(transfers.create(kOwner, bytes.size()))->transfer;
    QList<Result<UploadProgress>> answers;
    note(transfers.append(id, kOwner, 0, bytes), &answers);
    QVERIFY(QCoro::waitFor(transfers.abandon(id, kOwner)));
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 1, 30'000);
    QCOMPARE(codeOf(answers.constFirst()), ErrorCode::NotFound);
    QTRY_COMPARE(house.parts(), QStringList());
}

void TestResumableUploads::idleTransfersAreSwept()
{
    House house;
    ResumableUploads transfers(house.images, house.clock, house.settings());
    const QByteArray bytes = png(corners());
    const QString idle = QCoro::waitFor(transfers.create(kOwner, 100))->transfer;
    const QString busy = QCoro::waitFor(transfers.create(kOwner, 100))->transfer;
    const QString done = QCoro::waitFor(transfers.create(kOwner, bytes.size()))->transfer;
    QVERIFY(QCoro::waitFor(transfers.append(done, kOwner, 0, bytes))->image);
    house.clock.advance(std::chrono::minutes(59));
    transfers.sweep();
    QVERIFY(QCoro::waitFor(transfers.progress(idle, kOwner)));
    QVERIFY(QCoro::waitFor(transfers.append(busy, kOwner, 0, "x")));
    house.clock.advance(std::chrono::minutes(2));
    transfers.sweep();
    QVERIFY(!QCoro::waitFor(transfers.progress(idle, kOwner)));
    QVERIFY(!QCoro::waitFor(transfers.progress(done, kOwner)));
    QVERIFY(QCoro::waitFor(transfers.progress(busy, kOwner)));
    QTRY_COMPARE(house.parts().size(), 2);
    // The picture itself stays, of course.
    QCOMPARE(house.uploads.records.size(), 1);
}

void TestResumableUploads::rubbishInTheFolderIsClearedAway()
{
    House house;
    QVERIFY(QDir().mkpath(house.partsFolder()));
    const auto lay = [&house](const QString &name, const QByteArray &bytes) {
        QFile file(house.partsFolder() + u'/' + name);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    const QString broken = randomId(), large = randomId(), alone = randomId(), noted = randomId();
    QVERIFY(lay(broken + QStringLiteral(".json"), "{\"owner\":"));
    QVERIFY(lay(large + QStringLiteral(".json"), "{\"owner\":7,\"size\":3}"));
    QVERIFY(lay(large + QStringLiteral(".part"), "more than three"));
    QVERIFY(lay(alone + QStringLiteral(".part"), "bytes without a note"));
    QVERIFY(lay(noted + QStringLiteral(".json.new"), "{}"));
    QVERIFY(lay(QStringLiteral("holiday.jpg"), "somebody else's"));
    ResumableUploads transfers(house.images, house.clock, house.settings());
    QCOMPARE(house.parts(), QStringList(QStringLiteral("holiday.jpg")));
    QCOMPARE(codeOf(QCoro::waitFor(transfers.progress(large, kOwner))), ErrorCode::NotFound);
}

void TestResumableUploads::isDestroyedWhileBusyWithoutHarm()
{
    House house;
    QList<Result<UploadProgress>> answers;
    const QByteArray bytes = png(noise({300, 300}));
    QString id;
    {
        ResumableUploads transfers(house.images, house.clock, house.settings());
        id = QCoro::waitFor(transfers.create(kOwner, bytes.size()))->transfer;
        note(transfers.append(id, kOwner, 0, bytes), &answers);
        note(transfers.create(kOwner, 100), &answers);
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 2, 30'000);
    for (const auto &answer : std::as_const(answers))
        QCOMPARE(codeOf(answer), ErrorCode::Unavailable);
    // The bytes are safe, and the next run finishes it.
    ResumableUploads after(house.images, house.clock, house.settings());
    const auto done = QCoro::waitFor(after.append(id, kOwner, bytes.size(), {}));
    QVERIFY(done && done->image);
}

QTEST_GUILESS_MAIN(TestResumableUploads)
#include "tst_resumable_uploads.moc"
