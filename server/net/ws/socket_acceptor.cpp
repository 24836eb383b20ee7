// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/ws/socket_acceptor.h"

#include "common/protocol/version.h"
#include "server/net/ws/mask_guard.h"

#include <QTcpSocket>
#include <QWebSocket>

namespace foyer::net {

SocketAcceptor::SocketAcceptor(const NetSettings &settings, QObject *parent)
    : QObject(parent)
    , m_server(settings.serverName, QWebSocketServer::NonSecureMode)
{
    m_server.setSupportedSubprotocols({QString::fromLatin1(protocol::kSubprotocol)});
    m_server.setMaxPendingConnections(settings.front.connections);
    connect(&m_server, &QWebSocketServer::newConnection, this, &SocketAcceptor::onHandshakeDone);
}

void SocketAcceptor::take(QTcpSocket *socket, SocketPass pass)
{
    const Peer peer(socket->peerAddress(), socket->peerPort());
    m_handshakes.insert(peer, {socket, new MaskGuard(socket), std::move(pass)});
    // QWebSocketServer closes the socket when it does not like the handshake, and deletes it.
    connect(socket, &QTcpSocket::disconnected, this, [this, peer] { m_handshakes.remove(peer); });
    m_server.handleConnection(socket);
}

void SocketAcceptor::onHandshakeDone()
{
    while (QWebSocket *const socket = m_server.nextPendingConnection()) {
        const Handshake handshake = m_handshakes.take({socket->peerAddress(), socket->peerPort()});
        if (!handshake.transport) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        handshake.transport->disconnect(this);
        handshake.guard->watch(socket);
        emit opened(socket, handshake.transport, handshake.pass);
    }
}

} // namespace foyer::net
