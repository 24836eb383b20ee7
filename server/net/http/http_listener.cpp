// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/http_listener.h"

#include "server/net/http/relay_socket.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpServer>

#include <optional>

namespace foyer::net {
namespace {

std::optional<HttpMethod> methodOf(const QHttpServerRequest &request)
{
    switch (request.method()) {
    case QHttpServerRequest::Method::Get:
        return HttpMethod::Get;
    case QHttpServerRequest::Method::Head:
        return HttpMethod::Head;
    case QHttpServerRequest::Method::Post:
        return HttpMethod::Post;
    case QHttpServerRequest::Method::Put:
        return HttpMethod::Put;
    case QHttpServerRequest::Method::Patch:
        return HttpMethod::Patch;
    case QHttpServerRequest::Method::Delete:
        return HttpMethod::Delete;
    case QHttpServerRequest::Method::Options:
        return HttpMethod::Options;
    default:
        return std::nullopt;
    }
}

HeaderFields headersOf(const QHttpServerRequest &request)
{
    HeaderFields fields;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    const auto &headers = request.headers();
    for (qsizetype i = 0; i < headers.size(); ++i)
        fields.append(QByteArray(headers.nameAt(i).data(), headers.nameAt(i).size()),
                      headers.valueAt(i).toByteArray());
#else
    for (const auto &[name, value] : request.headers())
        fields.append(name, value);
#endif
    return fields;
}

/// Where QHttpServer takes its connections from. It never accepts any by itself.
class RelayServer final : public QTcpServer
{
public:
    using QTcpServer::QTcpServer;
    void offer(RelaySocket *socket) { addPendingConnection(socket); }
};

/// QHttpServer's parser: notes the request that was just fed.
class RequestParser final : public QAbstractHttpServer
{
public:
    using QAbstractHttpServer::QAbstractHttpServer;

    std::optional<HttpRequest> takeParsed() { return std::exchange(m_parsed, std::nullopt); }

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &) override
#else
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *) override
#endif
    {
        note(request);
        return true;
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override { }
#else
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override { }
#endif

private:
    void note(const QHttpServerRequest &request)
    {
        const auto method = methodOf(request);
        if (!method)
            return;
        HttpRequest &parsed = m_parsed.emplace();
        parsed.method = *method;
        parsed.path = request.url().path(QUrl::FullyEncoded).toLatin1();
        parsed.query = request.query();
        parsed.headers = headersOf(request);
        parsed.body = request.body();
        parsed.credentials = credentialsOf(parsed.headers);
    }

    std::optional<HttpRequest> m_parsed;
};

} // namespace

struct HttpListener::Private
{
    Handler handler;
    RequestParser parser;
    /// The parser's child, as `bind` makes it one.
    RelayServer *relay = nullptr;
    int pending = 0;

    static QCoro::Task<> serve(QPointer<HttpListener> self, HttpRequest request, Answer answer);
};

QCoro::Task<> HttpListener::Private::serve(QPointer<HttpListener> self, HttpRequest request, Answer answer)
{
    const Handler handler = self->d->handler;
    ++self->d->pending;
    HttpResponse response = co_await handler(std::move(request));
    if (!self)
        co_return;
    --self->d->pending;
    answer(std::move(response));
}

HttpListener::HttpListener(Handler handler, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->handler = std::move(handler);
}

HttpListener::~HttpListener() = default;

Result<> HttpListener::start()
{
    d->relay = new RelayServer(&d->parser);
    // From 6.8 on only a listening server can be bound; this one accepts nobody.
    if (!d->relay->listen(QHostAddress::LocalHost, 0))
        return fail(ErrorCode::Unavailable, d->relay->errorString());
    d->relay->pauseAccepting();
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    if (!d->parser.bind(d->relay))
        return fail(ErrorCode::Unavailable, QStringLiteral("the HTTP parser cannot be bound"));
#else
    d->parser.bind(d->relay);
#endif
    return {};
}

void HttpListener::submit(const QByteArray &bytes, const QHostAddress &peer, ClientInfo client, Answer answer)
{
    auto *const socket = new RelaySocket(peer);
    const QPointer<RelaySocket> alive = socket;
    d->relay->offer(socket);
    socket->feed(bytes);
    std::optional<HttpRequest> request = d->parser.takeParsed();
    if (alive)
        alive->disconnectFromHost();
    if (!request) {
        answer(problemResponse(Error{ErrorCode::BadRequest, {}, {}, {}}));
        return;
    }
    request->client = std::move(client);
    Private::serve(this, *std::move(request), std::move(answer));
}

int HttpListener::pending() const
{
    return d->pending;
}

} // namespace foyer::net
