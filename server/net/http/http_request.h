// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/accounts/sessions.h"
#include "server/net/http/header_fields.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QString>
#include <QUrlQuery>

#include <optional>

namespace foyer::net {

enum class HttpMethod { Get, Head, Post, Put, Patch, Delete, Options };

/// "GET" and so on.
[[nodiscard]] QByteArray methodName(HttpMethod method);
[[nodiscard]] std::optional<HttpMethod> methodFromName(const QByteArray &name);
/// Whether a request of this method may change something.
[[nodiscard]] bool isChanging(HttpMethod method);

/// Where a request came from.
struct ClientInfo
{
    /// Address of the client, behind trusted proxies if there are any.
    QHostAddress address;
    /// Whether the client's side of the way is encrypted.
    bool isSecure = false;
};

/// A session token and the way it came.
struct Credentials
{
    enum class Source { None, Cookie, Bearer };

    Source source = Source::None;
    QByteArray token;
};

/// The token of a request: the Authorization header, or else the cookie.
[[nodiscard]] Credentials credentialsOf(const HeaderFields &headers);

/// One request as the routes see it: whole, and within all bounds.
struct HttpRequest
{
    HttpMethod method = HttpMethod::Get;
    /// Still percent-encoded, without the query; starts with a slash.
    QByteArray path;
    QUrlQuery query;
    HeaderFields headers;
    QByteArray body;
    ClientInfo client;
    Credentials credentials;
    /// Decoded parts of the path that the route's pattern names.
    QHash<QByteArray, QString> parameters;
    /// Who asks; there on every route that needs a session.
    std::optional<accounts::Identity> identity;

    /// A positive number in the path. NotFound if it is none: there is nothing with such an id.
    template<typename IdType>
    [[nodiscard]] Result<IdType> id(const QByteArray &parameter) const
    {
        const auto number = idNumber(parameter);
        if (!number)
            return tl::unexpected(number.error());
        return IdType(*number);
    }
    /// The value of a form's field in the query, where a plus is a blank; empty if absent.
    [[nodiscard]] QString queryText(const QString &key) const;
    /// A whole number in the query in [min, max], or `otherwise` if absent. InvalidField.
    [[nodiscard]] Result<qint64> queryNumber(const QString &key, qint64 otherwise, qint64 min,
                                             qint64 max) const;

private:
    [[nodiscard]] Result<qint64> idNumber(const QByteArray &parameter) const;
};

/// A decimal number of digits only, at most 2^53-1; nothing for anything else.
[[nodiscard]] std::optional<qint64> wholeNumber(const QByteArray &digits);

} // namespace foyer::net
