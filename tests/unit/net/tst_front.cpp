// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/clock.h"
#include "server/metrics/registry.h"
#include "server/net/front/front.h"
#include "server/net/loop/dispatcher.h"
#include "tests/unit/net/raw_client.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace foyer;
using namespace foyer::net;
using foyer::test::RawClient;
using foyer::test::RawReply;
using namespace std::chrono_literals;

namespace {

/// Answers with what it was asked, at once or when told to.
class EchoBackend final : public Backend
{
public:
    ClientInfo clientOf(const QHostAddress &peer, const HeaderFields &) const override
    {
        return {peer, false};
    }
    qint64 bodyLimit(const RequestHead &) const override { return limit; }
    QCoro::Task<Result<>> admitBody(RequestHead, ClientInfo) override
    {
        ++admissions;
        if (!isAdmitting)
            co_return fail(ErrorCode::NotSignedIn);
        co_return Result<>{};
    }
    QCoro::Task<Result<SocketPass>> admitSocket(RequestHead, ClientInfo) override
    {
        if (!isAdmitting)
            co_return fail(ErrorCode::NotSignedIn);
        co_return SocketPass{};
    }
    void takeSocket(QTcpSocket *socket, SocketPass) override { taken = socket; }
    void submit(const QByteArray &bytes, const QHostAddress &, ClientInfo, Answer answer) override
    {
        requests.append(bytes);
        answers.append(std::move(answer));
        if (isPrompt)
            answerNext(textResponse(200, padding + bytes));
    }
    void answerNext(HttpResponse response) { answers.takeFirst()(std::move(response)); }

    qint64 limit = 1024 * 1024;
    bool isAdmitting = true;
    bool isPrompt = true;
    int admissions = 0;
    QByteArray padding;
    QList<QByteArray> requests;
    QList<Answer> answers;
    QTcpSocket *taken = nullptr;
};

struct House
{
    explicit House(const FrontLimits &limits = {})
    {
        settings.front = limits;
        front = std::make_unique<Front>(backend, settings, clock, metrics);
        if (!front->listen(QHostAddress::LocalHost, 0))
            qFatal("cannot listen");
    }
    [[nodiscard]] quint16 port() const { return front->serverPort(); }

    EchoBackend backend;
    NetSettings settings;
    SystemClock clock;
    metrics::Registry metrics;
    std::unique_ptr<Front> front;
};

const QByteArray kGet = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";

QByteArray post(const QByteArray &body)
{
    return "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
        + body;
}

} // namespace

class TestFront : public QObject
{
    Q_OBJECT

private slots:
    void answersOneRequestAfterTheOtherOnOneConnection()
    {
        House house;
        RawClient client(house.port());
        for (int i = 0; i < 3; ++i) {
            const RawReply reply = client.ask(post("body " + QByteArray::number(i)));
            QCOMPARE(reply.status, 200);
            QCOMPARE(reply.headers.value("Connection"), "keep-alive");
            QVERIFY(reply.body.endsWith("body " + QByteArray::number(i)));
        }
        QVERIFY(!client.isClosed());
    }

    void takesARequestByteByByte()
    {
        House house;
        RawClient client(house.port());
        for (const char byte : post("hello")) {
            client.send(QByteArray(1, byte));
            QCoreApplication::processEvents();
        }
        QVERIFY(client.reply().body.endsWith("\r\n\r\nhello"));
    }

    void answersPipelinedRequestsInOrderAndOneAtATime()
    {
        House house;
        house.backend.isPrompt = false;
        RawClient client(house.port());
        client.send(post("first") + post("second") + kGet);
        QTRY_COMPARE(house.backend.requests.size(), 1);
        QTest::qWait(20);
        QCOMPARE(house.backend.requests.size(), 1);
        house.backend.answerNext(textResponse(200, "one"));
        QTRY_COMPARE(house.backend.requests.size(), 2);
        house.backend.answerNext(textResponse(200, "two"));
        QTRY_COMPARE(house.backend.requests.size(), 3);
        house.backend.answerNext(textResponse(200, "three"));
        QCOMPARE(client.reply().body, "one");
        QCOMPARE(client.reply().body, "two");
        QCOMPARE(client.reply().body, "three");
    }

