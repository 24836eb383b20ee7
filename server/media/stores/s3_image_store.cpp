// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/stores/s3_image_store.h"

#include "common/base/logging.h"
#include "server/media/random_id.h"

#include <QCoroTimer>
#include <QCryptographicHash>

#include <array>
#include <utility>

namespace foyer::media {
namespace {

constexpr int kNotFound = 404;
constexpr int kTooMany = 429;
constexpr int kServerFault = 500;
/// What a bucket says is told to the operator, not more of it than this.
constexpr qsizetype kToldOfAnswer = 300;

bool isDone(const outgoing::HttpAnswer &answer)
{
    return answer.status >= 200 && answer.status < 300 && answer.isWhole;
}

/// Whether it may be otherwise in a moment.
bool isPassing(const outgoing::HttpAnswer &answer)
{
    return answer.status == 0 || answer.status == kTooMany || answer.status >= kServerFault;
}

tl::unexpected<Error> failed(const char *what, const UploadId &id, const outgoing::HttpAnswer &answer)
{
    qCWarning(lcMedia).noquote().nospace()
        << "event=s3_failed what=" << what << " picture=" << id << " status=" << answer.status
        << " error=" << answer.error << " detail=" << answer.body.left(kToldOfAnswer).simplified();
    return fail(ErrorCode::Unavailable);
}

} // namespace

S3ImageStore::S3ImageStore(outgoing::HttpClient &client, Settings settings)
    : m_client(client)
    , m_settings(std::move(settings))
{
}

QCoro::Task<outgoing::HttpAnswer> S3ImageStore::ask(QByteArray method, UploadId id, ImageVariant variant,
                                                    QByteArray body)
{
    outgoing::HttpRequest request;
    request.method = std::move(method);
    const QString name = variant == ImageVariant::Full ? QStringLiteral("full") : QStringLiteral("thumbnail");
    request.url = m_settings.bucket + u'/' + id.left(2) + u'/' + id + u'/' + name;
    request.headers.append(
        {"x-amz-content-sha256", QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex()});
    if (!body.isEmpty())
        request.headers.append(qMakePair(QByteArray("Content-Type"), QByteArray("application/octet-stream")));
    request.body = std::move(body);
    request.keys = m_settings.keys;
    request.answerBytes = m_settings.maxBytes;
    outgoing::HttpAnswer answer = co_await m_client.exchange(request);
    if (isPassing(answer)) {
        co_await QCoro::sleepFor(m_settings.wait);
        answer = co_await m_client.exchange(request);
    }
    co_return answer;
}

QCoro::Task<Result<>> S3ImageStore::put(UploadId id, QByteArray full, QByteArray thumbnail)
{
    if (!isRandomId(id))
        co_return fail(ErrorCode::Internal, QStringLiteral("not a picture's id"));
    const outgoing::HttpAnswer small = co_await ask("PUT", id, ImageVariant::Thumbnail, std::move(thumbnail));
    if (!isDone(small))
        co_return failed("put", id, small);
    const outgoing::HttpAnswer large = co_await ask("PUT", id, ImageVariant::Full, std::move(full));
    if (isDone(large))
        co_return Result<>{};
    // Nothing points to it, so nothing would ever remove it.
    const QByteArray nothing;
    (void)co_await ask("DELETE", id, ImageVariant::Thumbnail, nothing);
    co_return failed("put", id, large);
}

QCoro::Task<Result<QByteArray>> S3ImageStore::get(UploadId id, ImageVariant variant)
{
    if (!isRandomId(id))
        co_return fail(ErrorCode::NotFound);
    const QByteArray nothing;
    const outgoing::HttpAnswer answer = co_await ask("GET", id, variant, nothing);
    if (answer.status == kNotFound)
        co_return fail(ErrorCode::NotFound);
    if (!isDone(answer))
        co_return failed("get", id, answer);
    co_return answer.body;
}

QCoro::Task<Result<>> S3ImageStore::remove(UploadId id)
{
    if (!isRandomId(id))
        co_return Result<>{};
    for (const ImageVariant variant : std::array{ImageVariant::Full, ImageVariant::Thumbnail}) {
        const QByteArray nothing;
        const outgoing::HttpAnswer answer = co_await ask("DELETE", id, variant, nothing);
        if (!isDone(answer) && answer.status != kNotFound)
            co_return failed("remove", id, answer);
    }
    co_return Result<>{};
}

} // namespace foyer::media
