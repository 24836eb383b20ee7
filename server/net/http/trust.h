// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/net_settings.h"

namespace foyer::net {

/// What the server believes of a request's surroundings: which proxies speak for others, and which pages are its own.
class Trust
{
public:
    explicit Trust(const NetSettings &settings);

    [[nodiscard]] bool isTrustedProxy(const QHostAddress &address) const;
    /// Who really asks: the peer or, if it is a trusted proxy, the rightmost address of X-Forwarded-For that is not
    /// one; X-Forwarded-Proto is believed likewise.
    [[nodiscard]] ClientInfo clientOf(const QHostAddress &peer, const HeaderFields &headers) const;
    /// Refuses pages that are not from this server (OriginRefused): an Origin that is not its own, or none where
    /// the session comes from the cookie.
    [[nodiscard]] Result<> checkOrigin(const HeaderFields &headers, const ClientInfo &client,
                                       Credentials::Source source) const;

private:
    [[nodiscard]] bool isOwnOrigin(const QByteArray &origin, const HeaderFields &headers,
                                   const ClientInfo &client) const;

    bool m_isSecure;
    QUrl m_publicUrl;
    QList<Subnet> m_proxies;
};

} // namespace foyer::net
