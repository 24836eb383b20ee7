// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/front/front_connection.h"

#include <QHash>
#include <QSet>
#include <QTcpServer>

namespace foyer::metrics {
class Registry;
}

namespace foyer::net {

/// The one listening port: accepts within limits of number, with TLS if so set, and watches each connection until it is
/// known what it wants. Thread: main.
class Front : public QTcpServer
{
    Q_OBJECT

public:
    /// All that is passed in must outlive this object.
    Front(Backend &backend, const NetSettings &settings, const Clock &clock, metrics::Registry &metrics,
          QObject *parent = nullptr);
    ~Front() override;

    /// The certificate of connections that begin from now on.
    void setTls(QSslConfiguration tls) { m_settings.tls = std::move(tls); }
    /// Stops accepting; connections end when their requests have been answered.
    void retire();
    /// Whether an HTTP connection is still open.
    [[nodiscard]] bool hasConnections() const { return !m_connections.isEmpty(); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Counters;
    [[nodiscard]] QTcpSocket *makeSocket(qintptr descriptor);
    /// Counts the socket until it dies. Nothing if it may stay, or why not.
    [[nodiscard]] Result<> admit(QTcpSocket *socket);

    Backend &m_backend;
    NetSettings m_settings;
    ByteBudget m_budget;
    const Clock &m_clock;
    QSet<FrontConnection *> m_connections;
    int m_open = 0;
    QHash<QByteArray, int> m_openByAddress;
    std::unique_ptr<Counters> m_counters;
};

} // namespace foyer::net
