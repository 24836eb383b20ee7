// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/image_files.h"

#include "server/app/options.h"
#include "server/app/user_agent.h"
#include "server/media/place_store.h"
#include "server/media/stores/freeimage_host.h"
#include "server/media/stores/s3_image_store.h"
#include "server/media/stores/smms_host.h"
#include "server/media/stores/succeeding_image_store.h"

namespace foyer::app {
namespace {

using Images = Options::Images;

/// A re-encoded picture may be larger than what was sent.
constexpr qint64 kGrowth = 4;

outgoing::CurlClient::Settings clientSettings(const Options &options)
{
    outgoing::CurlClient::Settings settings;
    // Addresses that the operator gave may be in the house; those in the answers of a public host may not.
    const bool isOperators = options.images == Images::S3 || !options.imageHost.isEmpty();
    settings.reach = isOperators ? outgoing::Reach::Everywhere : outgoing::Reach::Public;
    settings.userAgent = userAgent();
    settings.threads = 4;
    // Whoever takes a picture back waits for the host.
    settings.wholeTime = std::chrono::seconds(options.images == Images::S3 ? 30 : 15);
    return settings;
}

qint64 keptBytesMax(const Options &options)
{
    return kGrowth * options.maxImageBytes();
}

QString baseOf(const Options &options, const QString &usual)
{
    return options.imageHost.isEmpty() ? usual : options.imageHost.toString(QUrl::FullyEncoded);
}

} // namespace

media::ImageProcessor::Settings processorSettings(const Options &options)
{
    media::ImageProcessor::Settings settings;
    settings.limits.maxBytes = options.maxImageBytes();
    settings.limits.maxPixels = options.maxImagePixels();
    return settings;
}

ImageFiles::ImageFiles(const Options &options, media::PlaceStore &places)
    : m_client(clientSettings(options))
    , m_folder(options.dataFolder + QStringLiteral("/images"))
    , m_pictures(&m_folder)
    , m_avatars(&m_folder)
{
    if (options.images == Images::S3)
        keepInBucket(options);
    else
        keepWithHost(options, places);
}

void ImageFiles::keepWithHost(const Options &options, media::PlaceStore &places)
{
    const QByteArray key = options.imageHostKey.toUtf8();
    if (options.images == Images::Smms) {
        m_host = std::make_unique<media::SmmsHost>(m_client,
                                                   baseOf(options, QStringLiteral("https://smms.app")), key);
    } else if (options.images == Images::Freeimage) {
        m_host = std::make_unique<media::FreeimageHost>(
            m_client, baseOf(options, QStringLiteral("https://freeimage.host")), key);
    }
    // Without a host, too: what was put with one before is still there.
    media::HostedImageStore::Settings settings;
    settings.maxBytes = keptBytesMax(options);
    m_hosted = std::make_unique<media::HostedImageStore>(m_host.get(), m_client, m_folder, places, settings);
    m_pictures = m_hosted.get();
}

void ImageFiles::keepInBucket(const Options &options)
{
    media::S3ImageStore::Settings settings;
    settings.bucket = options.s3Bucket.toString(QUrl::FullyEncoded);
    settings.keys = {options.s3Region.toUtf8(), options.s3AccessKey.toUtf8(), options.s3SecretKey.toUtf8()};
    settings.maxBytes = keptBytesMax(options);
    m_bucket = std::make_unique<media::S3ImageStore>(m_client, settings);
    m_succeeding = std::make_unique<media::SucceedingImageStore>(*m_bucket, m_folder);
    m_pictures = m_succeeding.get();
    m_avatars = m_succeeding.get();
}

QCoro::Task<> ImageFiles::stop()
{
    if (m_hosted)
        co_await m_hosted->stop();
    m_client.stop();
}

} // namespace foyer::app
