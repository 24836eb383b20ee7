// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/upload_routes.h"

#include "common/base/limits.h"
#include "server/media/resumable_uploads.h"
#include "server/net/http/router.h"

namespace foyer::net {
namespace {

constexpr char kUploads[] = "/api/v1/uploads";
constexpr char kTransfer[] = "/api/v1/uploads/{transfer}";
constexpr char kVersion[] = "1.0.0";

/// 412, as tus asks of a server that does not speak the client's version.
std::optional<HttpResponse> refusedVersion(const HttpRequest &request)
{
    if (request.headers.value("Tus-Resumable") == kVersion)
        return std::nullopt;
    HttpResponse response = problemResponse(Error{ErrorCode::ProtocolVersion, {}, {}, {}});
    response.status = 412;
    response.body.replace("\"status\":426", "\"status\":412");
    response.headers.append("Tus-Version", kVersion);
    return response;
}

Result<qint64> numberField(const HttpRequest &request, const char *name)
{
    const auto number = wholeNumber(request.headers.value(name));
    if (!number)
        return fail(ErrorCode::InvalidField, QStringLiteral("not a whole number"), QString::fromLatin1(name));
    return *number;
}

} // namespace

void UploadRoutes::addTo(Router &router)
{
    router.add(HttpMethod::Post, kUploads, Access::Session,
               [this](HttpRequest request) { return create(std::move(request)); });
    router.add(
        HttpMethod::Patch, kTransfer, Access::Session,
        [this](HttpRequest request) { return append(std::move(request)); }, limits::kUploadPartBytes);
    router.add(HttpMethod::Head, kTransfer, Access::Session,
               [this](HttpRequest request) { return head(std::move(request)); });
    router.add(HttpMethod::Get, kTransfer, Access::Session,
               [this](HttpRequest request) { return progress(std::move(request)); });
    router.add(HttpMethod::Delete, kTransfer, Access::Session,
               [this](HttpRequest request) { return abandon(std::move(request)); });
    router.decorate(kUploads, {{"Tus-Resumable", kVersion}},
                    {{"Tus-Version", kVersion},
                     {"Tus-Extension", "creation,termination"},
                     {"Tus-Max-Size", QByteArray::number(m_maxBytes)}});
}

QCoro::Task<Result<HttpResponse>> UploadRoutes::create(HttpRequest request)
{
    if (std::optional<HttpResponse> refused = refusedVersion(request))
        co_return *std::move(refused);
    // Bytes with the creation are an extension that is not offered; taking none of them silently would lie.
    if (!request.body.isEmpty())
        co_return fail(ErrorCode::BadRequest, QStringLiteral("creation with bytes"));
    FOYER_CO_TRY(const qint64 size, numberField(request, "Upload-Length"));
    const Result<media::UploadProgress> begun = co_await m_uploads.create(request.identity->user.id, size);
    if (!begun)
        co_return tl::unexpected(begun.error());
    HttpResponse response = emptyResponse(201);
    response.headers.append("Location", QByteArray(kUploads) + '/' + begun->transfer.toLatin1());
    response.headers.append("Upload-Offset", QByteArray::number(begun->received));
    co_return response;
}

QCoro::Task<Result<HttpResponse>> UploadRoutes::append(HttpRequest request)
{
    if (std::optional<HttpResponse> refused = refusedVersion(request))
        co_return *std::move(refused);
    if (request.headers.value("Content-Type") != "application/offset+octet-stream")
        co_return fail(ErrorCode::UnsupportedMediaType, QStringLiteral("not a part of a transfer"));
    FOYER_CO_TRY(const qint64 offset, numberField(request, "Upload-Offset"));
    const UserId owner = request.identity->user.id;
    const Result<media::UploadProgress> progress = co_await m_uploads.append(
        request.parameters.value("transfer"), owner, offset, std::move(request.body));
    if (!progress)
        co_return tl::unexpected(progress.error());
    HttpResponse response = emptyResponse();
    response.headers.append("Upload-Offset", QByteArray::number(progress->received));
    co_return response;
}

QCoro::Task<Result<HttpResponse>> UploadRoutes::head(HttpRequest request)
{
    const Result<media::UploadProgress> progress =
        co_await m_uploads.progress(request.parameters.value("transfer"), request.identity->user.id);
    if (!progress)
        co_return tl::unexpected(progress.error());
    HttpResponse response = emptyResponse(200);
    response.headers.append("Upload-Offset", QByteArray::number(progress->received));
    response.headers.append("Upload-Length", QByteArray::number(progress->size));
    co_return response;
}

QCoro::Task<Result<HttpResponse>> UploadRoutes::progress(HttpRequest request)
{
    const Result<media::UploadProgress> progress =
        co_await m_uploads.finished(request.parameters.value("transfer"), request.identity->user.id);
    if (!progress)
        co_return tl::unexpected(progress.error());
    const QJsonValue image =
        progress->image ? QJsonValue(toJson(*progress->image)) : QJsonValue(QJsonValue::Null);
    co_return jsonResponse(200,
                           {{QStringLiteral("transfer"), progress->transfer},
                            {QStringLiteral("size"), progress->size},
                            {QStringLiteral("received"), progress->received},
                            {QStringLiteral("image"), image}});
}

QCoro::Task<Result<HttpResponse>> UploadRoutes::abandon(HttpRequest request)
{
    if (std::optional<HttpResponse> refused = refusedVersion(request))
        co_return *std::move(refused);
    const Result<> gone =
        co_await m_uploads.abandon(request.parameters.value("transfer"), request.identity->user.id);
    if (!gone)
        co_return tl::unexpected(gone.error());
    co_return emptyResponse();
}

} // namespace foyer::net
