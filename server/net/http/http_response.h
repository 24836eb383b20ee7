// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "common/protocol/json_writer.h"
#include "server/net/http/header_fields.h"

#include <QByteArray>
#include <QJsonObject>

namespace foyer::net {

/// An answer before it is written. Content-Length, Date and Connection are the writer's business.
struct HttpResponse
{
    int status = 200;
    HeaderFields headers;
    QByteArray body;
};

/// An answer in JSON that no cache keeps.
[[nodiscard]] HttpResponse jsonResponse(int status, const QJsonObject &object);
/// Takes what was written.
[[nodiscard]] HttpResponse jsonResponse(int status, protocol::JsonWriter &json);
/// 204, or another status without a body.
[[nodiscard]] HttpResponse emptyResponse(int status = 204);
/// RFC 9457: what was wrong, for programs; nothing of the error's detail.
[[nodiscard]] HttpResponse problemResponse(const Error &error);
/// A sentence for a person, as plain text.
[[nodiscard]] HttpResponse textResponse(int status, const QByteArray &text);

/// How an answer goes out.
struct WireOptions
{
    /// The request was HEAD: headers as for GET, no body.
    bool isHead = false;
    /// Whether the connection takes another request afterwards.
    bool keepsAlive = true;
    Timestamp now = 0;
};

/// The bytes of an answer in HTTP/1.1.
[[nodiscard]] QByteArray wireBytes(const HttpResponse &response, const WireOptions &options);

/// Reason phrase of a status: "Not Found".
[[nodiscard]] QByteArray statusText(int status);

} // namespace foyer::net
