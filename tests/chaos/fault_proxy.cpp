// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/fault_proxy.h"

#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

namespace foyer::chaos {
namespace {

/// What may wait in the proxy for one that does not read; more stays with the sender.
constexpr qint64 kHeld = 64 * 1024;

} // namespace

/// One connection of a client and the one to the server that belongs to it.
class ProxiedPair : public QObject
{
public:
    ProxiedPair(qintptr descriptor, quint16 target, QObject *parent)
        : QObject(parent)
        , m_client(new QTcpSocket(this))
        , m_server(new QTcpSocket(this))
    {
        for (QTcpSocket *socket : {m_client, m_server}) {
            socket->setReadBufferSize(kHeld);
            connect(socket, &QTcpSocket::readyRead, this, &ProxiedPair::forward);
            connect(socket, &QTcpSocket::bytesWritten, this, &ProxiedPair::forward);
            connect(socket, &QTcpSocket::disconnected, this, &ProxiedPair::finish);
        }
        connect(m_server, &QTcpSocket::connected, this, &ProxiedPair::forward);
        connect(m_server, &QTcpSocket::errorOccurred, this, &ProxiedPair::cut);
        m_client->setSocketDescriptor(descriptor);
        m_server->connectToHost(QHostAddress(QHostAddress::LocalHost), target);
    }

    void cut()
    {
        m_client->abort();
        m_server->abort();
        deleteLater();
    }

    void cutInTheMiddle() { m_isDoomed = true; }

    void setStalled(bool isStalled)
    {
        m_isStalled = isStalled;
        forward();
    }

    void halfClose(bool isClientSide)
    {
        QTcpSocket *const socket = isClientSide ? m_client : m_server;
        if (socket->state() == QAbstractSocket::ConnectedState)
            ::shutdown(int(socket->socketDescriptor()), SHUT_WR);
    }

private:
    void forward()
    {
        if (m_isStalled)
            return;
        pass(*m_client, *m_server);
        pass(*m_server, *m_client);
    }

    void pass(QTcpSocket &from, QTcpSocket &to)
    {
        if (to.state() != QAbstractSocket::ConnectedState || from.bytesAvailable() == 0
            || to.bytesToWrite() > kHeld)
            return;
        QByteArray bytes = from.read(kHeld);
        if (!m_isDoomed) {
            to.write(bytes);
            return;
        }
        to.write(bytes.first(bytes.size() / 2));
        to.flush();
        cut();
    }

    /// One side has ended: the other gets what is left, then ends too.
    void finish()
    {
        m_isStalled = false;
        forward();
        m_client->disconnectFromHost();
        m_server->disconnectFromHost();
        if (m_client->state() == QAbstractSocket::UnconnectedState
            && m_server->state() == QAbstractSocket::UnconnectedState)
            deleteLater();
    }

    QTcpSocket *m_client;
    QTcpSocket *m_server;
    bool m_isStalled = false;
    bool m_isDoomed = false;
};

FaultProxy::FaultProxy(quint64 seed, QObject *parent)
    : QTcpServer(parent)
    , m_dice(seed)
{
}

void FaultProxy::incomingConnection(qintptr descriptor)
{
    auto *const pair = new ProxiedPair(descriptor, m_target, this);
    m_pairs.removeAll(QPointer<ProxiedPair>());
    m_pairs.append(pair);
    if (m_isRefusing)
        pair->cut();
}

template<typename Action>
void FaultProxy::forSome(int share, Action action)
{
    const QList<QPointer<ProxiedPair>> pairs = m_pairs;
    for (const QPointer<ProxiedPair> &pair : pairs) {
        if (m_dice.percent(share) && pair)
            action(*pair);
    }
}

void FaultProxy::cut(int share)
{
    forSome(share, [](ProxiedPair &pair) { pair.cut(); });
}

void FaultProxy::cutInTheMiddle(int share)
{
    forSome(share, [](ProxiedPair &pair) { pair.cutInTheMiddle(); });
}

void FaultProxy::stall(int share, std::chrono::milliseconds time)
{
    forSome(share, [time](ProxiedPair &pair) {
        pair.setStalled(true);
        QTimer::singleShot(time, &pair, [&pair] { pair.setStalled(false); });
    });
}

void FaultProxy::halfClose(int share)
{
    forSome(share, [this](ProxiedPair &pair) { pair.halfClose(m_dice.percent(50)); });
}

void FaultProxy::refuse(bool isRefusing)
{
    m_isRefusing = isRefusing;
    if (isRefusing)
        cut(100);
}

} // namespace foyer::chaos
