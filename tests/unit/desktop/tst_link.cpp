// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/link.h"
#include "tests/unit/desktop/scripted_peer.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace std::chrono_literals;
using namespace foyer;
using namespace foyer::test;
using client::Link;

namespace {

Link::Settings quickSettings()
{
    return {20ms, 100ms, 500ms, 0ms};
}

} // namespace

class TestLink : public QObject
{
    Q_OBJECT

private slots:
    void connectsWithTokenAndSubprotocol()
    {
        ScriptedPeer peer;
        Link link(m_clock, m_random, quickSettings());
        QSignalSpy received(&link, &Link::received);
        link.open(peer.url(), "secret");
        QTRY_COMPARE(received.size(), 1);
        QCOMPARE(link.state(), Link::State::Open);
        QCOMPARE(peer.authorization(), QByteArray("Bearer secret"));
        QCOMPARE(peer.subprotocol(), QStringLiteral("foyer.v1"));
    }

    void givesTheEventsOfAFrameInOrder()
    {
        ScriptedPeer peer;
        Link link(m_clock, m_random, quickSettings());
        QList<protocol::ServerEvent> events;
        connect(&link, &Link::received, this, [&](const auto &event) { events.append(event); });
        link.open(peer.url(), "t");
        QTRY_COMPARE(events.size(), 1);
        peer.send({protocol::LeftEvent{ConversationId(1)}, protocol::Pong{},
                   protocol::LeftEvent{ConversationId(2)}});
        QTRY_COMPARE(events.size(), 4);
        QCOMPARE(std::get<protocol::LeftEvent>(events.at(1)).conversation, ConversationId(1));
        QVERIFY(std::holds_alternative<protocol::Pong>(events.at(2)));
        QCOMPARE(std::get<protocol::LeftEvent>(events.at(3)).conversation, ConversationId(2));
    }

    void comesBackAfterACutAndAfterARestart()
    {
        ScriptedPeer peer;
        Link link(m_clock, m_random, quickSettings());
        link.open(peer.url(), "t");
        QTRY_VERIFY(peer.isConnected());
        peer.cut();
        QTRY_COMPARE(peer.connectionCount(), 2);
        peer.setListening(false);
        peer.close(protocol::CloseCode::GoingAway);
        QSignalSpy failed(&link, &Link::attemptFailed);
        QTRY_VERIFY(failed.size() >= 2);
        peer.setListening(true);
        QTRY_VERIFY(peer.isConnected());
        QTRY_COMPARE(link.state(), Link::State::Open);
    }

    void anEndedSessionIsNotConnectedAgain()
    {
        ScriptedPeer peer;
        Link link(m_clock, m_random, quickSettings());
        QSignalSpy ended(&link, &Link::sessionEnded);
        link.open(peer.url(), "t");
        QTRY_VERIFY(peer.isConnected());
        peer.close(protocol::CloseCode::SessionEnded);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(link.state(), Link::State::Closed);
        QTest::qWait(150);
        QCOMPARE(peer.connectionCount(), 1);
    }

    void resumeMeansAtOnce()
    {
        ScriptedPeer peer;
        Link::Settings settings = quickSettings();
        settings.firstDelay = 1h;
        Link link(m_clock, m_random, settings);
        QSignalSpy received(&link, &Link::received);
        link.open(peer.url(), "t");
        QTRY_COMPARE(received.size(), 1);
        peer.close(protocol::CloseCode::Resume);
        QTRY_COMPARE(peer.connectionCount(), 2);
    }

    void retryNowEndsTheWait()
    {
        ScriptedPeer peer;
        Link::Settings settings = quickSettings();
        settings.firstDelay = 1h;
        settings.longestDelay = 1h;
        Link link(m_clock, m_random, settings);
        link.open(peer.url(), "t");
        QTRY_VERIFY(peer.isConnected());
        peer.cut();
        QTRY_COMPARE(link.state(), Link::State::Waiting);
        QVERIFY(link.untilRetry() > 20min);
        link.retryNow();
        QTRY_COMPARE(peer.connectionCount(), 2);
    }

