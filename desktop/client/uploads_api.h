// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/image.h"

#include <QByteArray>
#include <QCoroTask>
#include <QJsonObject>
#include <QString>

namespace foyer::client {

class HttpCaller;

/// What pictures a server takes. Without its word: its defaults.
struct PictureLimits
{
    qint64 bytes = 10 * 1024 * 1024;
    qint64 pixels = 40'000'000;

    bool operator==(const PictureLimits &) const = default;
};

/// Out of the `limits` of `GET /server`. InvalidField.
[[nodiscard]] Result<PictureLimits> pictureLimitsFromJson(const QJsonObject &object);

/// Pictures that go to the server in parts, so that what arrived need not be sent again. Errors as in docs/protocol.md, or
/// ones that Api::isUnreachable() knows; NotFound where the server does not know the transfer (any more).
/// Thread: that of the caller.
class UploadsApi
{
public:
    explicit UploadsApi(HttpCaller &http)
        : m_http(http)
    {
    }

    [[nodiscard]] QCoro::Task<Result<PictureLimits>> limits();
    /// Begins one of this many bytes; answers with its id.
    [[nodiscard]] QCoro::Task<Result<QString>> begin(qint64 bytes);
    /// How many bytes have arrived.
    [[nodiscard]] QCoro::Task<Result<qint64>> received(QString transfer);
    /// Sends the part that begins at this offset; answers with how many bytes have arrived then. The answer to the last
    /// part comes when the picture was taken. UploadOffsetMismatch, ImageTooLarge, ImageBroken, UnsupportedMediaType.
    [[nodiscard]] QCoro::Task<Result<qint64>> append(QString transfer, qint64 offset, QByteArray part);
    /// The picture of a transfer of which all has arrived. Errors as of append().
    [[nodiscard]] QCoro::Task<Result<protocol::Image>> finished(QString transfer);
    /// Gives it up.
    [[nodiscard]] QCoro::Task<Result<>> abandon(QString transfer);

private:
    HttpCaller &m_http;
};

} // namespace foyer::client
