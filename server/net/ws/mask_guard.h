// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QWebSocket>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace foyer::net {

/// Closes a WebSocket with 1002 whose client does not mask its first frame, and takes nothing of that frame (RFC 6455, section
/// 5.1); QWebSocket would accept it. Make it before QWebSocket gets the transport, so that it sees the bytes first; it goes
/// with the transport. Thread: main.
class MaskGuard : public QObject
{
    Q_OBJECT

public:
    explicit MaskGuard(QTcpSocket *transport);

    /// The opening handshake is over: what comes now are frames.
    void watch(QWebSocket *socket) { m_socket = socket; }

private:
    void check();

    QTcpSocket *m_transport;
    QPointer<QWebSocket> m_socket;
};

} // namespace foyer::net
