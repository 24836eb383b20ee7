// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/http_request.h"

#include "common/base/json_reader.h"
#include "common/protocol/version.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace foyer::net {
namespace {

constexpr std::array kMethodNames{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

QByteArray cookieValue(const HeaderFields &headers, const QByteArray &name)
{
    for (const HeaderField &field : headers.all()) {
        if (field.name.compare("Cookie", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &pair : field.value.split(';')) {
            const qsizetype equals = pair.indexOf('=');
            if (equals > 0 && pair.first(equals).trimmed() == name)
                return pair.sliced(equals + 1).trimmed();
        }
    }
    return {};
}

} // namespace

QByteArray methodName(HttpMethod method)
{
    return kMethodNames[std::size_t(method)];
}

std::optional<HttpMethod> methodFromName(const QByteArray &name)
{
    for (std::size_t i = 0; i < kMethodNames.size(); ++i) {
        if (name == kMethodNames[i])
            return HttpMethod(i);
    }
    return std::nullopt;
}

bool isChanging(HttpMethod method)
{
    return method != HttpMethod::Get && method != HttpMethod::Head && method != HttpMethod::Options;
}

Credentials credentialsOf(const HeaderFields &headers)
{
    constexpr qsizetype kSchemeLength = 7;
    const QByteArray authorization = headers.value("Authorization");
    if (authorization.first(std::min(kSchemeLength, authorization.size()))
            .compare("Bearer ", Qt::CaseInsensitive)
        == 0)
        return {Credentials::Source::Bearer, authorization.sliced(kSchemeLength).trimmed()};
    const QByteArray cookie = cookieValue(headers, protocol::kSessionCookie);
    if (!cookie.isEmpty())
        return {Credentials::Source::Cookie, cookie};
    return {};
}

std::optional<qint64> wholeNumber(const QByteArray &digits)
{
    constexpr qsizetype kMostDigits = 16;
    const bool areDigits =
        std::all_of(digits.cbegin(), digits.cend(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits.isEmpty() || digits.size() > kMostDigits || !areDigits)
        return std::nullopt;
    const qint64 number = digits.toLongLong();
    return number <= JsonReader::kMaxSafeInteger ? std::optional(number) : std::nullopt;
}

Result<qint64> HttpRequest::idNumber(const QByteArray &parameter) const
{
    const auto number = wholeNumber(parameters.value(parameter).toUtf8());
    if (!number || *number == 0)
        return fail(ErrorCode::NotFound, QStringLiteral("not an id"));
    return *number;
}

QString HttpRequest::queryText(const QString &key) const
{
    QByteArray value = query.queryItemValue(key, QUrl::FullyEncoded).toUtf8();
    value.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(value));
}

Result<qint64> HttpRequest::queryNumber(const QString &key, qint64 otherwise, qint64 min, qint64 max) const
{
    if (!query.hasQueryItem(key))
        return otherwise;
    const auto number = wholeNumber(query.queryItemValue(key).toUtf8());
    if (!number || *number < min || *number > max)
        return fail(ErrorCode::InvalidField, QStringLiteral("not a whole number in range"), key);
    return *number;
}

} // namespace foyer::net
