// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/net_server.h"

#include "common/base/logging.h"
#include "server/accounts/sessions.h"
#include "server/net/front/front.h"
#include "server/net/http/http_listener.h"
#include "server/net/http/trust.h"
#include "server/net/http_api.h"
#include "server/net/ws/hub.h"
#include "server/net/ws/ws_listener.h"

#include <QCoroTimer>
#include <QDeadlineTimer>

namespace foyer::net {

/// Everything of one server, and what the front asks of it.
struct NetServer::Private final : Backend
{
    Private(Hub &hub, NetServices givenServices, NetSettings givenSettings)
        : services(std::move(givenServices))
        , settings(std::move(givenSettings))
        , trust(settings)
        , api(hub, services, settings, trust)
        , http([this](HttpRequest request) { return api.router().answer(std::move(request)); })
        , sockets(hub, services, settings)
        , front(*this, settings, services.clock, services.metrics)
    {
    }

    ClientInfo clientOf(const QHostAddress &peer, const HeaderFields &headers) const override
    {
        return trust.clientOf(peer, headers);
    }
    qint64 bodyLimit(const RequestHead &head) const override
    {
        return api.router().bodyLimit(head.method, head.path);
    }
    QCoro::Task<Result<>> admitBody(RequestHead head, ClientInfo client) override;
    QCoro::Task<Result<SocketPass>> admitSocket(RequestHead head, ClientInfo client) override;
    void takeSocket(QTcpSocket *socket, SocketPass pass) override { sockets.take(socket, std::move(pass)); }
    void submit(const QByteArray &bytes, const QHostAddress &peer, ClientInfo client, Answer answer) override
    {
        http.submit(bytes, peer, std::move(client), std::move(answer));
    }
    QCoro::Task<> stop();

    NetServices services;
    NetSettings settings;
    Trust trust;
    mutable HttpApi api;
    HttpListener http;
    WsListener sockets;
    Front front;
};

QCoro::Task<Result<>> NetServer::Private::admitBody(RequestHead head, ClientInfo client)
{
    const Credentials credentials = credentialsOf(head.headers);
    FOYER_CO_CHECK(trust.checkOrigin(head.headers, client, credentials.source));
    if (!api.router().needsSession(head.method, head.path))
        co_return Result<>{};
    const Result<accounts::Identity> identity = co_await services.sessions.identify(credentials.token);
    if (!identity)
        co_return tl::unexpected(identity.error());
    co_return Result<>{};
}

QCoro::Task<Result<SocketPass>> NetServer::Private::admitSocket(RequestHead head, ClientInfo client)
{
    const Credentials credentials = credentialsOf(head.headers);
    FOYER_CO_CHECK(trust.checkOrigin(head.headers, client, credentials.source));
    if (credentials.source == Credentials::Source::None)
        co_return fail(ErrorCode::NotSignedIn);
    const Result<accounts::Identity> identity = co_await services.sessions.identify(credentials.token);
    if (!identity)
        co_return tl::unexpected(identity.error());
    if (!identity->scopes.testFlag(protocol::Scope::Read))
        co_return fail(ErrorCode::Forbidden, QStringLiteral("the token is not for reading"));
    co_return SocketPass{*identity, credentials.token, client};
}

QCoro::Task<> NetServer::Private::stop()
{
    using namespace std::chrono_literals;
    // For the farewells; the rest is for requests under way.
    constexpr std::chrono::milliseconds kGoodbyeTime = 1s;
    constexpr std::chrono::milliseconds kStep = 5ms;
    const QDeadlineTimer deadline(settings.stopTime);
    const QDeadlineTimer work(std::max(0ms, settings.stopTime - kGoodbyeTime));
    front.retire();
    sockets.stopListening();
    while ((front.hasConnections() || http.pending() > 0 || sockets.isWorking()) && !work.hasExpired())
        co_await QCoro::sleepFor(kStep);
    sockets.sayGoodbye();
    while ((sockets.hasConnections() || front.hasConnections()) && !deadline.hasExpired())
        co_await QCoro::sleepFor(kStep);
    sockets.abortAll();
    qCInfo(lcNet, "event=stopped");
}

NetServer::NetServer(Hub &hub, NetServices services, NetSettings settings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(hub, std::move(services), std::move(settings)))
{
}

NetServer::~NetServer() = default;

Result<quint16> NetServer::start()
{
    FOYER_CHECK(d->http.start());
    if (!d->front.listen(d->settings.address, d->settings.port)) {
        return fail(ErrorCode::Unavailable,
                    QStringLiteral("cannot listen on %1 port %2: %3")
                        .arg(d->settings.address.toString())
                        .arg(d->settings.port)
                        .arg(d->front.errorString()));
    }
    qCInfo(lcNet, "event=listening address=%s port=%d tls=%s",
           qUtf8Printable(d->front.serverAddress().toString()), int(d->front.serverPort()),
           d->settings.tls ? "yes" : "no");
    return d->front.serverPort();
}

void NetServer::setTls(QSslConfiguration tls)
{
    d->front.setTls(std::move(tls));
}

QCoro::Task<> NetServer::stop()
{
    return d->stop();
}

} // namespace foyer::net
