// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/front/request_head.h"

#include <QTest>

using namespace foyer;
using namespace foyer::net;

namespace {

QByteArray withFields(const QByteArray &fields)
{
    return "POST /x HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

} // namespace

class TestRequestHead : public QObject
{
    Q_OBJECT

private slots:
    void readsAnOrdinaryRequest()
    {
        const auto head = parseRequestHead("PUT /a%2Fb/c?x=1&y=%20 HTTP/1.1\r\nHost: chat.example:8322\r\n"
                                           "Content-Length: 12\r\nX-Empty:\r\naccept:  text/html \t\r\n\r\n");
        QVERIFY(head.has_value());
        QCOMPARE(head->method, HttpMethod::Put);
        QCOMPARE(head->target, "/a%2Fb/c?x=1&y=%20");
        QCOMPARE(head->path, "/a%2Fb/c");
        QCOMPARE(head->contentLength, 12);
        QCOMPARE(head->headers.value("ACCEPT"), "text/html");
        QVERIFY(head->headers.has("x-empty"));
        QVERIFY(head->keepsAlive);
        QVERIFY(!head->isUpgrade);
    }

    void cutsTheAbsoluteFormDownToThePath()
    {
        const auto head =
            parseRequestHead("GET http://chat.example/x?y HTTP/1.1\r\nHost: chat.example\r\n\r\n");
        QVERIFY(head.has_value());
        QCOMPARE(head->target, "/x?y");
        const auto root = parseRequestHead("GET http://chat.example HTTP/1.1\r\nHost: chat.example\r\n\r\n");
        QVERIFY(root.has_value());
        QCOMPARE(root->target, "/");
    }

    void knowsWhenAConnectionEnds_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<bool>("keepsAlive");
        QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << true;
        QTest::newRow("1.1 close") << QByteArray(
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: foo, Close\r\n\r\n")
                                   << false;
        QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
        QTest::newRow("1.0 kept") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << true;
    }
    void knowsWhenAConnectionEnds()
    {
        QFETCH(QByteArray, request);
        QFETCH(bool, keepsAlive);
        const auto head = parseRequestHead(request);
        QVERIFY(head.has_value());
        QCOMPARE(head->keepsAlive, keepsAlive);
    }

    void refusesWhatTwoReadersMightUnderstandDifferently_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<ErrorCode>("code");
        const auto bad = ErrorCode::BadRequest;
        QTest::newRow("length and encoding")
            << withFields("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") << bad;
        QTest::newRow("chunked") << withFields("Transfer-Encoding: chunked\r\n") << ErrorCode::LengthRequired;
        QTest::newRow("two lengths") << withFields("Content-Length: 5\r\nContent-Length: 5\r\n") << bad;
        QTest::newRow("list of lengths") << withFields("Content-Length: 5, 5\r\n") << bad;
        QTest::newRow("signed length") << withFields("Content-Length: +5\r\n") << bad;
        QTest::newRow("negative length") << withFields("Content-Length: -1\r\n") << bad;
        QTest::newRow("hex length") << withFields("Content-Length: 0x5\r\n") << bad;
        QTest::newRow("no length") << withFields("Content-Length:\r\n") << bad;
        QTest::newRow("huge length") << withFields("Content-Length: 18446744073709551615\r\n") << bad;
        QTest::newRow("blank before colon") << withFields("Content-Length : 5\r\n") << bad;
        QTest::newRow("folded") << withFields("X-A: b\r\n c\r\n") << bad;
        QTest::newRow("no colon") << withFields("nonsense\r\n") << bad;
        QTest::newRow("no name") << withFields(": x\r\n") << bad;
        QTest::newRow("nul") << withFields(QByteArray("X-A: b\0c\r\n", 10)) << bad;
        QTest::newRow("bare lf") << QByteArray("GET / HTTP/1.1\nHost: a\n\r\n\r\n") << bad;
        QTest::newRow("bare cr") << withFields("X-A: b\rX-B: c\r\n") << bad;
        QTest::newRow("two hosts") << withFields("Host: b\r\n") << bad;
        QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << bad;
        QTest::newRow("unknown method")
            << QByteArray("BREW / HTTP/1.1\r\nHost: a\r\n\r\n") << ErrorCode::MethodNotAllowed;
        QTest::newRow("lower-case method")
            << QByteArray("get / HTTP/1.1\r\nHost: a\r\n\r\n") << ErrorCode::MethodNotAllowed;
        QTest::newRow("strange version") << QByteArray("GET / HTTP/9.9\r\nHost: a\r\n\r\n") << bad;
        QTest::newRow("two blanks") << QByteArray("GET  / HTTP/1.1\r\nHost: a\r\n\r\n") << bad;
        QTest::newRow("no path") << QByteArray("GET x HTTP/1.1\r\nHost: a\r\n\r\n") << bad;
        QTest::newRow("fragment") << QByteArray("GET /#x HTTP/1.1\r\nHost: a\r\n\r\n") << bad;
        QTest::newRow("eight-bit path") << QByteArray("GET /\xc3\xa4 HTTP/1.1\r\nHost: a\r\n\r\n") << bad;
        QTest::newRow("strange expectation") << withFields("Expect: miracles\r\n") << bad;
        QTest::newRow("too many fields")
            << withFields(QByteArray("X: y\r\n").repeated(101)) << ErrorCode::HeaderTooLarge;
        QTest::newRow("empty") << QByteArray("\r\n\r\n") << bad;
    }
    void refusesWhatTwoReadersMightUnderstandDifferently()
    {
        QFETCH(QByteArray, request);
        QFETCH(ErrorCode, code);
        const auto head = parseRequestHead(request);
        QVERIFY(!head.has_value());
        QCOMPARE(head.error().code, code);
    }

