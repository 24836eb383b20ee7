// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/stores/hosted_image_store.h"

#include "common/base/logging.h"
#include "common/base/web_url.h"
#include "server/media/place_store.h"
#include "server/media/stores/folder_image_store.h"
#include "server/media/stores/host_answer.h"
#include "server/media/stores/public_host.h"
#include "server/outgoing/outgoing_http.h"

#include <QCoroTimer>
#include <QCryptographicHash>
#include <QUrl>

#include <chrono>
#include <utility>

namespace foyer::media {
namespace {

/// As long as the database keeps.
constexpr qsizetype kUrlMax = 500;
constexpr int kWaitingMax = 16;
constexpr std::chrono::milliseconds kStep{5};

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace

HostedImageStore::HostedImageStore(PublicHost *host, outgoing::HttpClient &client, FolderImageStore &folder,
                                   PlaceStore &places, Settings settings)
    : m_host(host)
    , m_client(client)
    , m_folder(folder)
    , m_places(places)
    , m_settings(settings)
{
}

QCoro::Task<> HostedImageStore::stop()
{
    m_isStopping = true;
    m_client.stop();
    while (m_waiting > 0)
        co_await QCoro::sleepFor(kStep);
}

QCoro::Task<Result<>> HostedImageStore::put(UploadId id, QByteArray full, QByteArray thumbnail)
{
    auto keeping = m_folder.put(id, full, std::move(thumbnail));
    FOYER_CO_CHECK(co_await keeping);
    // Each holds its picture in memory meanwhile.
    if (m_host && !m_isStopping && m_waiting < kWaitingMax)
        hand(std::move(id), std::move(full));
    co_return Result<>{};
}

QCoro::Task<> HostedImageStore::hand(UploadId id, QByteArray full)
{
    ++m_waiting;
    auto entrusting = entrust(id, std::move(full));
    const Result<> entrusted = co_await entrusting;
    if (entrusted) {
        auto clearing = m_folder.removeFull(id);
        const Result<> cleared = co_await clearing;
        // Removed meanwhile: it must not stay with the host.
        if (!cleared && cleared.error().code == ErrorCode::NotFound) {
            auto removing = remove(id);
            (void)co_await removing;
        }
    } else if (!m_isStopping) {
        qCWarning(lcMedia).noquote().nospace()
            << "event=image_host_failed host=" << m_host->name() << " picture=" << id
            << " kept=folder detail=" << entrusted.error().detail;
    }
    --m_waiting;
}

QCoro::Task<Result<>> HostedImageStore::entrust(UploadId id, QByteArray full)
{
    auto uploading = m_host->upload(full);
    FOYER_CO_TRY(const HostedPicture hosted, co_await uploading);
    if (hosted.url.size() > kUrlMax || !isWebUrl(QUrl(hosted.url, QUrl::StrictMode)))
        co_return fail(ErrorCode::Unavailable, QStringLiteral("the host told no URL"));
    const QByteArray hash = hashOf(full);
    auto fetching = fetch(hosted.url, hash);
    const Result<QByteArray> seen = co_await fetching;
    Result<> noted = seen ? Result<>{} : Result<>(tl::unexpected(seen.error()));
    if (seen && hosted.wasThere) {
        // What somebody else put there he may take away again.
        auto sharing = m_places.share(id, hosted.url);
        FOYER_CO_TRY(const bool isOurs, co_await sharing);
        if (!isOurs)
            noted = fail(ErrorCode::Unavailable, QStringLiteral("the host has it from somebody else"));
    } else if (seen) {
        const Place place{QString(m_host->name()), hosted.url, hosted.deleteKey, hash};
        auto adding = m_places.add(id, place);
        noted = co_await adding;
    }
    if (!noted && !hosted.wasThere && !hosted.deleteKey.isEmpty()) {
        auto removing = m_host->remove(hosted.deleteKey);
        (void)co_await removing;
    }
    co_return noted;
}

QCoro::Task<Result<QByteArray>> HostedImageStore::fetch(QString url, QByteArray hash)
{
    outgoing::HttpRequest request;
    request.url = url;
    request.answerBytes = m_settings.maxBytes;
    const outgoing::HttpAnswer answer = co_await m_client.exchange(request);
    if (answer.status != 200 || !answer.isWhole)
        co_return hostFailed(answer, QStringLiteral("the picture is not there"));
    if (hashOf(answer.body) != hash)
        co_return hostFailed(answer, QStringLiteral("the picture is another there"));
    co_return answer.body;
}

QCoro::Task<Result<QByteArray>> HostedImageStore::get(UploadId id, ImageVariant variant)
{
    auto getting = m_folder.get(id, variant);
    Result<QByteArray> bytes = co_await getting;
    const bool isMissing = !bytes && bytes.error().code == ErrorCode::NotFound;
    if (!isMissing || variant != ImageVariant::Full)
        co_return bytes;
    auto finding = m_places.find(id);
    FOYER_CO_TRY(const std::optional<Place> place, co_await finding);
    if (!place)
        co_return bytes;
    auto fetching = fetch(place->url, place->hash);
    Result<QByteArray> fetched = co_await fetching;
    if (!fetched) {
        qCWarning(lcMedia).noquote().nospace() << "event=image_host_failed host=" << place->host
                                               << " picture=" << id << " detail=" << fetched.error().detail;
    }
    co_return fetched;
}

QCoro::Task<Result<>> HostedImageStore::remove(UploadId id)
{
    auto releasing = m_places.release(id);
    FOYER_CO_TRY(const std::optional<Place> place, co_await releasing);
    if (place) {
        auto forgetting = forget(id, *place);
        FOYER_CO_CHECK(co_await forgetting);
    }
    auto clearing = m_folder.remove(id);
    FOYER_CO_CHECK(co_await clearing);
    co_return Result<>{};
}

QCoro::Task<Result<>> HostedImageStore::forget(UploadId id, Place place)
{
    const bool isKnown = m_host && place.host == m_host->name();
    if (isKnown && !place.deleteKey.isEmpty()) {
        auto removing = m_host->remove(place.deleteKey);
        FOYER_CO_CHECK(co_await removing);
    } else {
        // Known to nobody any more, but there.
        qCWarning(lcMedia).noquote().nospace()
            << "event=image_stays_with_host host=" << place.host << " url=" << place.url;
    }
    auto forgetting = m_places.forget(id);
    FOYER_CO_CHECK(co_await forgetting);
    co_return Result<>{};
}

} // namespace foyer::media
