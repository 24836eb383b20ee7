// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/uploads_api.h"

#include "common/base/json_reader.h"
#include "desktop/client/answer_reading.h"
#include "desktop/client/http_caller.h"

namespace foyer::client {

namespace {

QString transferPath(const QString &transfer)
{
    return QStringLiteral("/uploads/") + transfer;
}

/// Of an answer that has to say how much arrived.
Result<qint64> offsetOf(const TransferAnswer &answer)
{
    if (answer.offset < 0)
        return fail(ErrorCode::ProtocolVersion, QStringLiteral("no Upload-Offset"));
    return answer.offset;
}

} // namespace

Result<PictureLimits> pictureLimitsFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    PictureLimits limits;
    limits.bytes = reader.integer(QLatin1String("imageBytes"), 1, JsonReader::kMaxSafeInteger);
    limits.pixels = reader.integer(QLatin1String("imagePixels"), 1, JsonReader::kMaxSafeInteger);
    FOYER_CHECK(reader.check());
    return limits;
}

QCoro::Task<Result<PictureLimits>> UploadsApi::limits()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(QStringLiteral("/server")));
    co_return partIn<PictureLimits>(answer, QLatin1String("limits"), pictureLimitsFromJson);
}

QCoro::Task<Result<QString>> UploadsApi::begin(qint64 bytes)
{
    TransferStep step;
    step.verb = "POST";
    step.path = QStringLiteral("/uploads");
    step.length = bytes;
    FOYER_CO_TRY(const TransferAnswer answer, co_await m_http.transfer(std::move(step)));
    if (!protocol::isUploadId(answer.transfer))
        co_return fail(ErrorCode::ProtocolVersion, QStringLiteral("no id of a transfer"));
    co_return answer.transfer;
}

QCoro::Task<Result<qint64>> UploadsApi::received(QString transfer)
{
    TransferStep step;
    step.verb = "HEAD";
    step.path = transferPath(transfer);
    FOYER_CO_TRY(const TransferAnswer answer, co_await m_http.transfer(std::move(step)));
    co_return offsetOf(answer);
}

QCoro::Task<Result<qint64>> UploadsApi::append(QString transfer, qint64 offset, QByteArray part)
{
    TransferStep step;
    step.verb = "PATCH";
    step.path = transferPath(transfer);
    step.offset = offset;
    step.part = std::move(part);
    FOYER_CO_TRY(const TransferAnswer answer, co_await m_http.transfer(std::move(step)));
    co_return offsetOf(answer);
}

QCoro::Task<Result<protocol::Image>> UploadsApi::finished(QString transfer)
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(transferPath(transfer)));
    if (answer.value(u"image").isNull())
        co_return fail(ErrorCode::UploadUnfinished);
    co_return partIn<protocol::Image>(answer, QLatin1String("image"), protocol::imageFromJson);
}

QCoro::Task<Result<>> UploadsApi::abandon(QString transfer)
{
    TransferStep step;
    step.verb = "DELETE";
    step.path = transferPath(transfer);
    FOYER_CO_CHECK(co_await m_http.transfer(std::move(step)));
    co_return Result<>();
}

} // namespace foyer::client