    void brokenFramesEndTheConnection_data()
    {
        QTest::addColumn<QString>("frame");
        QTest::newRow("no JSON") << QStringLiteral("<html>");
        QTest::newRow("no array") << QStringLiteral("{\"type\":\"pong\"}");
        QTest::newRow("wrong field") << QStringLiteral("[{\"type\":\"left\",\"conversation\":\"x\"}]");
    }
    void brokenFramesEndTheConnection()
    {
        QFETCH(const QString, frame);
        ScriptedPeer peer;
        Link link(m_clock, m_random, quickSettings());
        link.open(peer.url(), "t");
        QTRY_VERIFY(peer.isConnected());
        peer.sendRaw(frame);
        QTRY_COMPARE(peer.connectionCount(), 2);
    }

    void eventsOfUnknownTypeAreIgnored()
    {
        ScriptedPeer peer;
        Link link(m_clock, m_random, quickSettings());
        QSignalSpy received(&link, &Link::received);
        link.open(peer.url(), "t");
        QTRY_COMPARE(received.size(), 1);
        peer.sendRaw(QStringLiteral("[{\"type\":\"from-the-future\"},{\"type\":\"pong\"}]"));
        QTRY_COMPARE(received.size(), 2);
        QCOMPARE(peer.connectionCount(), 1);
    }

    void pingsASilentServerAndGivesUpADeadOne()
    {
        ScriptedPeer peer;
        peer.setGreeting(true, 1);
        Link link(m_clock, m_random, quickSettings());
        link.open(peer.url(), "t");
        QTRY_VERIFY(peer.isConnected());
        QTRY_VERIFY_WITH_TIMEOUT(peer.count<protocol::PingRequest>() >= 1, 4'000);
        // It answers nothing: two heartbeats of silence are the end.
        QTRY_COMPARE_WITH_TIMEOUT(peer.connectionCount(), 2, 6'000);
    }

    void pingsThoughTheServerTalksAllTheTime()
    {
        ScriptedPeer peer;
        peer.setGreeting(true, 1);
        Link link(m_clock, m_random, quickSettings());
        link.open(peer.url(), "t");
        QTRY_VERIFY(peer.isConnected());
        QTimer talk;
        connect(&talk, &QTimer::timeout, &peer, [&peer] { peer.send({protocol::Pong{}}); });
        talk.start(50);
        QTRY_VERIFY_WITH_TIMEOUT(peer.count<protocol::PingRequest>() >= 2, 6'000);
        QCOMPARE(peer.connectionCount(), 1);
    }

    void aServerThatNeverGreetsIsGivenUp()
    {
        ScriptedPeer peer;
        peer.setGreeting(false);
        Link::Settings settings = quickSettings();
        settings.attemptTimeout = 100ms;
        Link link(m_clock, m_random, settings);
        QSignalSpy failed(&link, &Link::attemptFailed);
        link.open(peer.url(), "t");
        QTRY_VERIFY(!failed.isEmpty());
        QTRY_VERIFY(peer.connectionCount() >= 2);
    }

    void anAnswerThatIsNoUpgradeIsAFailedAttempt()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket,
                    [socket] { socket->write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"); });
        });
        Link link(m_clock, m_random, quickSettings());
        QSignalSpy failed(&link, &Link::attemptFailed);
        link.open(QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(server.serverPort())), "t");
        QTRY_VERIFY(failed.size() >= 2);
        QVERIFY(link.state() != Link::State::Open);
    }

    void nothingIsSentWhileItIsNotOpen()
    {
        Link link(m_clock, m_random, quickSettings());
        QVERIFY(!link.send(protocol::PingRequest{}));
    }

    void closingTellsTheServerAndStays()
    {
        ScriptedPeer peer;
        Link link(m_clock, m_random, quickSettings());
        link.open(peer.url(), "t");
        QTRY_COMPARE(link.state(), Link::State::Open);
        QTRY_VERIFY(peer.isConnected());
        link.close();
        QCOMPARE(link.state(), Link::State::Closed);
        QTRY_VERIFY(!peer.isConnected());
        QTest::qWait(150);
        QCOMPARE(peer.connectionCount(), 1);
    }

private:
    SystemClock m_clock;
    client::Backoff::Random m_random = [] {
        return 0.5;
    };
};

QTEST_GUILESS_MAIN(TestLink)
#include "tst_link.moc"
