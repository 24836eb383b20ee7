// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/random_id.h"
#include "server/media/stores/folder_image_store.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <filesystem>

#ifdef Q_OS_LINUX
#include <sys/mount.h>
#include <unistd.h>
#endif

using namespace foyer;
using namespace foyer::media;

namespace {

QStringList filesUnder(const QString &folder)
{
    QStringList files;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(QDir(folder).relativeFilePath(walk.next()));
    files.sort();
    return files;
}

/// A file system of a few kibibytes.
class TinyDisk
{
public:
    explicit TinyDisk(const QString &path)
        : m_path(QFile::encodeName(path))
    {
#ifdef Q_OS_LINUX
        m_isMounted = ::mount("tmpfs", m_path.constData(), "tmpfs", 0, "size=256k") == 0;
#endif
    }
    ~TinyDisk()
    {
#ifdef Q_OS_LINUX
        if (m_isMounted)
            ::umount(m_path.constData());
#endif
    }
    Q_DISABLE_COPY_MOVE(TinyDisk)

    [[nodiscard]] bool isMounted() const
    {
        return m_isMounted;
    }

private:
    QByteArray m_path;
    bool m_isMounted = false;
};

} // namespace

class TestFolderImageStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItWasGiven();
    void survivesARestart();
    void anUnknownPictureIsNotFound();
    void removesBothFilesAndDoesNotMindASecondTime();
    void neverTouchesAPathOutsideItself_data();
    void neverTouchesAPathOutsideItself();
    void aPictureIsNeverReplaced();
    void halfWrittenRestsAreInvisibleAndClearedAway();
    void onlyTheOwnerMayReadTheFiles();
    void aFullDiskIsToldAndLeavesNothing();
    void aFolderThatCannotBeMadeIsToldAtTheFirstPicture();
};

void TestFolderImageStore::givesBackWhatItWasGiven()
{
    const QTemporaryDir folder;
    FolderImageStore store(folder.path());
    const UploadId id = randomId();
    QVERIFY(QCoro::waitFor(store.put(id, "full bytes", "small bytes")));
    QCOMPARE(*QCoro::waitFor(store.get(id, ImageVariant::Full)), QByteArray("full bytes"));
    QCOMPARE(*QCoro::waitFor(store.get(id, ImageVariant::Thumbnail)), QByteArray("small bytes"));
    const QString place = id.left(2) + u'/' + id;
    QCOMPARE(filesUnder(folder.path()),
             QStringList({place + QStringLiteral("/full"), place + QStringLiteral("/thumbnail")}));
}

void TestFolderImageStore::survivesARestart()
{
    const QTemporaryDir folder;
    const UploadId id = randomId();
    QVERIFY(QCoro::waitFor(FolderImageStore(folder.path()).put(id, "full", "small")));
    FolderImageStore store(folder.path());
    QCOMPARE(*QCoro::waitFor(store.get(id, ImageVariant::Full)), QByteArray("full"));
}

void TestFolderImageStore::anUnknownPictureIsNotFound()
{
    const QTemporaryDir folder;
    FolderImageStore store(folder.path());
    const auto bytes = QCoro::waitFor(store.get(randomId(), ImageVariant::Full));
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, ErrorCode::NotFound);
}

void TestFolderImageStore::removesBothFilesAndDoesNotMindASecondTime()
{
    const QTemporaryDir folder;
    FolderImageStore store(folder.path());
    const UploadId id = randomId();
    QVERIFY(QCoro::waitFor(store.put(id, "full", "small")));
    QVERIFY(QCoro::waitFor(store.remove(id)));
    QVERIFY(QCoro::waitFor(store.remove(id)));
    QVERIFY(!QCoro::waitFor(store.get(id, ImageVariant::Thumbnail)));
    QCOMPARE(filesUnder(folder.path()), QStringList());
}

void TestFolderImageStore::neverTouchesAPathOutsideItself_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("empty") << QString();
    QTest::newRow("upwards") << QStringLiteral("../../../../../../../../etc/passw");
    QTest::newRow("exactly 32") << QStringLiteral("../../../../../../../../etc/passw").left(32);
    QTest::newRow("upper case") << QStringLiteral("ABCDEF0123456789ABCDEF0123456789");
    QTest::newRow("wide digits") << QString(32, QChar(0xff11));
    QTest::newRow("with a nul") << QString(31, u'a') + QChar(0);
    QTest::newRow("too long") << QString(33, u'a');
    QTest::newRow("absolute") << QStringLiteral("/etc/hostname");
}

