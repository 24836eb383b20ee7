// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/exports.h"

#include "common/base/logging.h"
#include "common/protocol/json_writer.h"
#include "server/media/durable_file.h"
#include "server/media/export_store.h"
#include "server/media/image_store.h"
#include "server/media/zip_writer.h"

#include <QCoroFuture>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>
#include <functional>

namespace foyer::media {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kKept = 24h;
/// A copy this young is good enough for whoever asks again.
constexpr std::chrono::milliseconds kFresh = 10min;
constexpr auto kRetryAfter = 60s;
constexpr int kMessagesAPage = 500;
constexpr int kMessagesAFile = 5'000;
constexpr int kPicturesAPage = 50;
const QLatin1String kUnfinished(".making");

QString partName(int number)
{
    return QStringLiteral("foyer-%1.zip").arg(number);
}

/// When the copy in a folder was made: the time of its first part; 0 if there is none.
Timestamp madeAt(const QString &folder)
{
    const QFileInfo part(folder + u'/' + partName(1));
    return part.isFile() ? part.lastModified().toMSecsSinceEpoch() : 0;
}

QString pictureName(const protocol::Image &image)
{
    const QString ending = image.type.section(u'/', 1);
    return QStringLiteral("pictures/%1.%2").arg(image.id, ending == u"jpeg" ? QStringLiteral("jpg") : ending);
}

} // namespace

/// The parts of one copy, as they are written one after the other.
struct Exports::Making
{
    UserId user;
    QString folder;
    qint64 partBytes = 0;
    Timestamp at = 0;
    int parts = 0;
    std::unique_ptr<ZipWriter> zip;

    /// Thread: the pool's.
    Result<> add(const QString &name, const QByteArray &bytes, ZipWriter::Packing packing)
    {
        if (zip && zip->bytesGiven() > 0 && zip->bytesGiven() + bytes.size() > partBytes) {
            FOYER_CHECK(zip->finish());
            zip.reset();
        }
        if (!zip) {
            zip = std::make_unique<ZipWriter>();
            FOYER_CHECK(zip->open(folder + u'/' + partName(++parts)));
        }
        return zip->add(name, bytes, packing, at);
    }
    Result<> finish()
    {
        if (zip) {
            FOYER_CHECK(zip->finish());
        }
        zip.reset();
        QFile first(folder + u'/' + partName(1));
        const bool isDated = first.open(QIODevice::ReadWrite)
            && first.setFileTime(QDateTime::fromMSecsSinceEpoch(at), QFileDevice::FileModificationTime);
        if (!isDated)
            return fail(ErrorCode::Internal, first.errorString());
        return {};
    }
};

Exports::Exports(ExportStore &store, ImageStore &files, const Clock &clock, Settings settings)
    : m_store(store)
    , m_files(files)
    , m_clock(clock)
    , m_settings(std::move(settings))
{
    m_pool.setMaxThreadCount(1);
    const QDir folder(m_settings.folder);
    for (const QString &each : folder.entryList({u'*' + kUnfinished}, QDir::Dirs | QDir::NoDotAndDotDot))
        QDir(folder.filePath(each)).removeRecursively();
}

Exports::~Exports()
{
    stop();
}

void Exports::stop()
{
    m_isStopping = true;
    m_pool.waitForDone();
}

QString Exports::folderOf(UserId user) const
{
    return m_settings.folder + u'/' + QString::number(user.value());
}

bool Exports::isGivenUp(UserId user) const
{
    return m_isStopping || m_givenUp.contains(user);
}

Result<DataExport> Exports::begin(UserId user)
{
    const DataExport now = look(user);
    if (now.state == DataExport::State::Working)
        return now;
    if (now.state == DataExport::State::Ready && m_clock.now() - now.createdAt < kFresh.count())
        return now;
    if (m_isStopping || m_working.size() >= m_settings.atOnce)
        return failUntil(ErrorCode::Unavailable, kRetryAfter, QStringLiteral("too many copies at once"));
    m_working.insert(user);
    m_failed.remove(user);
    m_givenUp.remove(user);
    make(user);
    return look(user);
}

DataExport Exports::look(UserId user) const
{
    DataExport result;
    if (m_working.contains(user)) {
        result.state = DataExport::State::Working;
        return result;
    }
    result.createdAt = madeAt(folderOf(user));
    result.expiresAt = result.createdAt + kKept.count();
    if (result.createdAt > 0 && result.expiresAt > m_clock.now()) {
        result.state = DataExport::State::Ready;
        for (int number = 1;; ++number) {
            const QFileInfo part(folderOf(user) + u'/' + partName(number));
            if (!part.isFile())
                return result;
            result.parts.append(part.size());
        }
    }
    result = {};
    result.state = m_failed.contains(user) ? DataExport::State::Failed : DataExport::State::None;
    return result;
}

