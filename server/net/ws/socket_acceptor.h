// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/front/backend.h"
#include "server/net/net_settings.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QWebSocketServer>

namespace foyer::net {

class MaskGuard;

/// Answers the opening handshakes of admitted sockets. Thread: main.
class SocketAcceptor : public QObject
{
    Q_OBJECT

public:
    explicit SocketAcceptor(const NetSettings &settings, QObject *parent = nullptr);

    /// Takes over an admitted socket whose opening handshake is still to be read from it.
    void take(QTcpSocket *socket, SocketPass pass);
    /// Whether a handshake is still under way.
    [[nodiscard]] bool hasHandshakes() const { return !m_handshakes.isEmpty(); }

signals:
    /// The WebSocket is open; it belongs to the one receiver from now on. `transport` is the socket below it.
    void opened(QWebSocket *socket, QTcpSocket *transport, const SocketPass &pass);

private:
    struct Handshake
    {
        QPointer<QTcpSocket> transport;
        /// A child of the transport.
        MaskGuard *guard = nullptr;
        SocketPass pass;
    };
    using Peer = QPair<QHostAddress, quint16>;

    void onHandshakeDone();

    QWebSocketServer m_server;
    QHash<Peer, Handshake> m_handshakes;
};

} // namespace foyer::net
