// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/front/front.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "server/metrics/registry.h"
#include "server/net/front/direct_socket.h"

#include <QSslSocket>
#include <QTimer>

#include <algorithm>

namespace foyer::net {
namespace {

using namespace std::chrono_literals;

constexpr int kBacklog = 1024;
/// Until the next try when the process has no descriptor left.
constexpr std::chrono::milliseconds kAcceptPause = 250ms;

/// Who counts as one: an IPv4 address, or the /64 that a household of IPv6 gets.
QByteArray limitKey(const QHostAddress &address)
{
    constexpr int kNetworkBytes = 8;
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QByteArray::number(ipv4);
    const Q_IPV6ADDR ipv6 = address.toIPv6Address();
    return QByteArray(reinterpret_cast<const char *>(ipv6.c), kNetworkBytes);
}

bool isExempt(const QHostAddress &address, const NetSettings &settings)
{
    return address.isLoopback()
        || std::any_of(settings.trustedProxies.cbegin(), settings.trustedProxies.cend(),
                       [&](const Subnet &proxy) { return address.isInSubnet(proxy.first, proxy.second); });
}

} // namespace

struct Front::Counters
{
    metrics::Counter accepted;
    metrics::Counter refused;
    metrics::Gauge open;
};

Front::Front(Backend &backend, const NetSettings &settings, const Clock &clock, metrics::Registry &metrics,
             QObject *parent)
    : QTcpServer(parent)
    , m_backend(backend)
    , m_settings(settings)
    , m_budget(settings.front.bytesInFlight)
    , m_clock(clock)
    , m_counters(new Counters{
          metrics.counter("foyer_connections_accepted_total", "Connections accepted."),
          metrics.counter("foyer_connections_refused_total",
                          "Connections refused because there were too many."),
          metrics.gauge("foyer_connections_open", "Open connections, HTTP and WebSocket."),
      })
{
    setListenBacklogSize(kBacklog);
    // QTcpServer stops accepting after an error, such as having no descriptors left, and does not go on by itself.
    connect(this, &QTcpServer::acceptError, this, [this](QAbstractSocket::SocketError error) {
        qCWarning(lcNet, "event=accept-failed error=%d", int(error));
        QTimer::singleShot(kAcceptPause, this, &QTcpServer::resumeAccepting);
    });
}

Front::~Front()
{
    // They refer to this object's budget, so they go while it is whole.
    const QSet<FrontConnection *> connections = std::exchange(m_connections, {});
    qDeleteAll(connections);
}

QTcpSocket *Front::makeSocket(qintptr descriptor)
{
    if (!m_settings.tls) {
        auto *const socket = new DirectSocket(this);
        socket->setSocketDescriptor(descriptor);
        return socket;
    }
    auto *const socket = new QSslSocket(this);
    socket->setSslConfiguration(*m_settings.tls);
    socket->setSocketDescriptor(descriptor);
    return socket;
}

Result<> Front::admit(QTcpSocket *socket)
{
    const QHostAddress address = socket->peerAddress();
    const QByteArray key = isExempt(address, m_settings) ? QByteArray() : limitKey(address);
    const FrontLimits &limits = m_settings.front;
    if (m_open >= limits.connections
        || (!key.isNull() && m_openByAddress.value(key) >= limits.connectionsPerAddress))
        return failUntil(ErrorCode::TooManyRequests, 5s);
    ++m_open;
    m_counters->open.add(1);
    if (!key.isNull())
        ++m_openByAddress[key];
    connect(socket, &QObject::destroyed, this, [this, key] {
        --m_open;
        m_counters->open.add(-1);
        if (!key.isNull() && --m_openByAddress[key] == 0)
            m_openByAddress.remove(key);
    });
    return {};
}

void Front::incomingConnection(qintptr descriptor)
{
    QTcpSocket *const socket = makeSocket(descriptor);
    if (const Result<> admitted = admit(socket); !admitted) {
        m_counters->refused.add();
        if (!m_settings.tls)
            socket->write(wireBytes(problemResponse(admitted.error()), {false, false, m_clock.now()}));
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->disconnectFromHost();
        if (socket->state() == QAbstractSocket::UnconnectedState)
            socket->deleteLater();
        return;
    }
    m_counters->accepted.add();
    auto *const connection =
        new FrontConnection(socket, {m_backend, m_budget, m_settings.front, m_clock}, this);
    m_connections.insert(connection);
    connect(connection, &QObject::destroyed, this, [this, connection] { m_connections.remove(connection); });
    if (auto *const secured = qobject_cast<QSslSocket *>(socket))
        secured->startServerEncryption();
}

void Front::retire()
{
    close();
    const QSet<FrontConnection *> connections = m_connections;
    for (FrontConnection *connection : connections)
        connection->retire();
}

} // namespace foyer::net
