// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outgoing/curl_client.h"
#include "tests/unit/outgoing/aws_signature.h"

#include <QCoroTask>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

namespace foyer {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Answers every request with what it is told to, and keeps what was asked.
class RawServer : public QTcpServer
{
public:
    RawServer()
    {
        (void)listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *const socket = nextPendingConnection();
            ++connections;
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                received += socket->readAll();
                const qsizetype head = received.indexOf("\r\n\r\n");
                if (head < 0 || received.size() - head - 4 < lengthIn(received.left(head))
                    || answer.isEmpty())
                    return;
                socket->write(answer);
                if (!isHanging)
                    socket->disconnectFromHost();
            });
        });
    }

    [[nodiscard]] QString url(const QString &path) const
    {
        return u"http://127.0.0.1:%1%2"_s.arg(serverPort()).arg(path);
    }
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        const QByteArray head = received.left(received.indexOf("\r\n\r\n"));
        for (const QByteArray &line : head.split('\n')) {
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }
    [[nodiscard]] QByteArray body() const { return received.mid(received.indexOf("\r\n\r\n") + 4); }

    QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello";
    /// Keeps the connection open after the answer.
    bool isHanging = false;
    QByteArray received;
    int connections = 0;

private:
    static qsizetype lengthIn(const QByteArray &head)
    {
        const qsizetype at = head.toLower().indexOf("content-length:");
        return at < 0 ? 0 : head.mid(at + 15, head.indexOf('\r', at) - at - 15).trimmed().toLongLong();
    }
};

outgoing::CurlClient::Settings everywhere()
{
    outgoing::CurlClient::Settings settings;
    settings.reach = outgoing::Reach::Everywhere;
    return settings;
}

outgoing::HttpAnswer ask(outgoing::CurlClient &client, outgoing::HttpRequest request)
{
    return QCoro::waitFor(client.exchange(std::move(request)));
}

/// Requests to other servers, by libcurl, to a server that answers as badly as there are.
class TestCurlClient : public QObject
{
    Q_OBJECT

private slots:
    void bringsTheAnswer();
    void sendsBodiesAndMethods();
    void sendsForms();
    void cutsWhatIsTooLong();
    void tellsWhatIsCut();
    void followsNoRedirect();
    void waitsOnlySoLong();
    void refusesTheHouse();
    void endsWhenStopped();
    void knowsThePublishedSignatures();
    void signsAsPublished_data();
    void signsAsPublished();
};

