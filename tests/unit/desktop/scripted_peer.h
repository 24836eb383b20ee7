// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/client_frame.h"
#include "common/protocol/close_code.h"
#include "common/protocol/server_frame.h"

#include <QList>
#include <QObject>
#include <QUrl>
#include <QWebSocketServer>

QT_BEGIN_NAMESPACE
class QWebSocket;
QT_END_NAMESPACE

namespace foyer::test {

/// The server's side of the WebSocket, doing only what a test tells it to.
class ScriptedPeer : public QObject
{
    Q_OBJECT

public:
    explicit ScriptedPeer(QObject *parent = nullptr);
    ~ScriptedPeer() override;

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QUrl url() const;
    /// Takes connections again on the port it had, or does not take them.
    void setListening(bool isListening);

    /// Whether it says hello to each new connection by itself, and with which heartbeat.
    void setGreeting(bool isOn, int heartbeatSeconds = 20);

    /// Connections so far.
    [[nodiscard]] int connectionCount() const { return m_connections; }
    [[nodiscard]] bool isConnected() const { return m_socket != nullptr; }
    [[nodiscard]] QByteArray authorization() const { return m_authorization; }
    [[nodiscard]] QString subprotocol() const { return m_subprotocol; }

    /// Frames of the present and all earlier connections that were not taken yet, in order.
    [[nodiscard]] const QList<protocol::ClientFrame> &frames() const { return m_frames; }
    template<typename Frame>
    [[nodiscard]] QList<Frame> all() const
    {
        QList<Frame> found;
        for (const protocol::ClientFrame &frame : m_frames) {
            if (const auto *wanted = std::get_if<Frame>(&frame))
                found.append(*wanted);
        }
        return found;
    }
    template<typename Frame>
    [[nodiscard]] int count() const
    {
        return int(all<Frame>().size());
    }
    void forgetFrames() { m_frames.clear(); }

    void send(const QList<protocol::ServerEvent> &events);
    void sendRaw(const QString &text);
    void close(protocol::CloseCode code);
    /// As if the cable was cut.
    void cut();

private:
    void accept();

    QWebSocketServer m_server;
    QWebSocket *m_socket = nullptr;
    QList<protocol::ClientFrame> m_frames;
    QByteArray m_authorization;
    QString m_subprotocol;
    int m_connections = 0;
    int m_heartbeatSeconds = 20;
    bool m_isGreeting = true;
    quint16 m_port = 0;
};

} // namespace foyer::test
