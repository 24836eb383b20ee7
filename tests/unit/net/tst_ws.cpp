// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/message.h"
#include "server/net/loop/dispatcher.h"
#include "server/net/ws/connection.h"
#include "tests/unit/net/net_house.h"
#include "tests/unit/net/ws_client.h"

#include <QCoreApplication>
#include <QFile>

using namespace foyer;
using namespace foyer::test;
using namespace std::chrono_literals;

namespace {

const QString kType = QStringLiteral("type");
constexpr ConversationId kLobby{1};

QByteArray postFrame(const QString &text,
                     const QString &ref = QUuid::createUuid().toString(QUuid::WithoutBraces),
                     qint64 conversation = 1)
{
    return QJsonDocument(QJsonObject{{kType, QStringLiteral("post")},
                                     {QStringLiteral("ref"), ref},
                                     {QStringLiteral("conversation"), conversation},
                                     {QStringLiteral("text"), text}})
        .toJson(QJsonDocument::Compact);
}

/// A client that is past its first sync.
std::unique_ptr<WsClient> live(NetHouse &house, const Guest &guest)
{
    auto client = std::make_unique<WsClient>(house.port, guest.token);
    client->sync();
    if (client->waitFor(QStringLiteral("sync")).isEmpty())
        qWarning("no sync");
    return client;
}

protocol::ServerEvent someEvent(int size = 10)
{
    protocol::Message message;
    message.conversation = kLobby;
    message.text = QString(size, u'x');
    return protocol::MessageEvent{message};
}

#ifdef __SANITIZE_ADDRESS__
/// The sanitizer keeps a quarter of a gigabyte of what was freed.
constexpr qint64 kMemoryAllowed = 350'000'000;
#else
constexpr qint64 kMemoryAllowed = 100'000'000;
#endif

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    constexpr qint64 kPage = 4096;
    return file.readAll().split(' ').value(1).toLongLong() * kPage;
}

} // namespace

