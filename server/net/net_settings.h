// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/limits.h"

#include <QHostAddress>
#include <QList>
#include <QPair>
#include <QSslConfiguration>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace foyer::net {

/// A network: an address and how many of its leading bits count.
using Subnet = QPair<QHostAddress, int>;

/// Bounds of the front: what a stranger may cost before anybody knows who he is.
struct FrontLimits
{
    /// Open sockets in all and from one address (IPv6: one /64). Addresses of trusted proxies count only in all.
    int connections = 10'000;
    int connectionsPerAddress = 200;
    /// Bytes of request line and headers together.
    int headerBytes = 16 * 1024;
    /// Bytes of all request bodies and unread answers that are held in memory at one time.
    qint64 bytesInFlight = 256 * 1024 * 1024;
    /// From the first byte of a request (or the opening of the connection) to the end of its headers.
    std::chrono::milliseconds headerTime = std::chrono::seconds(10);
    /// Between two requests of a kept connection.
    std::chrono::milliseconds idleTime = std::chrono::seconds(60);
    /// For a body: this and one second more per `bodyBytesPerSecond`, at most `bodyTimeMax`.
    std::chrono::milliseconds bodyTime = std::chrono::seconds(30);
    qint64 bodyBytesPerSecond = 8 * 1024;
    std::chrono::milliseconds bodyTimeMax = std::chrono::seconds(300);
    /// For a client that takes nothing of an answer that is waiting for it.
    std::chrono::milliseconds answerTime = std::chrono::seconds(60);
};

/// Bounds of the WebSocket side.
struct SocketLimits
{
    /// Bytes of one incoming message.
    quint64 frameBytes = limits::kFrameBytes;
    /// Bytes that may wait for one connection; the answer to its sync comes on top.
    qint64 queuedBytes = 1024 * 1024;
    /// Incoming frames per second in the long run and at once; a rate of zero or less: no limit.
    double framesPerSecond = 50;
    double framesAtOnce = 200;
    /// Requests of one connection that may be under way at a time.
    int requestsInFlight = 256;
    int connectionsPerUser = 20;
    std::chrono::milliseconds heartbeat = std::chrono::seconds(limits::kHeartbeatSeconds);
};

/// Where and how the server listens, and what it allows.
struct NetSettings
{
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    /// Zero: any free port.
    quint16 port = 8322;
    /// With it the port speaks HTTPS and WSS only. Certificate and key must be set.
    std::optional<QSslConfiguration> tls;
    /// Where the world sees the server, if that differs from what the Host header says: one more own origin.
    QUrl publicUrl;
    /// Reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.
    QList<Subnet> trustedProxies;
    QString serverName = QStringLiteral("Foyer");
    QString serverVersion;
    /// Folder of the web client, normally in the program's resources.
    QString webRoot = QStringLiteral(":/web");
    /// Largest picture, as given to media too.
    qint64 imageBytes = 10 * 1024 * 1024;
    qint64 imagePixels = 40'000'000;
    /// How long an author may edit and recall what he said; told to clients, held by chat::Amender.
    std::chrono::seconds editFor = std::chrono::hours(24);
    std::chrono::seconds recallFor = std::chrono::minutes(2);
    /// How long `stop` waits for requests under way and for what clients are owed.
    std::chrono::milliseconds stopTime = std::chrono::seconds(5);
    FrontLimits front;
    SocketLimits sockets;
};

} // namespace foyer::net
