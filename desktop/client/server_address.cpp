// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/server_address.h"

#include "common/base/web_url.h"

namespace foyer::client {

namespace {
constexpr int kDefaultPort = 8322;
}

ServerAddress::ServerAddress(QUrl base)
    : m_base(std::move(base))
{
}

Result<ServerAddress> ServerAddress::fromInput(const QString &text)
{
    const QString trimmed = text.trimmed();
    const bool hasScheme = trimmed.contains(u"://");
    QUrl url(hasScheme ? trimmed : QStringLiteral("http://") + trimmed, QUrl::StrictMode);
    if (!isWebUrl(url) || !url.userInfo().isEmpty())
        return fail(ErrorCode::InvalidField, QStringLiteral("no server address"), QStringLiteral("server"));
    if (!hasScheme && url.port() < 0)
        url.setPort(kDefaultPort);
    QUrl base;
    base.setScheme(url.scheme());
    base.setHost(url.host());
    base.setPort(url.port());
    return ServerAddress(base);
}

QUrl ServerAddress::http(const QString &path) const
{
    QUrl url = m_base;
    url.setPath(path);
    return url;
}

QUrl ServerAddress::webSocket() const
{
    QUrl url = m_base;
    url.setScheme(m_base.scheme() == u"https" ? QStringLiteral("wss") : QStringLiteral("ws"));
    url.setPath(QStringLiteral("/ws"));
    return url;
}

QString ServerAddress::display() const
{
    return m_base.toString();
}

} // namespace foyer::client
