// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QCoroTask>
#include <QJsonObject>
#include <QString>

namespace foyer::client {

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
};

} // namespace foyer::client
