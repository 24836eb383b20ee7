// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/imports/fetched_pictures.h"

#include "server/imports/chat_html.h"
#include "server/media/images.h"
#include "server/outgoing/outgoing_http.h"

#include <QUrl>

namespace foyer::imports {
namespace {

constexpr int kOk = 200;
/// Answers that lead elsewhere are followed so often.
constexpr int kRedirects = 3;
/// Hosts whose failures are counted; a chat with more is somebody's trick.
constexpr qsizetype kHostsMax = 10'000;

tl::unexpected<Error> unavailable(const QString &why)
{
    return fail(ErrorCode::Unavailable, why);
}

} // namespace

FetchedPictures::FetchedPictures(outgoing::HttpClient &client, media::Images &images, Settings settings)
    : m_client(client)
    , m_images(images)
    , m_settings(settings)
{
}

QCoro::Task<Result<UploadId>> FetchedPictures::take(QString url, UserId owner)
{
    const QString host = QUrl(url).host();
    if (m_failuresOfAll >= m_settings.allFailures || m_failures.value(host) >= m_settings.hostFailures)
        co_return unavailable(QStringLiteral("left alone"));
    auto downloading = download(url);
    Result<QByteArray> bytes = co_await downloading;
    note(host, bytes.has_value());
    if (!bytes)
        co_return tl::unexpected(bytes.error());
    auto storing = m_images.store(*std::move(bytes), owner);
    FOYER_CO_TRY(const protocol::Image image, co_await storing);
    co_return image.id;
}

QCoro::Task<Result<QByteArray>> FetchedPictures::download(QString url)
{
    for (int followed = 0; followed <= kRedirects; ++followed) {
        if (!isPictureUrl(url))
            co_return unavailable(QStringLiteral("not an address to ask"));
        outgoing::HttpRequest request;
        request.url = url;
        request.answerBytes = m_settings.maxBytes;
        auto asking = m_client.exchange(request);
        outgoing::HttpAnswer answer = co_await asking;
        if (!answer.redirect.isEmpty()) {
            url = answer.redirect;
            continue;
        }
        if (answer.status != kOk || !answer.isWhole)
            co_return unavailable(QStringLiteral("status %1 %2").arg(answer.status).arg(answer.error));
        co_return std::move(answer.body);
    }
    co_return unavailable(QStringLiteral("led on and on"));
}

void FetchedPictures::note(const QString &host, bool isSuccess)
{
    if (isSuccess) {
        m_failures.remove(host);
        m_failuresOfAll = 0;
        return;
    }
    ++m_failuresOfAll;
    if (m_failures.contains(host) || m_failures.size() < kHostsMax)
        ++m_failures[host];
}

} // namespace foyer::imports