void TestCurlClient::bringsTheAnswer()
{
    RawServer server;
    outgoing::CurlClient client(everywhere());
    const outgoing::HttpAnswer answer = ask(client, {"GET", server.url(u"/x"_s), {{"X-Some", "thing"}}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, "Hello");
    QVERIFY(answer.isWhole);
    QVERIFY(answer.error.isEmpty() && answer.redirect.isEmpty());
    QVERIFY(server.received.startsWith("GET /x HTTP/1.1\r\n"));
    QCOMPARE(server.header("X-Some"), "thing");
}

void TestCurlClient::sendsBodiesAndMethods()
{
    for (const QByteArray method : {"POST", "PUT", "DELETE"}) {
        RawServer server;
        outgoing::CurlClient client(everywhere());
        const QByteArray body = method == "DELETE" ? QByteArray() : QByteArray(100'000, '\0');
        QCOMPARE(ask(client, {method, server.url(u"/y"_s), {{"Content-Type", "image/png"}}, body}).status,
                 200);
        QVERIFY(server.received.startsWith(method + " /y "));
        QCOMPARE(server.header("Content-Type"), "image/png");
        QCOMPARE(server.body(), body);
        QVERIFY(server.header("Expect").isEmpty());
    }
}

void TestCurlClient::sendsForms()
{
    RawServer server;
    outgoing::CurlClient client(everywhere());
    outgoing::HttpRequest request{"POST", server.url(u"/"_s)};
    request.form = {{"key", "secret"}, {"source", QByteArray("\x89PNG\0\r\n", 7), "a.png", "image/png"}};
    QCOMPARE(ask(client, request).status, 200);
    QVERIFY(server.header("Content-Type").startsWith("multipart/form-data; boundary="));
    const QByteArray body = server.body();
    QVERIFY(body.contains("name=\"key\"\r\n\r\nsecret\r\n"));
    QVERIFY(body.contains("name=\"source\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
                          + QByteArray("\x89PNG\0\r\n", 7)));
}

void TestCurlClient::cutsWhatIsTooLong()
{
    RawServer server;
    server.answer = "HTTP/1.1 201 Created\r\n\r\n" + QByteArray(1'000'000, 'x');
    outgoing::CurlClient client(everywhere());
    outgoing::HttpRequest request{"GET", server.url(u"/"_s)};
    request.answerBytes = 1'000;
    const outgoing::HttpAnswer answer = ask(client, request);
    QCOMPARE(answer.status, 201);
    QCOMPARE(answer.body.size(), 1'000);
    QVERIFY(!answer.isWhole);
}

void TestCurlClient::tellsWhatIsCut()
{
    RawServer server;
    server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nHello";
    outgoing::CurlClient client(everywhere());
    const outgoing::HttpAnswer half = ask(client, {"GET", server.url(u"/"_s)});
    QCOMPARE(half.status, 200);
    QVERIFY(!half.isWhole);
    server.answer = "SMTP ready\r\n";
    server.received.clear();
    const outgoing::HttpAnswer wrong = ask(client, {"GET", server.url(u"/"_s)});
    QCOMPARE(wrong.status, 0);
    QCOMPARE(wrong.error, u"unreachable"_s);
}

void TestCurlClient::followsNoRedirect()
{
    RawServer server;
    server.answer = "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n";
    outgoing::CurlClient client(everywhere());
    const outgoing::HttpAnswer answer = ask(client, {"GET", server.url(u"/"_s)});
    QCOMPARE(answer.status, 302);
    QCOMPARE(answer.redirect, server.url(u"/elsewhere"_s));
    QCOMPARE(server.connections, 1);
}

void TestCurlClient::waitsOnlySoLong()
{
    RawServer server;
    server.answer.clear();
    auto settings = everywhere();
    settings.wholeTime = 300ms;
    outgoing::CurlClient client(settings);
    const outgoing::HttpAnswer answer = ask(client, {"GET", server.url(u"/"_s)});
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.error, u"timeout"_s);
}

void TestCurlClient::refusesTheHouse()
{
    RawServer server;
    outgoing::CurlClient client({});
    for (const QString &url : {server.url(u"/"_s), u"http://localhost:%1/"_s.arg(server.serverPort()),
                               u"http://[::ffff:127.0.0.1]:%1/"_s.arg(server.serverPort())}) {
        const outgoing::HttpAnswer answer = ask(client, {"GET", url});
        QCOMPARE(answer.status, 0);
        QVERIFY2(answer.error == u"address-refused"_s, qPrintable(url));
    }
    QCOMPARE(server.connections, 0);
}

void TestCurlClient::endsWhenStopped()
{
    RawServer server;
    server.answer.clear();
    outgoing::CurlClient client(everywhere());
    QElapsedTimer time;
    time.start();
    auto asking = client.exchange({"GET", server.url(u"/"_s)});
    QTRY_COMPARE(server.connections, 1);
    client.stop();
    QCOMPARE(QCoro::waitFor(std::move(asking)).status, 0);
    QVERIFY(time.elapsed() < 8'000);
}

/// The examples that Amazon publishes with the description of the signature.
void TestCurlClient::knowsThePublishedSignatures()
{
    const QByteArray secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    const QByteArray date = "20130524T000000Z";
    const QByteArray nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const test::SignedRequest get{"GET",
                                  "/test.txt",
                                  {{"host", "examplebucket.s3.amazonaws.com"},
                                   {"range", "bytes=0-9"},
                                   {"x-amz-content-sha256", nothing},
                                   {"x-amz-date", date}},
                                  nothing,
                                  date};
    QCOMPARE(test::awsSignature(get, "us-east-1", secret),
             "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    const QByteArray welcome = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
    const test::SignedRequest put{"PUT",
                                  "/test%24file.text",
                                  {{"date", "Fri, 24 May 2013 00:00:00 GMT"},
                                   {"host", "examplebucket.s3.amazonaws.com"},
                                   {"x-amz-content-sha256", welcome},
                                   {"x-amz-date", date},
                                   {"x-amz-storage-class", "REDUCED_REDUNDANCY"}},
                                  welcome,
                                  date};
    QCOMPARE(test::awsSignature(put, "us-east-1", secret),
             "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
}

void TestCurlClient::signsAsPublished_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("get") << QByteArray("GET") << QByteArray();
    QTest::newRow("put") << QByteArray("PUT") << QByteArray("Welcome to Amazon S3.\0\n", 23);
    QTest::newRow("delete") << QByteArray("DELETE") << QByteArray();
}

void TestCurlClient::signsAsPublished()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, body);
    RawServer server;
    outgoing::CurlClient client(everywhere());
    outgoing::HttpRequest request{method, server.url(u"/bucket/images/ab/abc_d-e/full"_s)};
    const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
    request.headers = {{"x-amz-content-sha256", hash}};
    if (method == "PUT")
        request.headers.append(qMakePair(QByteArray("Content-Type"), QByteArray("image/png")));
    request.body = body;
    request.keys =
        outgoing::AwsKeys{"eu-west-1", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"};
    QCOMPARE(ask(client, request).status, 200);
    QCOMPARE(server.body(), body);

    const QByteArray authorization = server.header("Authorization");
    const auto part = [&authorization](const QByteArray &name) {
        const qsizetype at = authorization.indexOf(name + '=');
        const qsizetype from = at + name.size() + 1;
        const qsizetype end = authorization.indexOf(',', from);
        return at < 0 ? QByteArray() : authorization.mid(from, end < 0 ? -1 : end - from).trimmed();
    };
    QVERIFY2(authorization.startsWith("AWS4-HMAC-SHA256 "), authorization.constData());
    QVERIFY(part("Credential").startsWith("AKIAIOSFODNN7EXAMPLE/"));
    QVERIFY(part("Credential").endsWith("/eu-west-1/s3/aws4_request"));
    const QByteArray names = part("SignedHeaders");
    for (const QByteArray must : {"host", "x-amz-content-sha256", "x-amz-date"})
        QVERIFY2(names.split(';').contains(must), names.constData());
    test::SignedRequest said{method, "/bucket/images/ab/abc_d-e/full", {}, hash, server.header("x-amz-date")};
    for (const QByteArray &name : names.split(';'))
        said.headers.insert(name, server.header(name));
    QCOMPARE(part("Signature"),
             test::awsSignature(said, "eu-west-1", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
}

} // namespace
} // namespace foyer

QTEST_GUILESS_MAIN(foyer::TestCurlClient)
#include "tst_curl_client.moc"