void TestFolderImageStore::neverTouchesAPathOutsideItself()
{
    QFETCH(const QString, id);
    const QTemporaryDir outer;
    const QString inner = outer.path() + QStringLiteral("/a/b");
    FolderImageStore store(inner);
    QVERIFY(!QCoro::waitFor(store.put(id, "full", "small")));
    const auto bytes = QCoro::waitFor(store.get(id, ImageVariant::Full));
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, ErrorCode::NotFound);
    QVERIFY(QCoro::waitFor(store.remove(id)));
    QCOMPARE(filesUnder(outer.path()), QStringList());
}

void TestFolderImageStore::aPictureIsNeverReplaced()
{
    const QTemporaryDir folder;
    FolderImageStore store(folder.path());
    const UploadId id = randomId();
    QVERIFY(QCoro::waitFor(store.put(id, "full", "small")));
    QVERIFY(!QCoro::waitFor(store.put(id, "other", "other")));
    QCOMPARE(*QCoro::waitFor(store.get(id, ImageVariant::Full)), QByteArray("full"));
    QCOMPARE(filesUnder(folder.path()).size(), 2);
}

void TestFolderImageStore::halfWrittenRestsAreInvisibleAndClearedAway()
{
    const QTemporaryDir folder;
    const QString old = folder.path() + QStringLiteral("/incoming/") + randomId();
    const QString young = folder.path() + QStringLiteral("/incoming/") + randomId();
    for (const QString &rest : {old, young}) {
        QVERIFY(QDir().mkpath(rest));
        QFile file(rest + QStringLiteral("/full"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("half") == 4);
    }
    // The rest of a run of two hours ago, and one of a server that may be writing it right now.
    const auto now = std::filesystem::file_time_type::clock::now();
    std::filesystem::last_write_time(old.toStdU16String(), now - std::chrono::hours(2));
    FolderImageStore store(folder.path());
    QVERIFY(!QDir(old).exists());
    QVERIFY(QDir(young).exists());
    const auto bytes = QCoro::waitFor(store.get(young.right(32), ImageVariant::Full));
    QCOMPARE(bytes.error().code, ErrorCode::NotFound);
}

void TestFolderImageStore::onlyTheOwnerMayReadTheFiles()
{
    const QTemporaryDir folder;
    FolderImageStore store(folder.path());
    const UploadId id = randomId();
    QVERIFY(QCoro::waitFor(store.put(id, "full", "small")));
    const QString place = folder.path() + u'/' + id.left(2) + u'/' + id;
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(place) & others));
    QVERIFY(!(QFile::permissions(place + QStringLiteral("/full")) & others));
}

void TestFolderImageStore::aFullDiskIsToldAndLeavesNothing()
{
    const QTemporaryDir folder;
    const TinyDisk disk(folder.path());
    if (!disk.isMounted())
        QSKIP("mounting a small file system needs root");
    FolderImageStore store(folder.path());
    const UploadId first = randomId();
    QVERIFY(QCoro::waitFor(store.put(first, QByteArray(60'000, 'a'), "small")));
    const QStringList before = filesUnder(folder.path());
    // Once too large for the rest of the disk, once with room for the first of its files only.
    for (const auto &sizes : {QPair(400'000, 10), QPair(100'000, 150'000)}) {
        const UploadId id = randomId();
        const auto kept =
            QCoro::waitFor(store.put(id, QByteArray(sizes.first, 'b'), QByteArray(sizes.second, 'c')));
        QVERIFY(!kept);
        QCOMPARE(kept.error().code, ErrorCode::StorageFull);
        QCOMPARE(filesUnder(folder.path()), before);
        QVERIFY(!QCoro::waitFor(store.get(id, ImageVariant::Full)));
    }
    // What was there is untouched, and smaller ones still go in.
    QCOMPARE(QCoro::waitFor(store.get(first, ImageVariant::Full))->size(), 60'000);
    QVERIFY(QCoro::waitFor(store.put(randomId(), "full", "small")));
}

void TestFolderImageStore::aFolderThatCannotBeMadeIsToldAtTheFirstPicture()
{
    const QTemporaryDir folder;
    QFile file(folder.path() + QStringLiteral("/taken"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    FolderImageStore store(file.fileName());
    const auto kept = QCoro::waitFor(store.put(randomId(), "full", "small"));
    QVERIFY(!kept);
    QCOMPARE(kept.error().code, ErrorCode::Internal);
}

QTEST_GUILESS_MAIN(TestFolderImageStore)
#include "tst_folder_image_store.moc"
