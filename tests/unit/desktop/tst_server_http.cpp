// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/api.h"
#include "desktop/client/server_http.h"

#include <QCoroTask>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace foyer;
using client::ServerHttp;

namespace {

/// A server that says the same to everybody, whatever that is, and hangs up.
class Parrot
{
public:
    explicit Parrot(QByteArray answer)
        : m_answer(std::move(answer))
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                m_heard += socket->readAll();
                if (m_isSilent)
                    return;
                socket->write(m_answer);
                socket->disconnectFromHost();
            });
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] client::ServerAddress address() const
    {
        return *client::ServerAddress::fromInput(u"127.0.0.1:%1"_s.arg(m_server.serverPort()));
    }
    [[nodiscard]] const QByteArray &heard() const { return m_heard; }
    void fallSilent() { m_isSilent = true; }

private:
    QTcpServer m_server;
    QByteArray m_answer;
    QByteArray m_heard;
    bool m_isSilent = false;
};

QByteArray http(const char *status, const QByteArray &body, const QByteArray &headers = {})
{
    return QByteArray("HTTP/1.1 ") + status + "\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nConnection: close\r\n" + headers + "\r\n" + body;
}

} // namespace

class TestServerHttp : public QObject
{
    Q_OBJECT

private slots:
    void whatIsNoAnswerOfFoyerIsTakenForNone_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no HTTP") << QByteArray("hello?\r\n\r\n");
        QTest::newRow("a page") << http("200 OK", "<html>welcome to the hotel</html>");
        QTest::newRow("a list") << http("200 OK", "[1,2]");
        QTest::newRow("half") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{\"a\":1");
        QTest::newRow("a proxy's error") << http("502 Bad Gateway", "<h1>Bad Gateway</h1>");
        QTest::newRow("an unknown code") << http("418 Teapot", R"({"code":"short-and-stout"})");
        QTest::newRow("elsewhere") << http("302 Found", "{}", "Location: http://127.0.0.1:1/\r\n");
        QTest::newRow("deep") << http("200 OK", QByteArray(5'000, '[') + QByteArray(5'000, ']'));
        QTest::newRow("not UTF-8") << http("200 OK", "{\"a\":\"\xff\xfe\"");
    }
    void whatIsNoAnswerOfFoyerIsTakenForNone()
    {
        QFETCH(const QByteArray, answer);
        const Parrot parrot(answer);
        ServerHttp server(parrot.address());
        const auto got = QCoro::waitFor(server.get(u"/rooms"_s, {}));
        QVERIFY(!got);
        QCOMPARE(got.error().code, ErrorCode::Unavailable);
        QVERIFY(ServerHttp::isUnreachable(got.error()));
    }

    void aRefusalIsReadWithAllItTells()
    {
        const Parrot parrot(
            http("429 Too Many", R"({"code":"too-many-requests","field":"text","retryAfter":7})"));
        ServerHttp server(parrot.address());
        const auto got = QCoro::waitFor(server.send("POST", u"/reports"_s, {}));
        QVERIFY(!got);
        QCOMPARE(got.error().code, ErrorCode::TooManyRequests);
        QCOMPARE(got.error().field, u"text"_s);
        QCOMPARE(got.error().retryAfter, std::chrono::seconds(7));
        QVERIFY(!ServerHttp::isUnreachable(got.error()));
    }

    void theTokenAndTheBodyGoOutAsTheyAre()
    {
        const Parrot parrot(http("204 No Content", {}));
        ServerHttp server(parrot.address());
        server.setToken("secret");
        const auto done = QCoro::waitFor(server.send("PATCH", u"/me"_s, QJsonObject{{u"a"_s, u"ä"_s}}));
        QVERIFY(done && done->isEmpty());
        QVERIFY(parrot.heard().startsWith("PATCH /api/v1/me HTTP/1.1\r\n"));
        QVERIFY(parrot.heard().contains("\r\nAuthorization: Bearer secret\r\n"));
        QVERIFY(parrot.heard().endsWith("\r\n\r\n{\"a\":\"\xc3\xa4\"}"));
        QVERIFY(!parrot.heard().contains("Cookie"));
    }

    void namesInPathsStayInTheirPlace()
    {
        const Parrot parrot(http("200 OK", "{}"));
        ServerHttp server(parrot.address());
        QVERIFY(QCoro::waitFor(server.get(u"/x/# ?%/y"_s, u"q=%26"_s)));
        QVERIFY2(parrot.heard().startsWith("GET /api/v1/x/%23%20%3F%25/y?q=%26 HTTP/1.1\r\n"),
                 parrot.heard().constData());
    }

    void whatIsGivenUpIsAnsweredAtOnce()
    {
        Parrot parrot(QByteArray{});
        parrot.fallSilent();
        const auto api = std::make_unique<client::Api>(parrot.address());
        std::optional<ErrorCode> code;
        api->rooms().list().then([&code](const Result<QList<protocol::Room>> &rooms) {
            code = rooms ? std::nullopt : std::optional(rooms.error().code);
        });
        QTRY_VERIFY(!parrot.heard().isEmpty());
        api->abandon();
        QTRY_COMPARE(code, ErrorCode::Unavailable);
    }
};

QTEST_GUILESS_MAIN(TestServerHttp)
#include "tst_server_http.moc"
