// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/house.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <memory>
#include <vector>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

constexpr int kProtocolError = 1002;

/// Hostile and broken clients: each gets an answer or is shut out, and everybody else goes on talking.
class TestHostileStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addSqlite(); }
    void init();
    void cleanup();

    void framesThatAreNotOfTheProtocolEndTheConnection_data();
    void framesThatAreNotOfTheProtocolEndTheConnection();
    void wrongFieldsAreNamedAndTheConnectionGoesOn_data();
    void wrongFieldsAreNamedAndTheConnectionGoesOn();
    void anImageThatIsNotOnesOwnIsNotFound();
    void binaryFramesEndTheConnection();
    void hugeFramesAreRefused();
    void floodsAreCutOff();
    void theHandshakeChecksOriginSessionAndHost();
    void brokenBodiesAreRefused_data();
    void brokenBodiesAreRefused();
    void brokenRequestsNeverGetThrough_data();
    void brokenRequestsNeverGetThrough();
    void nothingOutsideOfTheWebClientIsServed_data();
    void nothingOutsideOfTheWebClientIsServed();
    void wrongMethodsAreSaidToBeWrong();
    void slowHeadersAreGivenUp();
    void noSecretIsInTheLog();

private:
    Ground m_ground;
    std::unique_ptr<House> m_house;
    std::unique_ptr<Peer> m_ann;
    std::unique_ptr<Peer> m_witness;
};

void TestHostileStory::init()
{
    if (m_house)
        return;
    m_house = std::make_unique<House>(m_ground);
    QVERIFY(m_house->isUp());
    m_ann = m_house->resident(u"ann"_s);
    m_witness = m_house->online(u"witness"_s);
    QVERIFY(m_ann && m_witness);
}

/// After every attack: the server is there, and who behaves is still connected and served.
void TestHostileStory::cleanup()
{
    if (m_ann)
        m_ann->drop();
    QVERIFY(m_house && m_house->server().isRunning());
    QVERIFY(m_witness->isOpen());
    const QString ref = m_witness->say(kLobby, u"still here"_s);
    QCOMPARE(m_witness->outcome(ref).value("type"_L1).toString(), u"posted"_s);
    QCOMPARE(m_witness->get(u"//healthz"_s).status, 200);
    QCOMPARE(m_witness->get(u"//readyz"_s).status, 200);
}

