// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/http_response.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <array>

namespace foyer::net {
namespace {

struct StatusName
{
    int status;
    const char *text;
};

constexpr std::array kStatusNames{
    StatusName{100, "Continue"},
    StatusName{200, "OK"},
    StatusName{201, "Created"},
    StatusName{204, "No Content"},
    StatusName{304, "Not Modified"},
    StatusName{400, "Bad Request"},
    StatusName{401, "Unauthorized"},
    StatusName{403, "Forbidden"},
    StatusName{404, "Not Found"},
    StatusName{405, "Method Not Allowed"},
    StatusName{408, "Request Timeout"},
    StatusName{409, "Conflict"},
    StatusName{411, "Length Required"},
    StatusName{412, "Precondition Failed"},
    StatusName{413, "Content Too Large"},
    StatusName{415, "Unsupported Media Type"},
    StatusName{422, "Unprocessable Content"},
    StatusName{426, "Upgrade Required"},
    StatusName{429, "Too Many Requests"},
    StatusName{431, "Request Header Fields Too Large"},
    StatusName{500, "Internal Server Error"},
    StatusName{503, "Service Unavailable"},
    StatusName{507, "Insufficient Storage"},
};

QByteArray httpDate(Timestamp now)
{
    return QLocale::c()
        .toString(QDateTime::fromMSecsSinceEpoch(now).toUTC(),
                  QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
        .toLatin1();
}

HttpResponse jsonTextResponse(int status, QByteArray json)
{
    return {status, {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}}, std::move(json)};
}

bool hasNoBody(int status)
{
    return status == 204 || status == 304;
}

} // namespace

QByteArray statusText(int status)
{
    const auto *const found =
        std::find_if(kStatusNames.begin(), kStatusNames.end(),
                     [status](const StatusName &each) { return each.status == status; });
    return found == kStatusNames.end() ? QByteArray("Status") : QByteArray(found->text);
}

HttpResponse jsonResponse(int status, const QJsonObject &object)
{
    return jsonTextResponse(status, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

HttpResponse jsonResponse(int status, protocol::JsonWriter &json)
{
    return jsonTextResponse(status, json.take());
}

HttpResponse emptyResponse(int status)
{
    return {status, {{"Cache-Control", "no-store"}}, {}};
}

HttpResponse textResponse(int status, const QByteArray &text)
{
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}}, text};
}

HttpResponse problemResponse(const Error &error)
{
    const int status = errorHttpStatus(error.code);
    QJsonObject object{
        {QStringLiteral("type"), QStringLiteral("about:blank")},
        {QStringLiteral("title"), errorTitle(error.code)},
        {QStringLiteral("status"), status},
        {QStringLiteral("code"), errorName(error.code)},
    };
    if (!error.field.isEmpty())
        object.insert(QStringLiteral("field"), error.field);
    HttpResponse response;
    response.status = status;
    response.headers = {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}};
    if (status == 401)
        response.headers.append("WWW-Authenticate", "Bearer");
    if (status == 429 || status == 503) {
        const qint64 seconds = std::max<qint64>(1, error.retryAfter.count());
        object.insert(QStringLiteral("retryAfter"), seconds);
        response.headers.append("Retry-After", QByteArray::number(seconds));
    }
    response.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return response;
}

QByteArray wireBytes(const HttpResponse &response, const WireOptions &options)
{
    QByteArray bytes =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + statusText(response.status) + "\r\n";
    for (const HeaderField &field : response.headers.all())
        bytes += field.name + ": " + field.value + "\r\n";
    bytes += "Date: " + httpDate(options.now) + "\r\n";
    if (!response.headers.has("X-Content-Type-Options"))
        bytes += "X-Content-Type-Options: nosniff\r\n";
    if (!response.headers.has("Referrer-Policy"))
        bytes += "Referrer-Policy: no-referrer\r\n";
    // An answer that is no page of ours may not act as one.
    if (!response.headers.has("Content-Security-Policy"))
        bytes += "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
    if (!hasNoBody(response.status))
        bytes += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    bytes += options.keepsAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    if (!options.isHead && !hasNoBody(response.status))
        bytes += response.body;
    return bytes;
}

} // namespace foyer::net