    void canonicalFormLeavesNothingToInterpret()
    {
        const auto head =
            parseRequestHead("POST http://a/x?q HTTP/1.0\r\nhost: a\r\nConnection: Upgrade, keep-alive\r\n"
                             "Upgrade: h2c\r\nContent-Length: 007\r\nExpect: 100-continue\r\n\r\n");
        QVERIFY(head.has_value());
        QCOMPARE(canonicalHead(*head), "POST /x?q HTTP/1.1\r\nhost: a\r\nContent-Length: 7\r\n\r\n");
    }

    void takesNoUpgradeFromHttp10()
    {
        const auto head = parseRequestHead(
            "GET /ws HTTP/1.0\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        QVERIFY(head.has_value());
        QVERIFY(!head->isUpgrade);
        const Result<> checked = checkHandshake(*head);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::BadRequest);
    }

    void checksTheOpeningHandshake_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("status");
        const QByteArray upgrade = "Connection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\n";
        const QByteArray key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        const QByteArray version = "Sec-WebSocket-Version: 13\r\n";
        QTest::newRow("good") << upgrade + key + version << 0;
        QTest::newRow("ours among others")
            << upgrade + key + version + "Sec-WebSocket-Protocol: x, foyer.v1\r\n"
            << 0;
        QTest::newRow("other protocols") << upgrade + key + version + "Sec-WebSocket-Protocol: foyer.v2\r\n"
                                         << 426;
        QTest::newRow("old version") << upgrade + key + "Sec-WebSocket-Version: 8\r\n" << 426;
        QTest::newRow("no version") << upgrade + key << 426;
        QTest::newRow("no upgrade") << key + version << 400;
        QTest::newRow("no connection") << "Upgrade: websocket\r\n" + key + version << 400;
        QTest::newRow("no key") << upgrade + version << 400;
        QTest::newRow("short key") << upgrade + version + "Sec-WebSocket-Key: AAAA\r\n" << 400;
        QTest::newRow("two keys") << upgrade + version + key + key << 400;
        QTest::newRow("broken key") << upgrade + version + "Sec-WebSocket-Key: ????????????????????????\r\n"
                                    << 400;
        QTest::newRow("with a body") << upgrade + version + key + "Content-Length: 3\r\n" << 400;
    }
    void checksTheOpeningHandshake()
    {
        QFETCH(QByteArray, fields);
        QFETCH(int, status);
        const auto head = parseRequestHead("GET /ws HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
        QVERIFY(head.has_value());
        const Result<> checked = checkHandshake(*head);
        QCOMPARE(checked ? 0 : errorHttpStatus(checked.error().code), status);
    }
};

QTEST_GUILESS_MAIN(TestRequestHead)
#include "tst_request_head.moc"