void TestHostileStory::framesThatAreNotOfTheProtocolEndTheConnection_data()
{
    QTest::addColumn<QString>("frame");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("words") << u"hello"_s;
    QTest::newRow("cut") << u"{\"type\":\"sync\""_s;
    QTest::newRow("array") << u"[{\"type\":\"ping\"}]"_s;
    QTest::newRow("number") << u"7"_s;
    QTest::newRow("null") << u"null"_s;
    QTest::newRow("deep") << QString(30'000, u'[');
    QTest::newRow("deep objects") << u"{\"a\":"_s.repeated(5'000);
    QTest::newRow("trailing") << u"{\"type\":\"ping\"}x"_s;
    QTest::newRow("NUL") << QString::fromUtf16(u"{\"type\":\0\"ping\"}", 15);
}

void TestHostileStory::framesThatAreNotOfTheProtocolEndTheConnection()
{
    QFETCH(QString, frame);
    QVERIFY(m_ann->open());
    m_ann->sendText(frame);
    QCOMPARE(m_ann->await(u"error"_s).value("code"_L1).toString(), u"bad-request"_s);
    QCOMPARE(m_ann->waitForClose(), kProtocolError);
}

void TestHostileStory::wrongFieldsAreNamedAndTheConnectionGoesOn_data()
{
    QTest::addColumn<QString>("frame");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QString &frame, const QString &field) {
        QTest::newRow(name) << frame << field;
    };
    const QString ref = newRef();
    row("no type", u"{}"_s, u"type"_s);
    row("type is a number", u"{\"type\":7}"_s, u"type"_s);
    row("unknown type", u"{\"type\":\"shutdown\"}"_s, u"type"_s);
    row("event type", u"{\"type\":\"session-ended\"}"_s, u"type"_s);
    row("post without ref", u"{\"type\":\"post\",\"conversation\":1,\"text\":\"x\"}"_s, u"ref"_s);
    row("post with wrong ref", u"{\"type\":\"post\",\"ref\":\"x\",\"conversation\":1,\"text\":\"x\"}"_s,
        u"ref"_s);
    const QString head = u"{\"type\":\"post\",\"ref\":\"%1\","_s.arg(ref);
    row("no conversation", head + u"\"text\":\"x\"}"_s, u"conversation"_s);
    for (const char *value :
         {"0", "-1", "1.5", "\"1\"", "null", "true", "[]", "{}", "9007199254740992", "1e300", "-1e300"}) {
        row(qPrintable(u"conversation "_s + QLatin1String(value)),
            head + u"\"conversation\":%1,\"text\":\"x\"}"_s.arg(QLatin1String(value)), u"conversation"_s);
    }
    row("text is a number", head + u"\"conversation\":1,\"text\":7}"_s, u"text"_s);
    row("text is missing", head + u"\"conversation\":1}"_s, u"text"_s);
    row("image is an object", head + u"\"conversation\":1,\"text\":\"x\",\"image\":{}}"_s, u"image"_s);
    row("read without seq", u"{\"type\":\"read\",\"conversation\":1}"_s, u"seq"_s);
    row("read back in time", u"{\"type\":\"read\",\"conversation\":1,\"seq\":-5}"_s, u"seq"_s);
    row("revisions is a list", u"{\"type\":\"sync\",\"revisions\":[]}"_s, u"revisions"_s);
    row("revision is a word", u"{\"type\":\"sync\",\"revisions\":{\"1\":\"x\"}}"_s, u"revisions"_s);
    row("conversation is a word", u"{\"type\":\"sync\",\"revisions\":{\"x\":1}}"_s, u"revisions"_s);
    row("partial is a word", u"{\"type\":\"sync\",\"revisions\":{},\"partial\":\"yes\"}"_s, u"partial"_s);
}

void TestHostileStory::wrongFieldsAreNamedAndTheConnectionGoesOn()
{
    QFETCH(QString, frame);
    QFETCH(QString, field);
    QVERIFY(m_ann->open());
    m_ann->sendText(frame);
    const QJsonObject refused = m_ann->await(u"error"_s);
    QCOMPARE(refused.value("code"_L1).toString(), u"invalid-field"_s);
    QCOMPARE(refused.value("field"_L1).toString(), field);
    m_ann->send({{u"type"_s, u"ping"_s}});
    QVERIFY(!m_ann->await(u"pong"_s).isEmpty());
}

void TestHostileStory::anImageThatIsNotOnesOwnIsNotFound()
{
    QVERIFY(m_ann->open());
    for (const QString &image :
         {u"../../etc/passwd"_s, QString(32, u'0'), QString(10'000, u'x'), u"' OR 1=1"_s}) {
        const QString ref = m_ann->say(kLobby, u"x"_s, {}, image);
        const QString code = m_ann->outcome(ref).value("code"_L1).toString();
        QVERIFY2(code == "not-found"_L1 || code == "invalid-field"_L1, qPrintable(code));
    }
}

void TestHostileStory::binaryFramesEndTheConnection()
{
    QVERIFY(m_ann->open());
    m_ann->sendBinary(R"({"type":"ping"})");
    QCOMPARE(m_ann->waitForClose(), kProtocolError);
}

void TestHostileStory::hugeFramesAreRefused()
{
    QVERIFY(m_ann->open());
    m_ann->sendText(u"{\"type\":\"ping\",\"x\":\"%1\"}"_s.arg(QString(70'000, u'x')));
    QCOMPARE(m_ann->waitForClose(), 1009);
    // Announced and never sent: 2^62 bytes.
    QVERIFY(m_ann->open());
    const QByteArray frame = QByteArray::fromHex("81ff4000000000000000") + QByteArray(4, 'm') + "abc";
    const QByteArray answer =
        rawExchange(m_house->server().url(),
                    "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    "Sec-WebSocket-Protocol: foyer.v1\r\nAuthorization: Bearer "
                        + m_ann->token.toLatin1() + "\r\n\r\n" + frame,
                    10'000);
    QVERIFY2(answer.startsWith("HTTP/1.1 101"), answer.constData());
}

void TestHostileStory::floodsAreCutOff()
{
    // Who lets people post without limit lets them send frames without limit: not here.
    House house(m_ground, {u"--post-rate=5"_s});
    QVERIFY(house.isUp());
    auto flooder = house.online(u"flooder"_s);
    auto other = house.online(u"other"_s);
    QVERIFY(flooder && other);
    for (int i = 0; i < 3'000; ++i)
        flooder->send({{u"type"_s, u"ping"_s}});
    QCOMPARE(flooder->waitForClose(), 1008);
    QVERIFY(other->isOpen());
    // Posts have a limit of their own, which is said and keeps the connection.
    QStringList refs;
    for (int i = 0; i < 40; ++i)
        refs << other->say(kLobby, u"%1"_s.arg(i));
    int posted = 0;
    for (const QString &ref : std::as_const(refs)) {
        const QJsonObject outcome = other->outcome(ref);
        posted += outcome.value("type"_L1).toString() == "posted"_L1;
        if (outcome.value("type"_L1).toString() == "error"_L1) {
            QCOMPARE(outcome.value("code"_L1).toString(), u"too-many-requests"_s);
            QVERIFY(outcome.value("retryAfter"_L1).toInt() > 0);
        }
    }
    QVERIFY2(posted >= 20 && posted < 40, qPrintable(QString::number(posted)));
    QVERIFY(other->isOpen());
}

void TestHostileStory::theHandshakeChecksOriginSessionAndHost()
{
    const auto upgrade = [this](const QByteArray &lines) {
        const QByteArray head =
            "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_house->server().port())
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        return rawExchange(m_house->server().url(), head + lines + "\r\n", 3'000, "\r\n\r\n").left(12);
    };
    const QByteArray protocol = "Sec-WebSocket-Protocol: foyer.v1\r\n";
    const QByteArray bearer = "Authorization: Bearer " + m_ann->token.toLatin1() + "\r\n";
    const QByteArray cookie = "Cookie: foyer_session=" + m_ann->token.toLatin1() + "\r\n";
    const QByteArray own =
        "Origin: http://127.0.0.1:" + QByteArray::number(m_house->server().port()) + "\r\n";
    QCOMPARE(upgrade(protocol + bearer), QByteArray("HTTP/1.1 101"));
    QCOMPARE(upgrade(protocol + cookie + own), QByteArray("HTTP/1.1 101"));
    QCOMPARE(upgrade(protocol), QByteArray("HTTP/1.1 401"));
    QCOMPARE(upgrade(protocol + "Authorization: Bearer nonsense\r\n"), QByteArray("HTTP/1.1 401"));
    QCOMPARE(upgrade(protocol + "Cookie: foyer_session=" + QByteArray(43, 'A') + "\r\n" + own),
             QByteArray("HTTP/1.1 401"));
    for (const char *origin : {"http://evil.example", "null", "http://127.0.0.1", "https://127.0.0.1:1"}) {
        QCOMPARE(upgrade(protocol + bearer + "Origin: " + origin + "\r\n"), QByteArray("HTTP/1.1 403"));
        QCOMPARE(upgrade(protocol + cookie + "Origin: " + origin + "\r\n"), QByteArray("HTTP/1.1 403"));
    }
    QCOMPARE(upgrade(protocol + cookie), QByteArray("HTTP/1.1 403")); // a cookie without an Origin
    QCOMPARE(upgrade(bearer + "Sec-WebSocket-Protocol: foyer.v99\r\n"), QByteArray("HTTP/1.1 426"));
}

void TestHostileStory::brokenBodiesAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("empty") << QByteArray() << 400;
    QTest::newRow("words") << QByteArray("name=x") << 400;
    QTest::newRow("array") << QByteArray("[]") << 400;
    QTest::newRow("cut") << QByteArray("{\"name\":") << 400;
    QTest::newRow("deep") << QByteArray(50'000, '[') << 400;
    QTest::newRow("invalid UTF-8") << QByteArray("{\"name\":\"\xff\xfe\"}") << 400;
    QTest::newRow("overlong UTF-8") << QByteArray("{\"name\":\"\xc0\xaf\xc0\xae\"}") << 400;
    QTest::newRow("number") << QByteArray("{\"name\":7}") << 422;
    QTest::newRow("null") << QByteArray("{\"name\":null}") << 422;
    QTest::newRow("object") << QByteArray("{\"name\":{\"$ne\":1}}") << 422;
    QTest::newRow("long") << "{\"name\":\"" + QByteArray(10'000, 'x') + "\"}" << 422;
    QTest::newRow("lone surrogate") << QByteArray(R"({"name":"a\ud800"})") << 422;
    QTest::newRow("NUL") << QByteArray(R"({"name":"a\u0000b"})") << 422;
}

void TestHostileStory::brokenBodiesAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const Answer answer = m_ann->call("POST", u"/rooms"_s, body);
    // Bytes that are not UTF-8 may also be read as replacement characters and the name be refused or taken; what
    // matters is that nothing breaks. The rows say which of the two it is.
    QCOMPARE(answer.status, status);
    QVERIFY(!answer.code().isEmpty());
}

void TestHostileStory::brokenRequestsNeverGetThrough_data()
{
    QTest::addColumn<QByteArray>("request");
    const QByteArray get = "GET /api/v1/server HTTP/1.1\r\n";
    const QByteArray post = "POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\n";
    QTest::newRow("garbage") << QByteArray::fromHex("deadbeef00ff8000") + "\r\n\r\n";
    QTest::newRow("TLS hello") << QByteArray::fromHex("16030100c8010000c40303") + QByteArray(200, 'x');
    QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    QTest::newRow("HTTP/9.9") << QByteArray("GET / HTTP/9.9\r\nHost: x\r\n\r\n");
    QTest::newRow("HTTP/0.9") << QByteArray("GET /\r\n\r\n");
    QTest::newRow("no host") << get + "\r\n";
    QTest::newRow("two hosts") << get + "Host: a\r\nHost: b\r\n\r\n";
    QTest::newRow("header without a colon") << get + "Host: x\r\nNonsense\r\n\r\n";
    QTest::newRow("folded header") << get + "Host: x\r\nA: b\r\n c\r\n\r\n";
    QTest::newRow("blank before the colon") << get + "Host : x\r\n\r\n";
    QTest::newRow("NUL in a header") << get + QByteArray("Host: x\0y\r\n\r\n", 13);
    QTest::newRow("huge header") << get + "Host: x\r\nA: " + QByteArray(20'000, 'a') + "\r\n\r\n";
    QTest::newRow("very many headers")
        << get + "Host: x\r\n" + QByteArray("A: b\r\n").repeated(5'000) + "\r\n";
    QTest::newRow("huge path") << "GET /" + QByteArray(20'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n";
    QTest::newRow("negative length") << post + "Content-Length: -1\r\n\r\n";
    QTest::newRow("length is a word") << post + "Content-Length: many\r\n\r\n";
    QTest::newRow("length beyond all numbers") << post + "Content-Length: 18446744073709551616\r\n\r\n";
    QTest::newRow("huge length") << post + "Content-Length: 9000000000000000000\r\n\r\n";
    QTest::newRow("two lengths") << post + "Content-Length: 2\r\nContent-Length: 20\r\n\r\n{}";
    QTest::newRow("length and chunks")
        << post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n";
    QTest::newRow("broken chunk") << post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n";
    QTest::newRow("negative chunk") << post + "Transfer-Encoding: chunked\r\n\r\n-5\r\n{}\r\n0\r\n\r\n";
    QTest::newRow("unknown coding") << post + "Transfer-Encoding: gzip, identity\r\n\r\n";
}

void TestHostileStory::brokenRequestsNeverGetThrough()
{
    QFETCH(QByteArray, request);
    const QByteArray answer = rawExchange(m_house->server().url(), request, 5'000);
    // An error or a closed connection; never a result.
    QVERIFY2(!answer.contains("HTTP/1.1 2"), answer.left(300).constData());
    QVERIFY2(answer.isEmpty() || answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 5"),
             answer.left(300).constData());
    QCOMPARE(answer.count("HTTP/1.1 "), qsizetype(answer.isEmpty() ? 0 : 1));
}

void TestHostileStory::nothingOutsideOfTheWebClientIsServed_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd",
                             "/assets/../../../etc/passwd", "//etc/passwd", "/\\..\\..\\etc\\passwd",
                             "/sql/migrations/0001_initial.sqlite.sql", "/:/sql/migrations", "/%00",
                             "/index.html%00.png", "/%zz", "/foyer.db", "/.git/config"})
        QTest::newRow(path) << QByteArray(path);
}

void TestHostileStory::nothingOutsideOfTheWebClientIsServed()
{
    QFETCH(QByteArray, path);
    const QByteArray answer =
        rawExchange(m_house->server().url(),
                    "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:"
                        + QByteArray::number(m_house->server().port()) + "\r\nConnection: close\r\n\r\n");
    QVERIFY2(answer.startsWith("HTTP/1.1 4"), answer.left(300).constData());
    for (const char *secret : {"root:", "CREATE TABLE", "SQLite format"})
        QVERIFY(!answer.contains(secret));
}

void TestHostileStory::wrongMethodsAreSaidToBeWrong()
{
    const QList<QPair<QByteArray, QString>> wrong{
        {"DELETE", u"/rooms"_s}, {"PUT", u"/sign-in"_s},   {"POST", u"/me"_s},    {"PATCH", u"/sessions"_s},
        {"BREW", u"/rooms"_s},   {"POST", u"//healthz"_s}, {"TRACE", u"/rooms"_s}};
    for (const auto &[method, path] : wrong) {
        const Answer answer = m_ann->call(method, path, "{}");
        QVERIFY2(answer.status == 405 || answer.status == 404 || answer.status == 501, method.constData());
        QVERIFY(!answer.body.contains("Authorization"));
    }
    QCOMPARE(m_ann->get(u"/nothing/here"_s).code(), u"not-found"_s);
    QCOMPARE(m_ann->call("DELETE", u"/rooms"_s).code(), u"method-not-allowed"_s);
}

void TestHostileStory::slowHeadersAreGivenUp()
{
    // A hundred who send a byte a second, and one who sends nothing.
    std::vector<std::unique_ptr<QTcpSocket>> slow;
    for (int i = 0; i < 100; ++i) {
        slow.push_back(std::make_unique<QTcpSocket>());
        slow.back()->connectToHost(QHostAddress::LocalHost, m_house->server().port());
    }
    QTimer drip;
    QByteArray request = "GET /api/v1/server HTTP/1.1\r\nHost: localhost\r\nX: " + QByteArray(100, 'x');
    connect(&drip, &QTimer::timeout, this, [&] {
        for (std::size_t i = 1; i < slow.size(); ++i) {
            if (slow[i]->state() == QAbstractSocket::ConnectedState)
                slow[i]->write(request.left(1));
        }
        request.remove(0, 1);
    });
    drip.start(1'000);
    QElapsedTimer clock;
    clock.start();
    const auto connected = [&slow] {
        return std::count_if(slow.begin(), slow.end(), [](const auto &socket) {
            return socket->state() == QAbstractSocket::ConnectedState;
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(connected(), 100, 5'000);
    // Meanwhile others are served.
    QCOMPARE(m_witness->get(u"/me"_s).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(connected(), 0, 20'000 * patience());
    QVERIFY(clock.elapsed() > 5'000);
}

void TestHostileStory::noSecretIsInTheLog()
{
    // Everything above went through this one server, which logged all of it.
    const QString admin = m_house->server().adminToken();
    auto ann = m_house->stranger(u"web"_s);
    QCOMPARE(ann->signIn(u"ann"_s, u"wrong horse battery"_s).status, 401);
    QCOMPARE(ann->signIn(u"ann"_s, u"correct horse"_s, {{u"adminToken"_s, admin}}).status, 200);
    const QString invite = ann->post(u"/invites"_s, {{u"uses"_s, 1}, {u"expiresInSeconds"_s, 3600}})
                               .json.value("code"_L1)
                               .toString();
    QVERIFY(!invite.isEmpty());
    QVERIFY(ann->open());
    (void)ann->outcome(ann->say(kLobby, u"nobody else's business"_s));
    const QByteArray log = m_house->server().log();
    QVERIFY(log.contains("event=signed-in"));
    for (const QByteArray &secret :
         {QByteArray("correct horse"), QByteArray("wrong horse"), admin.toLatin1(), invite.toLatin1(),
          m_ann->token.toLatin1(), m_witness->token.toLatin1(), ann->cookie, QByteArray("nobody else"),
          QByteArray("still here"), QByteArray("argon2id")})
        QVERIFY2(!secret.isEmpty() && !log.contains(secret), secret.constData());
    for (const QByteArray &line : log.split('\n')) {
        const bool isEvent = line.isEmpty() || (line.size() > 24 && line[4] == '-' && line[23] == 'Z');
        QVERIFY2(isEvent, line.constData());
    }
}

} // namespace

QTEST_GUILESS_MAIN(TestHostileStory)
#include "tst_hostile_story.moc"
