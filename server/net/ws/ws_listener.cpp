// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/ws/ws_listener.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "server/chat/sync.h"
#include "server/net/ws/connection.h"
#include "server/net/ws/handlers/refusal.h"
#include "server/net/ws/hub.h"
#include "server/net/ws/outlet.h"

#include <QTcpSocket>
#include <QWebSocket>

namespace foyer::net {
namespace {

/// How often an interval of the heartbeat connections are looked at.
constexpr int kSweepsPerHeartbeat = 4;

template<typename... Cases>
struct Overloaded : Cases...
{
    using Cases::operator()...;
};
template<typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

metrics::Counter dropped(metrics::Registry &metrics, const char *reason)
{
    return metrics.counter("foyer_websockets_dropped_total", "WebSockets closed by the server, by reason.",
                           {{"reason", reason}});
}

/// A connection that cannot start has no use; the client comes back after a while.
void turnAway(Connection &connection, const Error &why)
{
    connection.deliverFirst(refusal(why, {}));
    connection.end(protocol::CloseCode::GoingAway);
}

} // namespace

WsListener::WsListener(Hub &hub, const NetServices &services, const NetSettings &settings, QObject *parent)
    : QObject(parent)
    , m_hub(hub)
    , m_services(services)
    , m_settings(settings)
    , m_acceptor(settings)
    , m_post(services.poster, services.typing)
    , m_read(services.reading)
    , m_sync(services.sync)
    , m_activity(services.presence, services.typing)
    , m_framesIn(services.metrics.counter("foyer_frames_received_total", "Frames from clients."))
    , m_slow(dropped(services.metrics, "slow"))
    , m_silent(dropped(services.metrics, "silent"))
{
    connect(&m_acceptor, &SocketAcceptor::opened, this, &WsListener::welcome);
    connect(&m_sweeper, &QTimer::timeout, this, &WsListener::sweep);
    m_sweeper.start(settings.sockets.heartbeat / kSweepsPerHeartbeat);
}

WsListener::~WsListener()
{
    for (Connection *connection : m_hub.connections()) {
        connection->disconnect(this);
        onClosed(connection);
        delete connection;
    }
}

void WsListener::welcome(QWebSocket *socket, QTcpSocket *transport, const SocketPass &pass)
{
    const accounts::Identity &identity = pass.identity;
    const bool isOneTooMany =
        m_hub.connectionCount(identity.user.id) >= m_settings.sockets.connectionsPerUser;
    auto *const connection = new Connection(socket, transport, identity, m_hub.outlet(), m_settings.sockets,
                                            m_services.clock, this);
    connect(connection, &Connection::closed, this, [this, connection] {
        onClosed(connection);
        connection->deleteLater();
    });
    m_hub.add(connection);
    if (isOneTooMany) {
        connection->end(protocol::CloseCode::TooManyConnections);
        return;
    }
    connect(connection, &Connection::frameReceived, this,
            [this, connection](const QByteArray &frame) { onFrame(connection, frame); });
    connect(connection, &Connection::fellBehind, this, [this] { m_slow.add(); });
    const auto heartbeat = std::chrono::duration_cast<std::chrono::seconds>(m_settings.sockets.heartbeat);
    connection->deliverFirst(
        protocol::encode(protocol::Hello{identity.user, identity.session, m_settings.serverVersion,
                                         int(heartbeat.count()), m_services.clock.now()}));
    subscribe(connection, pass.token);
}

QCoro::Task<> WsListener::subscribe(QPointer<Connection> connection, QByteArray token)
{
    // Once more: the session may have ended after the front asked and before the hub knew of this connection.
    const Result<accounts::Identity> identity = co_await m_services.sessions.identify(std::move(token));
    if (!connection || connection->isClosed())
        co_return;
    if (!identity) {
        const ErrorCode why = identity.error().code;
        if (why == ErrorCode::SessionReplaced)
            connection->endSession(protocol::SessionEnd::Replaced);
        else if (why == ErrorCode::NotSignedIn)
            connection->endSession(protocol::SessionEnd::Revoked);
        else
            turnAway(*connection, identity.error());
        co_return;
    }
    const Result<chat::Memberships> conversations =
        co_await m_services.sync.membershipsOf(connection->user());
    if (!connection || connection->isClosed())
        co_return;
    if (!conversations) {
        turnAway(*connection, conversations.error());
        co_return;
    }
    const QList<ConversationId> subscribed = m_hub.setConversations(connection, conversations->shown);
    connection->setSubscribed();
    // He is there for the others also where he looks no more.
    m_activity.arrive(*connection, subscribed + conversations->hidden);
    if (std::optional<protocol::SyncRequest> postponed = connection->takePostponed())
        m_sync.handle(connection, *std::move(postponed));
}

void WsListener::onFrame(Connection *connection, const QByteArray &frame)
{
    m_framesIn.add();
    auto decoded = protocol::decodeClientFrame(frame);
    if (!decoded) {
        const QByteArray answer = refusal(decoded.error().error, decoded.error().ref);
        // Before the first sync, the answer to a broken one is all that the client waits for.
        if (connection->hasAskedForSync())
            connection->deliver(answer);
        else
            connection->deliverFirst(answer);
        if (decoded.error().error.code == ErrorCode::BadRequest)
            connection->end(protocol::CloseCode::ProtocolError);
        return;
    }
    const bool isEarly = !connection->hasAskedForSync()
        && !std::holds_alternative<protocol::SyncRequest>(*decoded)
        && !std::holds_alternative<protocol::PingRequest>(*decoded);
    if (isEarly) {
        connection->end(protocol::CloseCode::ProtocolError);
        return;
    }
    if (connection->requestsInFlight() >= m_settings.sockets.requestsInFlight) {
        const auto *const post = std::get_if<protocol::PostRequest>(&*decoded);
        const Error busy = failUntil(ErrorCode::TooManyRequests, std::chrono::seconds(1)).value();
        connection->deliver(refusal(busy, post ? post->ref : Ref()));
        return;
    }
    std::visit(
        Overloaded{
            [&](protocol::SyncRequest &request) { onSync(connection, std::move(request)); },
            [&](protocol::PostRequest &request) { m_post.handle(connection, std::move(request)); },
            [&](protocol::ReadRequest &request) { m_read.handle(connection, request); },
            [&](protocol::ActivityRequest &request) { m_activity.handle(*connection, request); },
            [&](protocol::TypingRequest &request) { m_activity.handle(connection, request); },
            [&](protocol::PingRequest &) { connection->deliverFirst(protocol::encode(protocol::Pong{})); },
        },
        *decoded);
}

void WsListener::onSync(Connection *connection, protocol::SyncRequest request)
{
    connection->noteSyncAsked();
    if (connection->isSubscribed())
        m_sync.handle(connection, std::move(request));
    else
        connection->postpone(std::move(request));
}

void WsListener::onClosed(Connection *connection)
{
    m_hub.remove(connection);
    m_activity.leave(*connection);
}

void WsListener::sweep()
{
    const qint64 heartbeat = m_settings.sockets.heartbeat.count();
    const qint64 untilNext = heartbeat / kSweepsPerHeartbeat;
    const Timestamp now = m_services.clock.now();
    for (Connection *connection : m_hub.connections()) {
        if (connection->identity().expiresAt <= now) {
            connection->endSession(protocol::SessionEnd::Expired);
        } else if (connection->silence() + untilNext > 2 * heartbeat) {
            // The next sweep would be too late: the dead are found within two intervals.
            m_silent.add();
            // Nobody stays online until the farewell has gone nowhere.
            m_activity.leave(*connection);
            connection->end(protocol::CloseCode::Resume);
        } else if (connection->silence() >= heartbeat + untilNext) {
            // Clients ping by themselves, but the timers of a tab that nobody looks at may sleep.
            connection->ping();
        }
    }
}

void WsListener::stopListening()
{
    m_sweeper.stop();
    for (Connection *connection : m_hub.connections())
        connection->stopListening();
}

bool WsListener::isWorking() const
{
    const QList<Connection *> connections = m_hub.connections();
    return std::any_of(connections.cbegin(), connections.cend(),
                       [](const Connection *connection) { return connection->requestsInFlight() > 0; });
}

void WsListener::sayGoodbye()
{
    for (Connection *connection : m_hub.connections())
        connection->end(protocol::CloseCode::GoingAway);
}

void WsListener::abortAll()
{
    for (Connection *connection : m_hub.connections())
        connection->abort();
}

bool WsListener::hasConnections() const
{
    return !m_hub.connections().isEmpty() || m_acceptor.hasHandshakes();
}

} // namespace foyer::net
