// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/metrics/registry.h"
#include "server/net/net_services.h"
#include "server/net/net_settings.h"
#include "server/net/ws/handlers/activity_handler.h"
#include "server/net/ws/handlers/post_handler.h"
#include "server/net/ws/handlers/read_handler.h"
#include "server/net/ws/handlers/sync_handler.h"
#include "server/net/ws/socket_acceptor.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace foyer::net {

class Connection;
class Hub;

/// Makes admitted sockets into connections, reads their frames and watches over their lives: greeting, subscribing,
/// heartbeat, expiry, farewell. Thread: main.
class WsListener : public QObject
{
    Q_OBJECT

public:
    /// All that is passed in must outlive this object.
    WsListener(Hub &hub, const NetServices &services, const NetSettings &settings, QObject *parent = nullptr);
    ~WsListener() override;

    /// Takes over an admitted socket whose opening handshake is still to be read from it.
    void take(QTcpSocket *socket, SocketPass pass) { m_acceptor.take(socket, std::move(pass)); }

    /// Takes no more frames.
    void stopListening();
    /// Whether a request of some connection is still under way.
    [[nodiscard]] bool isWorking() const;
    /// Sends what is owed and closes all connections with 1001.
    void sayGoodbye();
    /// Drops whatever is still open.
    void abortAll();
    [[nodiscard]] bool hasConnections() const;

private:
    void welcome(QWebSocket *socket, QTcpSocket *transport, const SocketPass &pass);
    QCoro::Task<> subscribe(QPointer<Connection> connection, QByteArray token);
    void onFrame(Connection *connection, const QByteArray &frame);
    void onSync(Connection *connection, protocol::SyncRequest request);
    void onClosed(Connection *connection);
    void sweep();

    Hub &m_hub;
    NetServices m_services;
    NetSettings m_settings;
    SocketAcceptor m_acceptor;
    PostHandler m_post;
    ReadHandler m_read;
    SyncHandler m_sync;
    ActivityHandler m_activity;
    QTimer m_sweeper;
    metrics::Counter m_framesIn;
    metrics::Counter m_slow;
    metrics::Counter m_silent;
};

} // namespace foyer::net
