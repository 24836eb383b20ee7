// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/net/http/http_request.h"

#include <QByteArray>

namespace foyer::net {

/// The first part of a request, read strictly (RFC 9112): what two readers might understand differently is refused.
struct RequestHead
{
    HttpMethod method = HttpMethod::Get;
    /// Path and query as sent; an absolute form is cut down to these.
    QByteArray target;
    /// The target without its query.
    QByteArray path;
    HeaderFields headers;
    qint64 contentLength = 0;
    /// The client wants to go on with this connection afterwards.
    bool keepsAlive = true;
    /// The client waits for "100 Continue" before it sends the body.
    bool expectsContinue = false;
    /// Asks for the WebSocket protocol.
    bool isUpgrade = false;
};

/// Reads request line and headers, given with the blank line that ends them. BadRequest, MethodNotAllowed (a method
/// that nothing here has), LengthRequired (a body in chunks).
[[nodiscard]] Result<RequestHead> parseRequestHead(const QByteArray &bytes);

/// The same request as bytes, in one form only.
[[nodiscard]] QByteArray canonicalHead(const RequestHead &head);

/// Checks what RFC 6455 (section 4.2.1) asks of an opening handshake. BadRequest, ProtocolVersion (another
/// version, or sub-protocols without ours).
[[nodiscard]] Result<> checkHandshake(const RequestHead &head);

} // namespace foyer::net
