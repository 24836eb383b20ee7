// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/loop/dispatcher.h"
#include "tests/unit/net/net_house.h"
#include "tests/unit/net/ws_client.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>

using namespace foyer;
using namespace foyer::test;
using namespace std::chrono_literals;

namespace {

constexpr ConversationId kLobby{1};

protocol::ServerEvent largeEvent()
{
    protocol::Message message;
    message.conversation = kLobby;
    message.text = QString(100'000, u'x');
    return protocol::MessageEvent{message};
}

} // namespace

/// What differs when the port speaks TLS. Needs the openssl program for a certificate.
class TestTls : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] net::NetSettings settings() const
    {
        net::NetSettings settings;
        settings.tls = m_tls;
        return settings;
    }

    QTemporaryDir m_folder;
    QSslConfiguration m_tls;

private slots:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
            QSKIP("the openssl program is needed for a certificate");
        const QString key = m_folder.filePath(QStringLiteral("key.pem"));
        const QString certificate = m_folder.filePath(QStringLiteral("certificate.pem"));
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                       QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                       QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                       QStringLiteral("-keyout"), key, QStringLiteral("-out"), certificate,
                       QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"),
                       QStringLiteral("/CN=localhost")});
        QVERIFY(openssl.waitForFinished());
        QFile keyFile(key);
        QVERIFY(keyFile.open(QIODevice::ReadOnly));
        m_tls = QSslConfiguration::defaultConfiguration();
        m_tls.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
        m_tls.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
        QVERIFY(!m_tls.privateKey().isNull());
        QVERIFY(!m_tls.localCertificate().isNull());
    }

    void servesOneRequestAfterTheOther()
    {
        NetHouse house(settings());
        RawClient client(house.port, house.way);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(client.ask(house.request("GET", "/healthz")).status, 200);
        client.send(house.request("GET", "/healthz").repeated(20));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(client.reply().status, 200);
    }

    void theCookieIsForEncryptedWaysOnly()
    {
        NetHouse house(settings());
        QVERIFY(house.enter("anna", "web").headers.value("Set-Cookie").contains("; Secure"));
    }

    void carriesConnections()
    {
        NetHouse house(settings());
        const Guest anna = house.guest("anna");
        const QByteArray own = "Origin: https://127.0.0.1:" + QByteArray::number(house.port) + "\r\n";
        WsClient client(house.port, anna.token, own, house.way);
        QCOMPARE(client.handshake.status, 101);
        client.sync();
        QVERIFY(!client.waitFor(QStringLiteral("sync")).isEmpty());
        QVERIFY(house.post(anna.id, kLobby, QStringLiteral("hello")));
        QVERIFY(!client.waitFor(QStringLiteral("message")).isEmpty());
        const QByteArray downgraded = "Origin: http://127.0.0.1:" + QByteArray::number(house.port) + "\r\n";
        QCOMPARE(WsClient(house.port, anna.token, downgraded, house.way).handshake.status, 403);
    }

    void dropsWhoDoesNotSpeakTls()
    {
        net::NetSettings impatient = settings();
        impatient.front.headerTime = 200ms;
        NetHouse house(impatient);
        RawClient client(house.port);
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_VERIFY(client.isClosed());
        QVERIFY(!client.received().contains("HTTP/"));
        RawClient silent(house.port);
        QTRY_VERIFY(silent.isClosed());
    }

    void aReaderThatNeverReadsIsClosed()
    {
        NetHouse house(settings());
        const Guest anna = house.guest("anna");
        WsClient stuck(house.port, anna.token, {}, house.way);
        stuck.sync();
        QVERIFY(!stuck.waitFor(QStringLiteral("presence")).isEmpty());
        stuck.raw().socket().setReadBufferSize(1024);
        stuck.raw().socket().disconnect();
        // Less than what fits into memory many times over: only a bound ends this.
        const auto isDropped = [&house] {
            return house.metrics.text().contains("foyer_websockets_dropped_total{reason=\"slow\"} 1\n");
        };
        int sent = 0;
        for (; !isDropped() && sent < 1000; ++sent) {
            house.hub.toConversation(kLobby, largeEvent());
            QTest::qWait(1);
        }
        QVERIFY2(sent < 1000, "a hundred megabytes wait for it");
        QTRY_COMPARE(house.hub.connectionCount(anna.id), 0);
    }

    void aLargeAnswerToASlowReaderWaitsWithoutTheNextOne()
    {
        net::NetSettings impatient = settings();
        impatient.front.answerTime = 300ms;
        NetHouse house(impatient);
        const Guest anna = house.guest("anna");
        for (int i = 0; i < 100; ++i)
            QVERIFY(house.post(anna.id, kLobby, QString(4000, u'z')));
        const QByteArray ask = house.request("GET", "/api/v1/conversations/1/messages?limit=100", anna.token);
        RawClient client(house.port, house.way);
        client.socket().setReadBufferSize(1024);
        client.socket().disconnect();
        client.send(ask.repeated(200));
        // 80 MB of answers would be owed; it is dropped with few of them made.
        const auto made = [&house] {
            const QByteArray text = house.metrics.text();
            const qsizetype start = text.indexOf("foyer_http_answers_total{status=\"2xx\"} ");
            return text.sliced(start + 39, text.indexOf('\n', start) - start - 39).toInt();
        };
        const auto isOpen = [&house] {
            return house.metrics.text().contains("foyer_connections_open 1\n");
        };
        QTRY_VERIFY(isOpen());
        QTRY_VERIFY(!isOpen());
        QVERIFY2(made() < 60, qPrintable(QString::number(made())));
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication::setEventDispatcher(net::makeDispatcher().release());
    QCoreApplication app(argc, argv);
    TestTls test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_tls.moc"