    void manyPipelinedRequestsDoNotNest()
    {
        House house;
        RawClient client(house.port());
        constexpr int kCount = 5000;
        client.send(kGet.repeated(kCount));
        for (int i = 0; i < kCount; ++i)
            QCOMPARE(client.reply().status, 200);
    }

    void closesWhenTheClientWantsIt_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("close") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n");
    }
    void closesWhenTheClientWantsIt()
    {
        QFETCH(QByteArray, request);
        House house;
        RawClient client(house.port());
        const RawReply reply = client.ask(request);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.headers.value("Connection"), "close");
        QTRY_VERIFY(client.isClosed());
    }

    void aHeadHasTheLengthButNoBody()
    {
        House house;
        RawClient client(house.port());
        const RawReply head = client.ask("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(head.status, 200);
        QVERIFY(head.headers.value("Content-Length").toInt() > 0);
        const RawReply next = client.ask(kGet);
        QCOMPARE(next.status, 200);
        QVERIFY(!next.body.isEmpty());
    }

    void dropsAHeadThatNeverEnds()
    {
        FrontLimits limits;
        limits.headerTime = 80ms;
        House house(limits);
        RawClient client(house.port());
        RawClient silent(house.port());
        QElapsedTimer clock;
        clock.start();
        QTimer drip;
        connect(&drip, &QTimer::timeout, &drip, [&] { client.send("G"); });
        drip.start(10);
        QTRY_VERIFY(client.isClosed());
        QTRY_VERIFY(silent.isClosed());
        QVERIFY(clock.elapsed() >= 70);
        QCOMPARE(house.backend.requests.size(), 0);
    }

    void dropsASecondHeadThatNeverEnds()
    {
        FrontLimits limits;
        limits.headerTime = 400ms;
        House house(limits);
        RawClient client(house.port());
        QCOMPARE(client.ask(kGet).status, 200);
        client.send("GET /");
        QTRY_VERIFY(client.isClosed());
    }

    void dropsAnIdleConnection()
    {
        FrontLimits limits;
        limits.idleTime = 80ms;
        House house(limits);
        RawClient client(house.port());
        QCOMPARE(client.ask(kGet).status, 200);
        QTRY_VERIFY(client.isClosed());
        QTRY_VERIFY(!house.front->hasConnections());
    }

    void dropsABodyThatIsTooSlow()
    {
        FrontLimits limits;
        limits.bodyTime = 80ms;
        House house(limits);
        RawClient client(house.port());
        client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(house.backend.requests.size(), 0);
    }

    void refusesAHeadThatIsTooLarge()
    {
        House house;
        RawClient client(house.port());
        const RawReply reply = client.ask("GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(100'000, 'x'));
        QCOMPARE(reply.status, 431);
        QVERIFY(reply.body.contains("header-too-large"));
        QTRY_VERIFY(client.isClosed());
    }

    void refusesALaterHeadThatIsTooLarge()
    {
        House house;
        RawClient client(house.port());
        QCOMPARE(client.ask(kGet).status, 200);
        QCOMPARE(client.ask("GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(100'000, 'x')).status, 431);
    }

    void neverKeepsMoreOfAHeadThanItMay()
    {
        House house;
        house.backend.isPrompt = false;
        RawClient client(house.port());
        client.send(kGet);
        QTRY_COMPARE(house.backend.requests.size(), 1);
        // While the first is being answered, all else waits in the sender.
        constexpr qint64 kFlood = 32 * 1024 * 1024;
        client.send(QByteArray(kFlood, 'x'));
        QTest::qWait(200);
        QVERIFY(client.socket().bytesToWrite() > kFlood / 2);
    }

    void refusesSmuggledRequests_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const QByteArray start = "POST /x HTTP/1.1\r\nHost: a\r\n";
        QTest::newRow("both framings") << start
                + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /evil HTTP/1.1\r\n\r\n"
                                       << 400;
        QTest::newRow("chunked") << start + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" << 411;
        QTest::newRow("two lengths") << start + "Content-Length: 0\r\nContent-Length: 4\r\n\r\nGET " << 400;
        QTest::newRow("blank in name") << start + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" << 400;
        QTest::newRow("signed length") << start + "Content-Length: -4\r\n\r\n" << 400;
        QTest::newRow("bare lf") << QByteArray("GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n") << 400;
        QTest::newRow("garbage") << QByteArray("\x16\x03\x01\x02\r\n\r\n") << 400;
    }
    void refusesSmuggledRequests()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        House house;
        RawClient client(house.port());
        QCOMPARE(client.ask(kGet).status, 200);
        const RawReply reply = client.ask(request);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.headers.value("Connection"), "close");
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(house.backend.requests.size(), 1);
    }

    void refusesABodyThatIsTooLargeBeforeReadingIt()
    {
        House house;
        house.backend.limit = 1000;
        RawClient client(house.port());
        const RawReply reply = client.ask("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n");
        QCOMPARE(reply.status, 413);
        QVERIFY(reply.body.contains("body-too-large"));
    }

    void asksBeforeItReadsALargeBody()
    {
        House house;
        house.backend.isAdmitting = false;
        RawClient client(house.port());
        const RawReply reply = client.ask("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
        QCOMPARE(reply.status, 401);
        house.backend.isAdmitting = true;
        RawClient other(house.port());
        QVERIFY(other.ask(post(QByteArray(100'000, 'y'))).body.endsWith("yyy"));
        QCOMPARE(house.backend.admissions, 2);
    }

    void theAnswerToARefusedUploadArrives()
    {
        House house;
        house.backend.limit = 1000;
        RawClient client(house.port());
        client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n"
                    + QByteArray(500'000, 'z'));
        QCOMPARE(client.reply().status, 413);
    }

    void theAnswerToARefusedUploadOutlivesAnyAmountOfIt()
    {
        House house;
        house.backend.limit = 1000;
        QTcpSocket client;
        // Reads nothing before it has sent all it can, as a busy proxy may.
        client.setReadBufferSize(1);
        client.connectToHost(QHostAddress::LocalHost, house.port());
        client.write(post(QByteArray(20 * 1024 * 1024, 'z')));
        QPointer<QTcpSocket> accepted;
        QTRY_VERIFY((accepted = house.front->findChild<QTcpSocket *>()));
        QTRY_VERIFY(!accepted || accepted->bytesAvailable() >= house.settings.front.headerBytes);
        QVERIFY(accepted);
        client.setReadBufferSize(0);
        QTRY_VERIFY(client.bytesAvailable() > 12);
        QCOMPARE(client.read(12), QByteArray("HTTP/1.1 413"));
    }

    void saysContinueToWhoWaitsForIt()
    {
        House house;
        RawClient client(house.port());
        client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(client.reply().status, 100);
        client.send("hello");
        QVERIFY(client.reply().body.endsWith("hello"));
    }

    void boundsWhatAllBodiesTogetherHold()
    {
        FrontLimits limits;
        limits.bytesInFlight = 300'000;
        House house(limits);
        house.backend.isPrompt = false;
        RawClient first(house.port());
        first.send(post(QByteArray(200'000, 'a')));
        QTRY_COMPARE(house.backend.requests.size(), 1);
        RawClient second(house.port());
        const RawReply refused = second.ask(post(QByteArray(200'000, 'b')));
        QCOMPARE(refused.status, 503);
        QVERIFY(!refused.headers.value("Retry-After").isEmpty());
        house.backend.answerNext(textResponse(200, "ok"));
        QCOMPARE(first.reply().body, "ok");
        RawClient third(house.port());
        third.send(post(QByteArray(200'000, 'c')));
        QTRY_COMPARE(house.backend.requests.size(), 2);
    }

    void survivesAClientThatVanishesWhileItsAnswerIsMade()
    {
        House house;
        house.backend.isPrompt = false;
        {
            RawClient client(house.port());
            client.send(post("hello"));
            QTRY_COMPARE(house.backend.requests.size(), 1);
            client.socket().abort();
        }
        QTRY_VERIFY(!house.front->hasConnections());
        house.backend.answerNext(textResponse(200, "too late"));
        house.backend.isPrompt = true;
        RawClient other(house.port());
        QCOMPARE(other.ask(kGet).status, 200);
    }

    void survivesAClientThatVanishesInTheMiddleOfItsRequest()
    {
        House house;
        {
            RawClient client(house.port());
            client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\nabc");
            QTest::qWait(10);
            client.socket().abort();
        }
        QTRY_VERIFY(!house.front->hasConnections());
        QCOMPARE(house.backend.requests.size(), 0);
    }

    void dropsAReaderThatNeverTakesItsAnswer()
    {
        FrontLimits limits;
        limits.answerTime = 150ms;
        House house(limits);
        house.backend.padding = QByteArray(32 * 1024 * 1024, 'p');
        RawClient client(house.port());
        client.socket().setReadBufferSize(1024);
        client.send(kGet);
        client.socket().disconnect();
        QTRY_VERIFY(!house.front->hasConnections());
    }

    void doesNotAnswerTheNextRequestBeforeTheLastAnswerHasLeft()
    {
        House house;
        house.backend.padding = QByteArray(32 * 1024 * 1024, 'p');
        RawClient client(house.port());
        client.socket().setReadBufferSize(1024);
        client.socket().disconnect();
        client.send(kGet.repeated(20));
        QTRY_COMPARE(house.backend.requests.size(), 1);
        QTest::qWait(100);
        QCOMPARE(house.backend.requests.size(), 1);
    }

    void boundsTheNumberOfConnections()
    {
        FrontLimits limits;
        limits.connections = 3;
        House house(limits);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 3; ++i) {
            clients.push_back(std::make_unique<RawClient>(house.port()));
            QCOMPARE(clients.back()->ask(kGet).status, 200);
        }
        RawClient refused(house.port());
        QTRY_VERIFY(refused.isClosed());
        QVERIFY(refused.received().startsWith("HTTP/1.1 429"));
        clients.clear();
        QTRY_VERIFY(!house.front->hasConnections());
        RawClient later(house.port());
        QCOMPARE(later.ask(kGet).status, 200);
    }

    void handsAnAdmittedWebSocketOverUnread()
    {
        House house;
        const QByteArray handshake =
            "GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
        RawClient client(house.port());
        client.send(handshake + "frame");
        QTRY_VERIFY(house.backend.taken);
        QCOMPARE(house.backend.taken->readAll(), handshake + "frame");
        QTRY_VERIFY(!house.front->hasConnections());
        QVERIFY(!client.isClosed());
        delete house.backend.taken;
        house.backend.isAdmitting = false;
        RawClient stranger(house.port());
        QCOMPARE(stranger.ask(handshake).status, 401);
        RawClient broken(house.port());
        QCOMPARE(broken.ask("GET /ws HTTP/1.1\r\nHost: a\r\n\r\n").status, 400);
    }

    void retiresWithoutCuttingAnAnswerOff()
    {
        House house;
        house.backend.isPrompt = false;
        RawClient idle(house.port());
        RawClient busy(house.port());
        busy.send(kGet);
        QTRY_COMPARE(house.backend.requests.size(), 1);
        house.front->retire();
        QTRY_VERIFY(idle.isClosed());
        QVERIFY(!busy.isClosed());
        house.backend.answerNext(textResponse(200, "done"));
        const RawReply reply = busy.reply();
        QCOMPARE(reply.body, "done");
        QCOMPARE(reply.headers.value("Connection"), "close");
        QTRY_VERIFY(busy.isClosed());
        QTRY_VERIFY(!house.front->hasConnections());
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication::setEventDispatcher(makeDispatcher().release());
    QCoreApplication app(argc, argv);
    TestFront test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_front.moc"
