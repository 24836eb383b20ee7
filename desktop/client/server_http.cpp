// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/server_http.h"

#include "common/base/json_reader.h"

#include <QCoroNetworkReply>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <memory>

namespace foyer::client {

namespace {

constexpr int kTimeoutMs = 30'000;
/// Marks errors that no Foyer server gave.
constexpr auto kNoServer = QLatin1StringView("no-server");

struct DeleteLater
{
    void operator()(QNetworkReply *reply) const { reply->deleteLater(); }
};

Error unreachable(const QString &why)
{
    return Error{ErrorCode::Unavailable, why, QString(kNoServer), std::chrono::seconds{0}};
}

/// The error that an answer carries as problem+json.
Error problemOf(int status, const QByteArray &body)
{
    const auto object = parseJsonObject(body);
    const auto code = object ? errorFromName(object->value(u"code").toString()) : std::nullopt;
    if (!code)
        return unreachable(QStringLiteral("HTTP status %1 without a code that is known here").arg(status));
    Error error;
    error.code = *code;
    error.field = object->value(u"field").toString();
    error.retryAfter = std::chrono::seconds(object->value(u"retryAfter").toInt());
    return error;
}

/// The last part of the address that a transfer was given.
QString transferIn(const QNetworkReply &reply)
{
    const QString path = QString::fromLatin1(reply.rawHeader("Location"));
    return path.mid(path.lastIndexOf(u'/') + 1);
}

qint64 offsetIn(const QNetworkReply &reply)
{
    bool isNumber = false;
    const qint64 offset = reply.rawHeader("Upload-Offset").toLongLong(&isNumber);
    return isNumber ? offset : -1;
}

} // namespace

ServerHttp::ServerHttp(ServerAddress server)
    : m_server(std::move(server))
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setTransferTimeout(kTimeoutMs);
}

void ServerHttp::abandon()
{
    const auto replies = m_network.findChildren<QNetworkReply *>();
    for (QNetworkReply *reply : replies)
        reply->abort();
}

bool ServerHttp::isUnreachable(const Error &error)
{
    return error.field == kNoServer;
}

QNetworkRequest ServerHttp::request(const QString &path, const QString &query) const
{
    QUrl url = m_server.http(QStringLiteral("/api/v1") + path);
    if (!query.isEmpty())
        url.setQuery(query);
    QNetworkRequest request(url);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    return request;
}

QCoro::Task<Result<QByteArray>> ServerHttp::bytesOf(QNetworkReply *reply)
{
    const std::unique_ptr<QNetworkReply, DeleteLater> owner(reply);
    co_await reply;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply->isOpen() ? reply->readAll() : QByteArray();
    if (status >= 200 && status < 300 && reply->error() == QNetworkReply::NoError)
        co_return body;
    if (status >= 400)
        co_return tl::unexpected(problemOf(status, body));
    co_return tl::unexpected(unreachable(reply->errorString()));
}

QCoro::Task<Result<QJsonObject>> ServerHttp::get(QString path, QString query)
{
    FOYER_CO_TRY(const QByteArray body, co_await bytesOf(m_network.get(request(path, query))));
    const auto object = parseJsonObject(body);
    if (!object)
        co_return tl::unexpected(unreachable(QStringLiteral("no JSON")));
    co_return *object;
}

QCoro::Task<Result<QJsonObject>> ServerHttp::send(QByteArray verb, QString path, QJsonObject body)
{
    const QByteArray json = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return sendBytes(std::move(verb), std::move(path), json, "application/json");
}

QCoro::Task<Result<QJsonObject>> ServerHttp::sendFile(QByteArray verb, QString path, QByteArray bytes)
{
    return sendBytes(std::move(verb), std::move(path), std::move(bytes), "application/octet-stream");
}

QCoro::Task<Result<QJsonObject>> ServerHttp::sendBytes(QByteArray verb, QString path, QByteArray body,
                                                       QByteArray type)
{
    QNetworkRequest message = request(path);
    message.setHeader(QNetworkRequest::ContentTypeHeader, type);
    QNetworkReply *reply = m_network.sendCustomRequest(message, verb, body);
    FOYER_CO_TRY(const QByteArray answer, co_await bytesOf(reply));
    if (answer.isEmpty())
        co_return QJsonObject();
    const auto object = parseJsonObject(answer);
    if (!object)
        co_return tl::unexpected(unreachable(QStringLiteral("no JSON")));
    co_return *object;
}

QCoro::Task<Result<QByteArray>> ServerHttp::fetch(QString path)
{
    return bytesOf(m_network.get(request(path)));
}

QCoro::Task<Result<TransferAnswer>> ServerHttp::transfer(TransferStep step)
{
    QNetworkRequest message = request(step.path);
    message.setRawHeader("Tus-Resumable", "1.0.0");
    if (step.length >= 0)
        message.setRawHeader("Upload-Length", QByteArray::number(step.length));
    if (step.offset >= 0) {
        message.setRawHeader("Upload-Offset", QByteArray::number(step.offset));
        message.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/offset+octet-stream"));
    }
    // Only of a real HEAD it is known that its answer has no body, whatever its length says.
    QNetworkReply *const sent = step.verb == "HEAD"
        ? m_network.head(message)
        : m_network.sendCustomRequest(message, step.verb, step.part);
    const std::unique_ptr<QNetworkReply, DeleteLater> reply(sent);
    co_await reply.get();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 200 && status < 300 && reply->error() == QNetworkReply::NoError)
        co_return TransferAnswer{transferIn(*reply), offsetIn(*reply)};
    // The answer to HEAD has no body that would say more.
    if (status == 404 || status == 410)
        co_return fail(ErrorCode::NotFound, QStringLiteral("no such transfer"));
    if (status >= 400)
        co_return tl::unexpected(problemOf(status, reply->isOpen() ? reply->readAll() : QByteArray()));
    co_return tl::unexpected(unreachable(reply->errorString()));
}

} // namespace foyer::client
