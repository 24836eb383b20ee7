// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/desktop/scripted_peer.h"

#include "common/protocol/version.h"
#include "tests/unit/desktop/samples.h"

#include <QHostAddress>
#include <QNetworkRequest>
#include <QWebSocket>

namespace foyer::test {

ScriptedPeer::ScriptedPeer(QObject *parent)
    : QObject(parent)
    , m_server(QStringLiteral("scripted"), QWebSocketServer::NonSecureMode)
{
    m_server.setSupportedSubprotocols({QLatin1StringView(protocol::kSubprotocol)});
    connect(&m_server, &QWebSocketServer::newConnection, this, &ScriptedPeer::accept);
    setListening(true);
}

ScriptedPeer::~ScriptedPeer()
{
    cut();
}

QUrl ScriptedPeer::url() const
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(m_port));
}

void ScriptedPeer::setListening(bool isListening)
{
    if (!isListening) {
        m_server.close();
        return;
    }
    if (m_server.listen(QHostAddress::LocalHost, m_port))
        m_port = m_server.serverPort();
}

void ScriptedPeer::setGreeting(bool isOn, int heartbeatSeconds)
{
    m_isGreeting = isOn;
    m_heartbeatSeconds = heartbeatSeconds;
}

void ScriptedPeer::accept()
{
    cut();
    m_socket = m_server.nextPendingConnection();
    ++m_connections;
    m_authorization = m_socket->request().rawHeader("Authorization");
    m_subprotocol = m_socket->subprotocol();
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        const auto frame = protocol::decodeClientFrame(text.toUtf8());
        if (frame)
            m_frames.append(*frame);
    });
    connect(m_socket, &QWebSocket::disconnected, this, [this, socket = m_socket] {
        if (m_socket == socket)
            m_socket = nullptr;
        socket->deleteLater();
    });
    if (m_isGreeting) {
        send({protocol::Hello{sampleUser(1), SessionId(1), QStringLiteral("test"), m_heartbeatSeconds,
                              1'700'000'000'000}});
    }
}

void ScriptedPeer::send(const QList<protocol::ServerEvent> &events)
{
    QList<QByteArray> encoded;
    for (const protocol::ServerEvent &event : events)
        encoded.append(protocol::encode(event));
    sendRaw(QString::fromUtf8(protocol::frameOf(encoded)));
}

void ScriptedPeer::sendRaw(const QString &text)
{
    if (m_socket != nullptr)
        m_socket->sendTextMessage(text);
}

void ScriptedPeer::close(protocol::CloseCode code)
{
    if (m_socket != nullptr)
        m_socket->close(QWebSocketProtocol::CloseCode(int(code)));
}

void ScriptedPeer::cut()
{
    if (m_socket != nullptr)
        std::exchange(m_socket, nullptr)->abort();
}

} // namespace foyer::test
