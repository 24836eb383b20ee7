// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/trust.h"

#include <QTest>

using namespace foyer;
using namespace foyer::net;
using Source = Credentials::Source;

namespace {

NetSettings behindProxies()
{
    NetSettings settings;
    settings.trustedProxies = {{QHostAddress(QStringLiteral("10.0.0.0")), 8},
                               {QHostAddress(QHostAddress::LocalHost), 32}};
    return settings;
}

} // namespace

class TestTrust : public QObject
{
    Q_OBJECT

private slots:
    void findsWhoReallyAsks_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("forwarded");
        QTest::addColumn<QString>("client");
        QTest::newRow("direct") << "9.9.9.9" << QByteArray() << "9.9.9.9";
        QTest::newRow("direct, lying") << "9.9.9.9" << QByteArray("1.2.3.4") << "9.9.9.9";
        QTest::newRow("through a proxy") << "10.1.1.1" << QByteArray("1.2.3.4") << "1.2.3.4";
        QTest::newRow("rightmost counts") << "10.1.1.1" << QByteArray("6.6.6.6, 1.2.3.4") << "1.2.3.4";
        QTest::newRow("two proxies") << "10.1.1.1" << QByteArray("1.2.3.4, 10.2.2.2") << "1.2.3.4";
        QTest::newRow("all proxies") << "10.1.1.1" << QByteArray("10.3.3.3, 10.2.2.2") << "10.3.3.3";
        QTest::newRow("nonsense") << "10.1.1.1" << QByteArray("1.2.3.4, evil") << "10.1.1.1";
        QTest::newRow("nothing") << "10.1.1.1" << QByteArray() << "10.1.1.1";
        QTest::newRow("mapped") << "::ffff:10.1.1.1" << QByteArray("2001:db8::1") << "2001:db8::1";
    }
    void findsWhoReallyAsks()
    {
        QFETCH(QString, peer);
        QFETCH(QByteArray, forwarded);
        QFETCH(QString, client);
        HeaderFields headers;
        if (!forwarded.isEmpty())
            headers.append("X-Forwarded-For", forwarded);
        const ClientInfo found = Trust(behindProxies()).clientOf(QHostAddress(peer), headers);
        QCOMPARE(found.address, QHostAddress(client));
    }

    void believesOnlyProxiesAboutEncryption()
    {
        const HeaderFields headers{{"X-Forwarded-Proto", "https"}};
        const Trust trust(behindProxies());
        QVERIFY(trust.clientOf(QHostAddress(QStringLiteral("10.1.1.1")), headers).isSecure);
        QVERIFY(!trust.clientOf(QHostAddress(QStringLiteral("9.9.9.9")), headers).isSecure);
    }

    void letsOnlyOwnPagesChangeAnything_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("isSecure");
        QTest::addColumn<bool>("isOwn");
        QTest::newRow("own") << QByteArray("http://chat.example") << QByteArray("chat.example") << false
                             << true;
        QTest::newRow("own, port") << QByteArray("http://a:8322") << QByteArray("a:8322") << false << true;
        QTest::newRow("own, default port") << QByteArray("http://a") << QByteArray("a:80") << false << true;
        QTest::newRow("case") << QByteArray("http://Chat.Example") << QByteArray("chat.example") << false
                              << true;
        QTest::newRow("tls") << QByteArray("https://a") << QByteArray("a") << true << true;
        QTest::newRow("tls ended before us") << QByteArray("https://a") << QByteArray("a") << false << true;
        QTest::newRow("downgrade") << QByteArray("http://a") << QByteArray("a") << true << false;
        QTest::newRow("public url") << QByteArray("https://public.example") << QByteArray("inner:8322")
                                    << false << true;
        QTest::newRow("public url, http")
            << QByteArray("http://public.example") << QByteArray("inner") << false << false;
        QTest::newRow("foreign") << QByteArray("http://evil.example") << QByteArray("a") << false << false;
        QTest::newRow("foreign port") << QByteArray("http://a:1") << QByteArray("a") << false << false;
        QTest::newRow("sub-domain") << QByteArray("http://x.a") << QByteArray("a") << false << false;
        QTest::newRow("user part") << QByteArray("http://a@evil.example") << QByteArray("a") << false
                                   << false;
        QTest::newRow("null") << QByteArray("null") << QByteArray("a") << false << false;
        QTest::newRow("empty") << QByteArray("") << QByteArray("a") << false << false;
        QTest::newRow("file") << QByteArray("file://a") << QByteArray("a") << false << false;
        QTest::newRow("ipv6") << QByteArray("http://[::1]:8322") << QByteArray("[::1]:8322") << false << true;
    }
    void letsOnlyOwnPagesChangeAnything()
    {
        QFETCH(QByteArray, origin);
        QFETCH(QByteArray, host);
        QFETCH(bool, isSecure);
        QFETCH(bool, isOwn);
        NetSettings settings;
        settings.publicUrl = QUrl(QStringLiteral("https://public.example/"));
        const HeaderFields headers{{"Origin", origin}, {"Host", host}};
        const Result<> checked = Trust(settings).checkOrigin(headers, {{}, isSecure}, Source::Cookie);
        QCOMPARE(checked.has_value(), isOwn);
        if (!isOwn)
            QCOMPARE(checked.error().code, ErrorCode::OriginRefused);
    }

    void asksForAnOriginOnlyWhereACookieSpeaks()
    {
        const HeaderFields headers{{"Host", "a"}};
        const Trust trust{NetSettings()};
        QVERIFY(!trust.checkOrigin(headers, {}, Source::Cookie));
        QVERIFY(trust.checkOrigin(headers, {}, Source::Bearer));
        QVERIFY(trust.checkOrigin(headers, {}, Source::None));
    }

    void takesTheTokenFromHeaderBeforeCookie()
    {
        const Credentials both = credentialsOf(
            {{"Cookie", "a=b; foyer_session=fromcookie; c=d"}, {"Authorization", "bearer fromheader"}});
        QCOMPARE(both.source, Source::Bearer);
        QCOMPARE(both.token, "fromheader");
        const Credentials cookie = credentialsOf({{"cookie", "xfoyer_session=no;foyer_session=yes"}});
        QCOMPARE(cookie.source, Source::Cookie);
        QCOMPARE(cookie.token, "yes");
        QCOMPARE(credentialsOf({{"Authorization", "Basic abc"}}).source, Source::None);
        QCOMPARE(credentialsOf({}).source, Source::None);
    }
};

QTEST_GUILESS_MAIN(TestTrust)
#include "tst_trust.moc"