QCoro::Task<Result<QByteArray>> Exports::part(UserId user, int number)
{
    const DataExport now = look(user);
    if (now.state != DataExport::State::Ready || number < 1 || number > now.parts.size())
        co_return fail(ErrorCode::NotFound);
    const QString path = folderOf(user) + u'/' + partName(number);
    const QFuture<QByteArray> reading = QtConcurrent::run(&m_pool, [path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    });
    const QByteArray bytes = co_await reading;
    if (bytes.isEmpty())
        co_return fail(ErrorCode::NotFound);
    co_return bytes;
}

void Exports::remove(UserId user)
{
    m_failed.remove(user);
    if (m_working.contains(user))
        m_givenUp.insert(user);
    QDir(folderOf(user)).removeRecursively();
}

void Exports::sweep()
{
    const Timestamp over = m_clock.now() - kKept.count();
    const QDir folder(m_settings.folder);
    const QFileInfoList all = folder.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo &each : all) {
        if (!each.fileName().endsWith(kUnfinished) && madeAt(each.filePath()) < over)
            QDir(each.filePath()).removeRecursively();
    }
}

QCoro::Task<> Exports::make(UserId user)
{
    const auto making = std::make_shared<Making>();
    making->user = user;
    making->folder = folderOf(user) + kUnfinished;
    making->partBytes = m_settings.partBytes;
    making->at = m_clock.now();
    QDir(making->folder).removeRecursively();
    Result<> made = makeFolder(m_settings.folder);
    if (made)
        made = makeFolder(making->folder);
    if (made)
        made = co_await fill(making);
    const bool isWanted = !isGivenUp(user);
    if (made && isWanted) {
        QDir(folderOf(user)).removeRecursively();
        made = renameTo(making->folder, folderOf(user));
    }
    if (!made || !isWanted)
        QDir(making->folder).removeRecursively();
    if (!made && isWanted)
        m_failed.insert(user);
    m_working.remove(user);
    m_givenUp.remove(user);
    qCInfo(lcMedia, "event=data-exported user=%lld parts=%d error=%s", user.value(), making->parts,
           made ? "none" : errorName(made.error().code).data());
}

QCoro::Task<Result<>> Exports::fill(std::shared_ptr<Making> making)
{
    auto asking = m_store.account(making->user);
    FOYER_CO_TRY(const QByteArray account, co_await asking);
    const QFuture<Result<>> adding = QtConcurrent::run(&m_pool, [making, account] {
        return making->add(QStringLiteral("account.json"), account, ZipWriter::Packing::Deflated);
    });
    FOYER_CO_CHECK(co_await adding);
    FOYER_CO_CHECK(co_await fillMessages(making));
    FOYER_CO_CHECK(co_await fillPictures(making));
    const QFuture<Result<>> finishing = QtConcurrent::run(&m_pool, [making] { return making->finish(); });
    co_return co_await finishing;
}

QCoro::Task<Result<>> Exports::fillMessages(std::shared_ptr<Making> making)
{
    Ref after;
    QList<protocol::Message> file;
    for (int number = 1;;) {
        if (isGivenUp(making->user))
            co_return fail(ErrorCode::Unavailable, QStringLiteral("given up"));
        auto asking = m_store.messages(making->user, after, kMessagesAPage);
        FOYER_CO_TRY(const QList<protocol::Message> page, co_await asking);
        file += page;
        const bool isLast = page.size() < kMessagesAPage;
        if (!file.isEmpty() && (isLast || file.size() >= kMessagesAFile)) {
            const QString name = QStringLiteral("messages-%1.json").arg(number++);
            const QFuture<Result<>> adding = QtConcurrent::run(&m_pool, [making, name, file] {
                return making->add(name, protocol::jsonBytes(file), ZipWriter::Packing::Deflated);
            });
            FOYER_CO_CHECK(co_await adding);
            file.clear();
        }
        if (isLast)
            co_return Result<>{};
        after = page.last().ref;
    }
}

QCoro::Task<Result<>> Exports::fillPictures(std::shared_ptr<Making> making)
{
    UploadId after;
    for (;;) {
        auto asking = m_store.images(making->user, after, kPicturesAPage);
        FOYER_CO_TRY(const QList<protocol::Image> page, co_await asking);
        for (qsizetype i = 0; i < page.size(); ++i) {
            if (isGivenUp(making->user))
                co_return fail(ErrorCode::Unavailable, QStringLiteral("given up"));
            auto getting = m_files.get(page[i].id, ImageVariant::Full);
            const Result<QByteArray> bytes = co_await getting;
            // Taken back meanwhile.
            if (!bytes)
                continue;
            const QString name = pictureName(page[i]);
            const QFuture<Result<>> adding = QtConcurrent::run(&m_pool, [making, name, bytes = *bytes] {
                return making->add(name, bytes, ZipWriter::Packing::Stored);
            });
            FOYER_CO_CHECK(co_await adding);
        }
        if (page.size() < kPicturesAPage)
            co_return Result<>{};
        after = page.last().id;
    }
}

} // namespace foyer::media
