// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/import_command.h"

#include "common/base/clock.h"
#include "server/accounts/password_hasher.h"
#include "server/app/folder_lock.h"
#include "server/app/image_files.h"
#include "server/app/import_text.h"
#include "server/app/user_agent.h"
#include "server/imports/fetched_pictures.h"
#include "server/imports/importer.h"
#include "server/media/image_processor.h"
#include "server/media/images.h"
#include "server/outgoing/curl_client.h"
#include "server/storage/go_gin_chat.h"
#include "server/storage/storage.h"

#include <QThread>

#include <algorithm>
#include <memory>

namespace foyer::app {
namespace {

/// A hasher with all the machine for itself; each thread takes the memory of one password.
accounts::PasswordHasher::Settings hasherSettings(const Options &options)
{
    constexpr int kThreadsMax = 16;
    accounts::PasswordHasher::Settings settings;
    settings.cost = options.passwordCost;
    settings.threads = std::clamp(QThread::idealThreadCount(), 1, kThreadsMax);
    return settings;
}

/// What it takes to fetch pictures and to keep them where the server looks for them.
class Gallery
{
public:
    Gallery(storage::Storage &storage, const Options &options, const Clock &clock)
        : m_client(clientSettings(options))
        , m_files(options, storage.places())
        , m_processor(processorSettings(options))
        , m_images(m_processor, m_files.pictures(), storage.uploads(), clock)
        , m_taker(m_client, m_images, takerSettings(options))
    {
    }
    ~Gallery() { QCoro::waitFor(m_files.stop()); }
    Q_DISABLE_COPY_MOVE(Gallery)

    [[nodiscard]] imports::PictureTaker &taker() { return m_taker; }

private:
    static outgoing::CurlClient::Settings clientSettings(const Options &options)
    {
        outgoing::CurlClient::Settings settings;
        settings.reach = options.webhookReach;
        settings.threads = 4;
        settings.wholeTime = std::chrono::seconds(30);
        settings.userAgent = userAgent();
        return settings;
    }
    static imports::FetchedPictures::Settings takerSettings(const Options &options)
    {
        imports::FetchedPictures::Settings settings;
        settings.maxBytes = options.maxImageBytes();
        return settings;
    }

    outgoing::CurlClient m_client;
    ImageFiles m_files;
    media::ImageProcessor m_processor;
    media::Images m_images;
    imports::FetchedPictures m_taker;
};

QString sentenceOf(const Error &error)
{
    const QString goOn =
        QStringLiteral(" What was moved in so far is complete; run the same command again to go on.");
    if (error.detail.endsWith(u'.'))
        return error.detail;
    const QString title = errorTitle(error.code);
    return (error.detail.isEmpty() ? title : QStringLiteral("%1 (%2)").arg(title, error.detail)) + goOn;
}

} // namespace

tl::expected<ImportEnd, QString> runImport(const Options &options, const ImportRequest &request,
                                           ImportProgress::Look look, const ImportProgress::Print &print)
{
    SystemClock clock;
    const qint64 begun = clock.monotonic();
    auto chat = storage::GoGinChat::open(request.from);
    if (!chat)
        return tl::unexpected(chat.error().detail);
    FolderLock lock;
    if (const auto locked = lock.take(options.dataFolder); !locked)
        return tl::unexpected(locked.error());
    storage::Storage::Settings settings;
    settings.url = options.database;
    const auto storage = storage::Storage::open(settings, clock);
    if (!storage)
        return tl::unexpected(storage.error().detail);
    std::unique_ptr<Gallery> gallery;
    if (request.pictures == imports::Pictures::Fetch)
        gallery = std::make_unique<Gallery>(**storage, options, clock);
    accounts::PasswordHasher hasher(hasherSettings(options));
    Result<imports::ImportReport> report;
    {
        ImportProgress progress(clock, look, print);
        imports::Importer importer(**chat, (*storage)->imports(), hasher,
                                   gallery ? &gallery->taker() : nullptr, clock, progress,
                                   {request.source, request.zone, request.pictures, request.rooms});
        report = QCoro::waitFor(importer.run());
    }
    if (!report)
        return tl::unexpected(sentenceOf(report.error()));
    const std::chrono::milliseconds took(clock.monotonic() - begun);
    return ImportEnd{importText(*report, took), report->faults.isEmpty()};
}

} // namespace foyer::app
