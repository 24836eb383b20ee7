// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QCoroTask>
#include <QJsonObject>
#include <QString>

namespace foyer::client {

/// One step of a picture that goes out in parts, after tus 1.0.0: docs/protocol.md, "Pictures in parts".
struct TransferStep
{
    QByteArray verb;
    QString path;
    /// Bytes of the whole picture; sent if not negative.
    qint64 length = -1;
    /// Where `part` begins; sent if not negative.
    qint64 offset = -1;
    QByteArray part{};
};

/// What was answered to a step.
struct TransferAnswer
{
    /// Id of the transfer that the step began; empty for all others.
    QString transfer;
    /// Bytes that the server has; -1 if it did not say.
    qint64 offset = -1;
};

/// The one door through which the parts of the HTTP API reach the server. Paths are below /api/v1 and as people write
/// them (nothing percent-encoded); queries are encoded already, see ApiQuery. Errors are the server's, or
/// ones that Api::isUnreachable() knows. Thread: the one that made it.
class HttpCaller
{
public:
    virtual ~HttpCaller() = default;

    [[nodiscard]] virtual QCoro::Task<Result<QJsonObject>> get(QString path, QString query = {}) = 0;
    /// Sends a body with any method but GET; where nothing is answered, an empty object.
    [[nodiscard]] virtual QCoro::Task<Result<QJsonObject>> send(QByteArray verb, QString path,
                                                                QJsonObject body = {}) = 0;
    /// The same with the bytes of a file as the body.
    [[nodiscard]] virtual QCoro::Task<Result<QJsonObject>> sendFile(QByteArray verb, QString path,
                                                                    QByteArray bytes) = 0;
    /// The bytes of a file.
    [[nodiscard]] virtual QCoro::Task<Result<QByteArray>> fetch(QString path) = 0;
    /// A step of a resumable upload. NotFound where the server does not know the transfer (any more).
    [[nodiscard]] virtual QCoro::Task<Result<TransferAnswer>> transfer(TransferStep step) = 0;
};

} // namespace foyer::client
