// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/net/net_services.h"
#include "server/net/net_settings.h"

#include <QCoroTask>
#include <QObject>
#include <QSslConfiguration>

#include <memory>

namespace foyer::net {

class Hub;

/// The server's side of the network: one port for HTTP, WebSocket and the web client (docs/protocol.md).
/// Order of construction: Hub (it is the chat's EventSink), then the services on it, then this. Thread: main.
///
/// On Linux the thread should run on `makeDispatcher()` (server/net/loop/dispatcher.h), installed before the
/// application object is made.
class NetServer : public QObject
{
    Q_OBJECT

public:
    /// The hub and everything in `services` must outlive this object.
    NetServer(Hub &hub, NetServices services, NetSettings settings, QObject *parent = nullptr);
    ~NetServer() override;

    /// Listens. Returns the port; Unavailable when it cannot be had (detail says why).
    [[nodiscard]] Result<quint16> start();
    /// The certificate of connections that begin from now on; only where there was one at the start.
    void setTls(QSslConfiguration tls);
    /// Stops accepting, lets requests under way finish and WebSockets get what they are owed, closes them with
    /// 1001; takes at most NetSettings::stopTime. To be awaited once, before destruction.
    [[nodiscard]] QCoro::Task<> stop();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace foyer::net
