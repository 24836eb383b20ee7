// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/front/direct_socket.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace foyer::net;

namespace {

/// Gives its connections out as sockets that write directly.
class Server : public QTcpServer
{
public:
    std::unique_ptr<DirectSocket> accepted;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        accepted = std::make_unique<DirectSocket>();
        accepted->setSocketDescriptor(descriptor);
    }
};

/// Bytes of which each run is different.
QByteArray counted(int from, int count)
{
    QByteArray bytes;
    for (int i = from; i < from + count; ++i)
        bytes += QByteArray::number(i) + ' ';
    return bytes;
}

} // namespace

class TestDirectSocket : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<Server>();
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        m_peer = std::make_unique<QTcpSocket>();
        m_peer->connectToHost(m_server->serverAddress(), m_server->serverPort());
        QTRY_VERIFY(m_server->accepted && m_peer->state() == QAbstractSocket::ConnectedState);
    }

    void bytesLeaveAtOnceWithoutABuffer()
    {
#ifndef Q_OS_LINUX
        QSKIP("Only on Linux");
#endif
        DirectSocket &socket = *m_server->accepted;
        QCOMPARE(socket.write("first"), 5);
        QCOMPARE(socket.bytesToWrite(), 5);
        QTRY_COMPARE(socket.bytesToWrite(), 0);
        socket.writeDirectly();
        QCOMPARE(socket.write(" second"), 7);
        QCOMPARE(socket.bytesToWrite(), 0);
        QTRY_COMPARE(m_peer->bytesAvailable(), 12);
        QCOMPARE(m_peer->readAll(), "first second");
    }

    void whatThePeerDoesNotTakeWaitsInItsOrder()
    {
        DirectSocket &socket = *m_server->accepted;
        socket.writeDirectly();
        m_peer->setReadBufferSize(4096);
        QByteArray all;
        constexpr int kNumbers = 40'000;
        constexpr int kWrites = 60;
        for (int i = 0; i < kWrites; ++i) {
            const QByteArray part = counted(i * kNumbers, kNumbers);
            QCOMPARE(socket.write(part), part.size());
            all += part;
        }
        QVERIFY(socket.bytesToWrite() > 0);
        QVERIFY(socket.bytesToWrite() < all.size());
        m_peer->setReadBufferSize(0);
        QByteArray read;
        QTRY_VERIFY_WITH_TIMEOUT((read += m_peer->readAll()).size() >= all.size(), 30'000);
        QVERIFY(read == all);
        QCOMPARE(socket.bytesToWrite(), 0);
    }

    void aPeerThatIsGoneIsNoticed()
    {
        DirectSocket &socket = *m_server->accepted;
        socket.writeDirectly();
        const QSignalSpy disconnected(&socket, &QTcpSocket::disconnected);
        m_peer->abort();
        QTRY_VERIFY(socket.write("anybody?") < 0 || !disconnected.isEmpty());
        QTRY_COMPARE(disconnected.size(), 1);
        QCOMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }

private:
    std::unique_ptr<Server> m_server;
    std::unique_ptr<QTcpSocket> m_peer;
};

QTEST_GUILESS_MAIN(TestDirectSocket)
#include "tst_direct_socket.moc"
