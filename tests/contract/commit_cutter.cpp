// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/commit_cutter.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace foyer::test {

CommitCutter::CommitCutter(int serverPort)
    : m_serverPort(serverPort)
{
    m_context.moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        &m_context, [this] { listen(); }, Qt::BlockingQueuedConnection);
}

CommitCutter::~CommitCutter()
{
    QMetaObject::invokeMethod(
        &m_context, [this] { qDeleteAll(m_context.children()); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void CommitCutter::cutNext(Cut cut)
{
    m_cut = cut;
    m_isArmed = true;
}

void CommitCutter::listen()
{
    auto *listener = new QTcpServer(&m_context);
    listener->listen(QHostAddress::LocalHost);
    m_port = listener->serverPort();
    QObject::connect(listener, &QTcpServer::newConnection, &m_context, [this, listener] {
        while (QTcpSocket *client = listener->nextPendingConnection())
            relay(client);
    });
}

void CommitCutter::relay(QTcpSocket *client)
{
    auto *server = new QTcpSocket(client);
    server->connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(m_serverPort));
    QObject::connect(client, &QTcpSocket::readyRead, &m_context,
                     [this, client, server] { toServer(client, server); });
    QObject::connect(server, &QTcpSocket::readyRead, &m_context,
                     [this, client, server] { toClient(client, server); });
    QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    QObject::connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
}

void CommitCutter::toServer(QTcpSocket *client, QTcpSocket *server)
{
    const QByteArray bytes = client->readAll();
    // A query is a packet of length (3 bytes), number (1), the byte 3 and the text.
    const bool isCommit = bytes.endsWith("COMMIT") && bytes.size() >= 11 && bytes.at(bytes.size() - 7) == 3;
    if (!isCommit || !m_isArmed.exchange(false)) {
        server->write(bytes);
        return;
    }
    ++m_cuts;
    if (m_cut == Cut::BeforeCommit) {
        server->abort();
        client->abort();
        return;
    }
    m_awaited = server;
    server->write(bytes);
}

void CommitCutter::toClient(QTcpSocket *client, QTcpSocket *server)
{
    if (m_awaited != server) {
        client->write(server->readAll());
        return;
    }
    m_awaited = nullptr; // its answer means that the commit is done
    server->abort();
    client->abort();
}

} // namespace foyer::test