class TestWs : public QObject
{
    Q_OBJECT

private slots:
    void negotiatesTheProtocol()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        WsClient client(house.port, anna.token);
        QCOMPARE(client.handshake.status, 101);
        QCOMPARE(client.handshake.headers.value("Sec-WebSocket-Protocol"), "foyer.v1");
    }

    void refusesStrangersBeforeTheUpgrade()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        QCOMPARE(WsClient(house.port, {}).handshake.status, 401);
        QCOMPARE(WsClient(house.port, "nonsense").handshake.status, 401);
        QCOMPARE(WsClient(house.port, anna.token, "Origin: http://evil.example\r\n").handshake.status, 403);
        const QByteArray own = "Origin: http://127.0.0.1:" + QByteArray::number(house.port) + "\r\n";
        QCOMPARE(WsClient(house.port, anna.token, own).handshake.status, 101);
        const QByteArray cookie = "Cookie: foyer_session=" + anna.token + "\r\n";
        QCOMPARE(WsClient(house.port, {}, cookie).handshake.status, 403);
        QCOMPARE(WsClient(house.port, {}, cookie + own).handshake.status, 101);
    }

    void saysHelloFirstAndNothingButPongBeforeTheSync()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        const Guest berta = house.guest("berta");
        WsClient client(house.port, anna.token);
        QVERIFY(client.waitForEvents(1));
        QCOMPARE(client.events[0][kType].toString(), QStringLiteral("hello"));
        QCOMPARE(client.events[0][QLatin1String("user")][QLatin1String("id")].toInteger(), anna.id.value());
        QCOMPARE(client.events[0][QLatin1String("serverVersion")].toString(), QStringLiteral("0.0.1"));
        QTRY_VERIFY(house.presence.isOnline(anna.id));
        // What happens now is held back, then follows the sync in its order.
        for (int i = 1; i <= 3; ++i)
            QVERIFY(house.post(berta.id, kLobby, QString::number(i)));
        client.send(R"({"type":"ping"})");
        QVERIFY(client.waitForEvents(2));
        QTest::qWait(20);
        client.read();
        QCOMPARE(client.types(), (QStringList{QStringLiteral("hello"), QStringLiteral("pong")}));
        client.sync();
        QVERIFY(client.waitForEvents(6));
        QCOMPARE(client.types().mid(2, 1), QStringList{QStringLiteral("sync")});
        QList<qint64> seqs;
        for (const QJsonObject &event : std::as_const(client.events)) {
            if (event[kType].toString() == QLatin1String("message"))
                seqs.append(event[QLatin1String("message")][QLatin1String("seq")].toInteger());
        }
        QCOMPARE(seqs, (QList<qint64>{1, 2, 3}));
    }

    void answersPostsAndTellsEverybodyInOrder()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        const Guest berta = house.guest("berta");
        const auto sender = live(house, anna);
        const auto reader = live(house, berta);
        constexpr int kCount = 50;
        QStringList refs;
        for (int i = 0; i < kCount; ++i) {
            refs.append(QUuid::createUuid().toString(QUuid::WithoutBraces));
            sender->send(postFrame(QString::number(i), refs.last()));
        }
        for (int i = 0; i < kCount; ++i) {
            const QJsonObject message =
                reader->waitFor(QStringLiteral("message"))[QLatin1String("message")].toObject();
            QCOMPARE(message[QLatin1String("seq")].toInteger(), i + 1);
            QCOMPARE(message[QLatin1String("ref")].toString(), refs[i]);
            QCOMPARE(message[QLatin1String("text")].toString(), QString::number(i));
            const QJsonObject posted = sender->waitFor(QStringLiteral("posted"));
            QCOMPARE(posted[QLatin1String("ref")].toString(), refs[i]);
            QCOMPARE(posted[QLatin1String("seq")].toInteger(), i + 1);
        }
    }

    void sendsOneFrameForAllEventsOfATurn()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        const auto client = live(house, anna);
        QVERIFY(!client->waitFor(QStringLiteral("presence")).isEmpty());
        client->messageSizes.clear();
        for (int i = 0; i < 20; ++i)
            house.hub.toConversation(kLobby, someEvent());
        QVERIFY(client->waitForEvents(20));
        QCOMPARE(client->messageSizes.size(), 1);
    }

    void tellsErrorsWithTheRefOfThePost()
    {
        NetHouse house;
        const auto client = live(house, house.guest("anna"));
        const QString ref = QUuid::createUuid().toString(QUuid::WithoutBraces);
        client->send(postFrame(QString(), ref));
        QJsonObject error = client->waitFor(QStringLiteral("error"));
        QCOMPARE(error[QLatin1String("code")].toString(), QStringLiteral("text-empty"));
        QCOMPARE(error[QLatin1String("ref")].toString(), ref);
        client->send(postFrame(QStringLiteral("hello"), ref, 99));
        error = client->waitFor(QStringLiteral("error"));
        QCOMPARE(error[QLatin1String("code")].toString(), QStringLiteral("not-member"));
        client->send(R"({"type":"dance"})");
        error = client->waitFor(QStringLiteral("error"));
        QCOMPARE(error[QLatin1String("code")].toString(), QStringLiteral("invalid-field"));
        QCOMPARE(error[QLatin1String("field")].toString(), QStringLiteral("type"));
        client->send(R"({"type":"read","conversation":99,"seq":1})");
        QCOMPARE(client->waitFor(QStringLiteral("error"))[QLatin1String("code")].toString(),
                 QStringLiteral("not-member"));
        QVERIFY(!client->isClosed());
    }

    void movesTheReadPositionOnAllConnectionsOfTheUser()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        const Guest berta = house.guest("berta");
        const auto one = live(house, anna);
        const auto other = live(house, anna);
        QVERIFY(house.post(berta.id, kLobby, QStringLiteral("hello")));
        QVERIFY(!one->waitFor(QStringLiteral("message")).isEmpty());
        one->send(R"({"type":"read","conversation":1,"seq":1})");
        QCOMPARE(one->waitFor(QStringLiteral("read"))[QLatin1String("seq")].toInteger(), 1);
        QCOMPARE(other->waitFor(QStringLiteral("read"))[QLatin1String("seq")].toInteger(), 1);
    }

    void closesOnWhatIsNotTheProtocol_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<int>("opcode");
        QTest::addColumn<int>("code");
        QTest::newRow("binary") << QByteArray("\x01\x02") << 2 << 1002;
        QTest::newRow("no json") << QByteArray("hello") << 1 << 1002;
        QTest::newRow("array") << QByteArray("[]") << 1 << 1002;
        QTest::newRow("post before sync") << postFrame(QStringLiteral("x")) << 1 << 1002;
        QTest::newRow("too big") << QByteArray(70'000, ' ') << 1 << 1009;
    }
    void closesOnWhatIsNotTheProtocol()
    {
        QFETCH(QByteArray, frame);
        QFETCH(int, opcode);
        QFETCH(int, code);
        NetHouse house;
        const Guest anna = house.guest("anna");
        WsClient client(house.port, anna.token);
        QVERIFY(client.waitForEvents(1));
        client.send(frame, opcode);
        QCOMPARE(client.waitForEnd(), code);
        QTRY_COMPARE(house.hub.connectionCount(anna.id), 0);
        QTRY_VERIFY(!house.presence.isOnline(anna.id));
    }

    void neverKeepsAHugeFrame()
    {
        NetHouse house;
        WsClient client(house.port, house.guest("anna").token);
        QVERIFY(client.waitForEvents(1));
        // Announces a gigabyte.
        client.raw().send(QByteArray::fromHex("81ff0000000040000000") + QByteArray(4, '\0')
                          + QByteArray(200'000, 'x'));
        QCOMPARE(client.waitForEnd(), 1009);
    }

    void closesOnTooManyFrames()
    {
        net::NetSettings settings;
        settings.sockets.framesPerSecond = 1;
        settings.sockets.framesAtOnce = 10;
        NetHouse house(settings);
        const auto client = live(house, house.guest("anna"));
        for (int i = 0; i < 12; ++i)
            client->send(R"({"type":"ping"})");
        QCOMPARE(client->waitForEnd(), 1008);
    }

    void aReaderThatNeverReadsCostsBoundedMemoryAndIsClosed()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        const Guest berta = house.guest("berta");
        const auto stuck = live(house, anna);
        const auto reader = live(house, berta);
        QVERIFY(!stuck->waitFor(QStringLiteral("presence")).isEmpty());
        stuck->raw().socket().disconnect();
        stuck->raw().socket().setReadBufferSize(1024);
        const qint64 before = residentBytes();
        // 400 MB in all; the reader keeps up, the stuck one is gone long before.
        constexpr int kRounds = 400;
        qsizetype seen = 0;
        for (int i = 0; i < kRounds; ++i) {
            for (int n = 0; n < 10; ++n)
                house.hub.toConversation(kLobby, someEvent(100'000));
            QVERIFY(reader->waitForEvents(10));
            seen += reader->events.size();
            reader->events.clear();
        }
        QVERIFY(seen >= kRounds * 10);
        QTRY_COMPARE(house.hub.connectionCount(anna.id), 0);
        QCOMPARE(house.hub.connectionCount(berta.id), 1);
        QVERIFY2(residentBytes() - before < kMemoryAllowed,
                 qPrintable(QString::number(residentBytes() - before)));
        QVERIFY(house.metrics.text().contains("foyer_websockets_dropped_total{reason=\"slow\"} 1"));
    }

    void aSenderOfPingsThatNeverReadsIsClosed()
    {
        net::NetSettings settings;
        settings.sockets.queuedBytes = 64 * 1024;
        NetHouse house(settings);
        const Guest anna = house.guest("anna");
        const auto client = live(house, anna);
        client->raw().socket().disconnect();
        client->raw().socket().setReadBufferSize(1024);
        QByteArray pings;
        for (int i = 0; i < 1000; ++i)
            pings += QByteArray::fromHex("89fd00000000") + QByteArray(125, 'p');
        QTimer flood;
        connect(&flood, &QTimer::timeout, &flood, [&] {
            if (client->raw().socket().bytesToWrite() < 1024 * 1024)
                client->raw().send(pings);
        });
        flood.start(1);
        QTRY_COMPARE_WITH_TIMEOUT(house.hub.connectionCount(anna.id), 0, 20'000);
    }

    void aLargeSyncAnswerIsNoReasonToCloseASlowReader()
    {
        net::NetSettings settings;
        settings.sockets.queuedBytes = 64 * 1024;
        NetHouse house(settings);
        const Guest anna = house.guest("anna");
        for (int i = 0; i < 50; ++i)
            QVERIFY(house.post(anna.id, kLobby, QString(3000, u'y')));
        const auto client = std::make_unique<WsClient>(house.port, anna.token);
        QVERIFY(client->waitForEvents(1));
        client->sync();
        const QJsonObject answer = client->waitFor(QStringLiteral("sync"));
        QVERIFY(client->messageSizes.last() > 128 * 1024);
        house.hub.toConversation(kLobby, someEvent());
        QVERIFY(!client->waitFor(QStringLiteral("message")).isEmpty());
        QVERIFY(!client->isClosed());
    }

    void givesUpAClientThatIsSilent()
    {
        net::NetSettings settings;
        settings.sockets.heartbeat = 300ms;
        NetHouse house(settings);
        const Guest anna = house.guest("anna");
        const Guest berta = house.guest("berta");
        QElapsedTimer clock;
        clock.start();
        const auto silent = live(house, anna);
        const auto polite = live(house, berta);
        silent->isAnsweringPings = false;
        QTRY_VERIFY((polite->read(), silent->read(), silent->isClosed()));
        QCOMPARE(silent->closeCode, 4000);
        QVERIFY(silent->pings > 0);
        // Within two intervals, and not much sooner.
        QVERIFY(clock.elapsed() >= 525);
        QVERIFY(!polite->isClosed());
        QVERIFY(polite->pings > 0);
    }

    void whoIsStalledIsOfflineWithinTwoIntervals()
    {
        net::NetSettings settings;
        settings.sockets.heartbeat = 300ms;
        NetHouse house(settings);
        const Guest anna = house.guest("anna");
        QElapsedTimer clock;
        clock.start();
        // Nothing is heard of it any more.
        const auto stalled = live(house, anna);
        QTRY_VERIFY(house.presence.isOnline(anna.id));
        QTRY_VERIFY(!house.presence.isOnline(anna.id));
        QVERIFY(clock.elapsed() >= 525);
        QCOMPARE(house.presence.onlineCount(kLobby), 0);
        QTRY_COMPARE(house.hub.connectionCount(anna.id), 0);
        QCOMPARE(house.presence.onlineCount(), 0);
    }

    void limitsTheConnectionsOfAUser()
    {
        net::NetSettings settings;
        settings.sockets.connectionsPerUser = 2;
        NetHouse house(settings);
        const Guest anna = house.guest("anna");
        const Guest berta = house.guest("berta");
        const auto one = live(house, anna);
        const auto two = live(house, anna);
        WsClient three(house.port, anna.token);
        QCOMPARE(three.waitForEnd(), 4002);
        QVERIFY(three.events.isEmpty());
        const auto other = live(house, berta);
        QVERIFY(!one->isClosed());
        QVERIFY(!two->isClosed());
        QVERIFY(!other->isClosed());
    }

    void endsTheConnectionsOfASessionThatIsOver_data()
    {
        QTest::addColumn<QByteArray>("how");
        QTest::addColumn<QString>("reason");
        QTest::newRow("signed out") << QByteArray("sign-out") << "signed-out";
        QTest::newRow("replaced") << QByteArray("sign-in") << "replaced";
        QTest::newRow("revoked") << QByteArray("revoke") << "revoked";
        QTest::newRow("expired") << QByteArray("expire") << "expired";
    }
    void endsTheConnectionsOfASessionThatIsOver()
    {
        QFETCH(QByteArray, how);
        QFETCH(QString, reason);
        net::NetSettings settings;
        if (how == "expire")
            settings.sockets.heartbeat = 200ms;
        NetHouse house(settings);
        const Guest anna = house.guest("anna", "bot");
        const Guest sameAnna = house.guest("anna", "desktop");
        const auto first = live(house, anna);
        const auto second = live(house, anna);
        const auto desktop = live(house, sameAnna);
        if (how == "sign-out") {
            QCOMPARE(house.ask("POST", "/api/v1/sign-out", anna.token).status, 204);
        } else if (how == "sign-in") {
            house.guest("anna", "bot");
        } else if (how == "revoke") {
            const RawReply list = house.ask("GET", "/api/v1/me", anna.token);
            const QByteArray id = QByteArray::number(
                QJsonDocument::fromJson(list.body)[QLatin1String("session")][QLatin1String("id")]
                    .toInteger());
            QCOMPARE(house.ask("DELETE", "/api/v1/sessions/" + id, sameAnna.token).status, 204);
        } else {
            house.clock.advance(std::chrono::hours(24 * 91));
        }
        for (const auto &client : {first.get(), second.get()}) {
            QCOMPARE(client->waitFor(QStringLiteral("session-ended"))[QLatin1String("reason")].toString(),
                     reason);
            QCOMPARE(client->waitForEnd(), 4001);
        }
        if (how != "expire") {
            desktop->read();
            QVERIFY(!desktop->isClosed());
            QVERIFY(!desktop->types().contains(QStringLiteral("session-ended")));
        }
    }

    void endsASessionThatEndedWhileItsSocketWasOpened()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        // The upgrade is asked for and the session ended in one go: whichever is first, no connection stays.
        auto client = std::make_unique<WsClient>(house.port, anna.token);
        house.guest("anna");
        QTRY_COMPARE(house.hub.connectionCount(anna.id), 0);
        QCOMPARE(client->waitForEnd(), 4001);
    }

    void forgetsWhoIsGoneBeforeHisRoomsAreKnown()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        for (int i = 0; i < 50; ++i) {
            RawClient client(house.port, house.way);
            client.send(house.request("GET", "/ws", anna.token, {},
                                      "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                                      "Sec-WebSocket-Version: 13\r\n"
                                      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                      "Sec-WebSocket-Protocol: foyer.v1\r\n"));
            QDeadlineTimer deadline(5'000);
            while (house.hub.connections().isEmpty() && !deadline.hasExpired())
                QCoreApplication::processEvents();
            QCOMPARE(house.hub.connections().size(), 1);
            // The store has read by now, or soon; its answer stands in the queue before the end of the connection.
            QThread::msleep(2);
            house.hub.connections().first()->abort();
            QTest::qWait(0);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QVERIFY(house.hub.connections().isEmpty());
            QCOMPARE(house.presence.onlineCount(kLobby), 0);
        }
    }

    void eventsFollowMembership()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        const Guest berta = house.guest("berta");
        const auto client = live(house, berta);
        const auto room = QCoro::waitFor(house.rooms.create(anna.id, QStringLiteral("den"), {}));
        QVERIFY(room.has_value());
        QVERIFY(house.post(anna.id, room->id, QStringLiteral("unseen")));
        QVERIFY(QCoro::waitFor(house.rooms.join(berta.id, room->id)).has_value());
        QVERIFY(!client->waitFor(QStringLiteral("conversation")).isEmpty());
        QJsonObject message = client->waitFor(QStringLiteral("message"))[QLatin1String("message")].toObject();
        QCOMPARE(message[QLatin1String("notice")][QLatin1String("event")].toString(),
                 QStringLiteral("members"));
        QVERIFY(house.post(anna.id, room->id, QStringLiteral("seen")));
        message = client->waitFor(QStringLiteral("message"))[QLatin1String("message")].toObject();
        QCOMPARE(message[QLatin1String("text")].toString(), QStringLiteral("seen"));
        QVERIFY(QCoro::waitFor(house.rooms.leave(berta.id, room->id)).has_value());
        QVERIFY(!client->waitFor(QStringLiteral("left")).isEmpty());
        QVERIFY(house.post(anna.id, room->id, QStringLiteral("unseen again")));
        QVERIFY(house.post(anna.id, kLobby, QStringLiteral("for all")));
        message = client->waitFor(QStringLiteral("message"))[QLatin1String("message")].toObject();
        QCOMPARE(message[QLatin1String("text")].toString(), QStringLiteral("for all"));
    }

    void tellsWhoComesAndGoes()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        const Guest berta = house.guest("berta");
        const auto watcher = live(house, anna);
        QVERIFY(!watcher->waitFor(QStringLiteral("presence")).isEmpty());
        auto visitor = live(house, berta);
        QJsonObject presence = watcher->waitFor(QStringLiteral("presence"));
        QCOMPARE(presence[QLatin1String("online")].toArray(), (QJsonArray{berta.id.value()}));
        QCOMPARE(presence[QLatin1String("onlineCount")].toInt(), 2);
        visitor.reset();
        presence = watcher->waitFor(QStringLiteral("presence"));
        QCOMPARE(presence[QLatin1String("offline")].toArray(), (QJsonArray{berta.id.value()}));
        QCOMPARE(presence[QLatin1String("onlineCount")].toInt(), 1);
    }

    void catchesUpFromARevisionOnlyWhatIsMissing()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        for (int i = 1; i <= 5; ++i)
            QVERIFY(house.post(anna.id, kLobby, QString::number(i)));
        WsClient client(house.port, anna.token);
        client.send(R"({"type":"sync","revisions":{"1":3}})");
        const QJsonObject answer = client.waitFor(QStringLiteral("sync"));
        const QJsonObject lobby = answer[QLatin1String("conversations")][0].toObject();
        QCOMPARE(lobby[QLatin1String("reset")].toBool(), false);
        QCOMPARE(lobby[QLatin1String("messages")].toArray().size(), 2);
    }

    void saysGoodbyeAndLosesNothingThatItOwes()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        const auto client = live(house, anna);
        constexpr int kCount = 20;
        for (int i = 0; i < kCount; ++i)
            client->send(postFrame(QString::number(i)));
        QVERIFY(!client->waitFor(QStringLiteral("posted")).isEmpty());
        QElapsedTimer clock;
        clock.start();
        QCoro::waitFor(house.server.stop());
        QVERIFY(clock.elapsed() < 3000);
        QCOMPARE(client->waitForEnd(), 1001);
        const auto page = QCoro::waitFor(house.sync.history(anna.id, kLobby, {}, 200));
        QVERIFY(page.has_value());
        // Whatever was stored was also acknowledged before the end.
        QCOMPARE(client->types().count(QStringLiteral("posted")) + 1, page->messages.size());
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication::setEventDispatcher(net::makeDispatcher().release());
    QCoreApplication app(argc, argv);
    TestWs test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ws.moc"
