// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/trust.h"

#include "common/base/web_url.h"

#include <algorithm>

namespace foyer::net {
namespace {

/// An IPv4 address may come as IPv6 ("::ffff:1.2.3.4"); it is the same address.
QHostAddress plain(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4) : address;
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

QUrl urlOf(const QByteArray &text)
{
    return QUrl(QString::fromLatin1(text), QUrl::StrictMode);
}

} // namespace

Trust::Trust(const NetSettings &settings)
    : m_isSecure(settings.tls.has_value())
    , m_publicUrl(settings.publicUrl)
    , m_proxies(settings.trustedProxies)
{
}

bool Trust::isTrustedProxy(const QHostAddress &address) const
{
    const QHostAddress candidate = plain(address);
    return std::any_of(m_proxies.cbegin(), m_proxies.cend(), [&](const Subnet &subnet) {
        return candidate.isInSubnet(plain(subnet.first), subnet.second);
    });
}

ClientInfo Trust::clientOf(const QHostAddress &peer, const HeaderFields &headers) const
{
    ClientInfo client{plain(peer), m_isSecure};
    if (!isTrustedProxy(peer))
        return client;
    const QList<QByteArray> protocols = headers.tokens("X-Forwarded-Proto");
    if (!protocols.isEmpty())
        client.isSecure = protocols.last() == "https";
    const QList<QByteArray> hops = headers.tokens("X-Forwarded-For");
    for (auto hop = hops.crbegin(); hop != hops.crend(); ++hop) {
        const QHostAddress address(QString::fromLatin1(*hop));
        // What stands left of nonsense was not written by anybody we trust.
        if (address.isNull())
            break;
        client.address = plain(address);
        if (!isTrustedProxy(address))
            break;
    }
    return client;
}

bool Trust::isOwnOrigin(const QByteArray &origin, const HeaderFields &headers, const ClientInfo &client) const
{
    const QUrl given = urlOf(origin);
    if (!isWebUrl(given))
        return false;
    if (isWebUrl(m_publicUrl) && given.scheme() == m_publicUrl.scheme() && given.host() == m_publicUrl.host()
        && portOf(given) == portOf(m_publicUrl))
        return true;
    // Seen without encryption, an https page of the same host is ours behind a proxy that ends TLS.
    if (client.isSecure && given.scheme() != QLatin1String("https"))
        return false;
    const QUrl own = urlOf(given.scheme().toLatin1() + "://" + headers.value("Host"));
    return isWebUrl(own) && own.host() == given.host() && portOf(own) == portOf(given);
}

Result<> Trust::checkOrigin(const HeaderFields &headers, const ClientInfo &client,
                            Credentials::Source source) const
{
    if (!headers.has("Origin")) {
        if (source == Credentials::Source::Cookie)
            return fail(ErrorCode::OriginRefused, QStringLiteral("cookie without origin"));
        return {};
    }
    if (!isOwnOrigin(headers.value("Origin"), headers, client))
        return fail(ErrorCode::OriginRefused, QStringLiteral("foreign origin"));
    return {};
}

} // namespace foyer::net
