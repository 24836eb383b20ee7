// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/session_cookie.h"

#include "common/protocol/version.h"

#include <algorithm>

namespace foyer::net {
namespace {

void setCookie(HttpResponse &response, const QByteArray &value, qint64 seconds, const ClientInfo &client)
{
    QByteArray cookie = protocol::kSessionCookie;
    cookie += '=' + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + QByteArray::number(seconds);
    if (client.isSecure)
        cookie += "; Secure";
    response.headers.append("Set-Cookie", cookie);
}

} // namespace

void setSessionCookie(HttpResponse &response, const QByteArray &token, Timestamp expiresAt, Timestamp now,
                      const ClientInfo &client)
{
    setCookie(response, token, std::max<qint64>(0, (expiresAt - now) / 1000), client);
}

void clearSessionCookie(HttpResponse &response, const ClientInfo &client)
{
    setCookie(response, {}, 0, client);
}

} // namespace foyer::net
