// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/stores/folder_image_store.h"

#include "common/base/logging.h"
#include "server/media/durable_file.h"
#include "server/media/random_id.h"

#include <QCoroFuture>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QtConcurrentRun>

#include <utility>

namespace foyer::media {

namespace {

// Half-written pictures lie here until one rename puts them in their place.
const QLatin1String kAside("incoming");
const QLatin1String kFull("full");
const QLatin1String kThumbnail("thumbnail");

/// A rest this old is nobody's any more, even if several servers share the folder.
constexpr qint64 kRestAgeSeconds = 3600;

QString join(const QString &folder, QAnyStringView name)
{
    return folder + u'/' + name.toString();
}

QString shelf(const QString &folder, const UploadId &id)
{
    return join(folder, id.left(2));
}

QString place(const QString &folder, const UploadId &id)
{
    return join(shelf(folder, id), id);
}

Result<> writeBoth(const QString &aside, const QByteArray &full, const QByteArray &thumbnail)
{
    FOYER_CHECK(makeFolder(aside));
    FOYER_CHECK(writeDurably(join(aside, kFull), full));
    FOYER_CHECK(writeDurably(join(aside, kThumbnail), thumbnail));
    return syncFolder(aside);
}

Result<> moveIn(const QString &folder, const UploadId &id, const QString &aside)
{
    FOYER_CHECK(makeFolder(shelf(folder, id)));
    FOYER_CHECK(syncFolder(folder));
    FOYER_CHECK(renameTo(aside, place(folder, id)));
    return syncFolder(shelf(folder, id));
}

Result<> putNow(const QString &folder, const UploadId &id, const QByteArray &full,
                const QByteArray &thumbnail)
{
    const QString aside = join(join(folder, kAside), randomId());
    auto done = writeBoth(aside, full, thumbnail);
    if (done)
        done = moveIn(folder, id, aside);
    if (!done) {
        QDir(aside).removeRecursively();
        qCWarning(lcMedia).noquote().nospace()
            << "event=image_not_kept error=" << errorName(done.error().code)
            << " detail=" << done.error().detail;
    }
    return done;
}

Result<QByteArray> getNow(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, file.errorString());
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Internal, file.errorString());
    return bytes;
}

Result<> removeNow(const QString &folder, const UploadId &id)
{
    if (!QFile::exists(place(folder, id)))
        return {};
    const QString aside = join(join(folder, kAside), randomId());
    FOYER_CHECK(renameTo(place(folder, id), aside));
    FOYER_CHECK(syncFolder(shelf(folder, id)));
    // What stays of this after a crash is a rest like any other.
    QDir(aside).removeRecursively();
    return {};
}

Result<> removeFullNow(const QString &folder, const UploadId &id)
{
    const QString mine = place(folder, id);
    if (!QFile::exists(mine))
        return fail(ErrorCode::NotFound);
    QFile::remove(join(mine, kFull));
    return syncFolder(mine);
}

void clearRests(const QString &folder)
{
    const QDateTime limit = QDateTime::currentDateTimeUtc().addSecs(-kRestAgeSeconds);
    const auto rests = QDir(join(folder, kAside)).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot);
    for (const QFileInfo &rest : rests) {
        if (rest.lastModified() < limit)
            QDir(rest.filePath()).removeRecursively();
    }
}

} // namespace

FolderImageStore::FolderImageStore(QString folder, int threads)
    : m_folder(std::move(folder))
{
    m_pool.setMaxThreadCount(threads);
    QDir().mkpath(m_folder);
    if (const auto made = makeFolder(join(m_folder, kAside)); !made)
        qCWarning(lcMedia).noquote().nospace() << "event=image_folder_failed detail=" << made.error().detail;
    clearRests(m_folder);
}

FolderImageStore::~FolderImageStore()
{
    m_pool.waitForDone();
}

QCoro::Task<Result<>> FolderImageStore::put(UploadId id, QByteArray full, QByteArray thumbnail)
{
    if (!isRandomId(id))
        co_return fail(ErrorCode::Internal, QStringLiteral("not a picture's id"));
    const auto work = [folder = m_folder, id, full, thumbnail] {
        return putNow(folder, id, full, thumbnail);
    };
    const QFuture<Result<>> done = QtConcurrent::run(&m_pool, work);
    co_return co_await done;
}

QCoro::Task<Result<QByteArray>> FolderImageStore::get(UploadId id, ImageVariant variant)
{
    if (!isRandomId(id))
        co_return fail(ErrorCode::NotFound);
    const QString path = join(place(m_folder, id), variant == ImageVariant::Full ? kFull : kThumbnail);
    const QFuture<Result<QByteArray>> bytes = QtConcurrent::run(&m_pool, [path] { return getNow(path); });
    co_return co_await bytes;
}

QCoro::Task<Result<>> FolderImageStore::remove(UploadId id)
{
    if (!isRandomId(id))
        co_return Result<>{};
    const auto work = [folder = m_folder, id] {
        return removeNow(folder, id);
    };
    const QFuture<Result<>> done = QtConcurrent::run(&m_pool, work);
    co_return co_await done;
}

QCoro::Task<Result<>> FolderImageStore::removeFull(UploadId id)
{
    if (!isRandomId(id))
        co_return fail(ErrorCode::NotFound);
    const auto work = [folder = m_folder, id] {
        return removeFullNow(folder, id);
    };
    const QFuture<Result<>> done = QtConcurrent::run(&m_pool, work);
    co_return co_await done;
}

} // namespace foyer::media
