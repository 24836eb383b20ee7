// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

namespace foyer::net {

/// Gives a browser its session token: out of reach of scripts, sent to this server only, and only from its pages.
void setSessionCookie(HttpResponse &response, const QByteArray &token, Timestamp expiresAt, Timestamp now,
                      const ClientInfo &client);
/// Takes it away again.
void clearSessionCookie(HttpResponse &response, const ClientInfo &client);

} // namespace foyer::net
