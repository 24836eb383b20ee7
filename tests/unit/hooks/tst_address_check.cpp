// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hooks/address_check.h"
#include "server/hooks/signature.h"

#include <QTest>

using namespace foyer;
using namespace Qt::StringLiterals;

/// Where the server may be made to connect to, and how it signs what it sends there.
class TestAddressCheck : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheInternetIsPublic_data();
    void onlyTheInternetIsPublic();
    void nothingIsNotPublic() { QVERIFY(!hooks::isPublicAddress(QHostAddress())); }
    void signaturesAreThoseOfStandardWebhooks();
    void everySecretIsNew();
};

void TestAddressCheck::onlyTheInternetIsPublic_data()
{
    QTest::addColumn<bool>("isPublic");
    for (const char *address :
         {"1.1.1.1",         "9.255.255.255",   "11.0.0.0",          "100.63.255.255", "100.128.0.0",
          "126.255.255.255", "128.0.0.1",       "169.253.255.255",   "169.255.0.0",    "172.15.255.255",
          "172.32.0.0",      "192.167.255.255", "192.169.0.0",       "198.17.255.255", "198.20.0.0",
          "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1", "2400:cb00::1",   "2001:4860::8888"})
        QTest::newRow(address) << true;
    for (const char *address : {"0.0.0.0",
                                "0.1.2.3",
                                "10.0.0.1",
                                "10.255.255.255",
                                "100.64.0.1",
                                "100.127.255.255",
                                "127.0.0.1",
                                "127.255.255.254",
                                "169.254.169.254",
                                "172.16.0.1",
                                "172.31.255.255",
                                "192.0.0.1",
                                "192.0.2.1",
                                "192.88.99.1",
                                "192.168.0.1",
                                "192.168.255.255",
                                "198.18.0.1",
                                "198.19.255.255",
                                "198.51.100.7",
                                "203.0.113.9",
                                "224.0.0.1",
                                "239.255.255.255",
                                "240.0.0.1",
                                "255.255.255.255",
                                "::",
                                "::1",
                                "::ffff:127.0.0.1",
                                "::ffff:8.8.8.8",
                                "::127.0.0.1",
                                "::8.8.8.8",
                                "64:ff9b::7f00:1",
                                "64:ff9b:1::1",
                                "100::1",
                                "2001::1",
                                "2001:10::1",
                                "2001:20::1",
                                "2001:db8::1",
                                "2002:7f00:1::",
                                "3fff::1",
                                "fc00::1",
                                "fd12:3456::1",
                                "fe80::1",
                                "fe80::1%eth0",
                                "febf::1",
                                "fec0::1",
                                "ff02::1",
                                "4000::1"})
        QTest::newRow(address) << false;
}

void TestAddressCheck::onlyTheInternetIsPublic()
{
    QFETCH(bool, isPublic);
    const QHostAddress address(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!address.isNull());
    QCOMPARE(hooks::isPublicAddress(address), isPublic);
}

void TestAddressCheck::signaturesAreThoseOfStandardWebhooks()
{
    // The example that the specification's libraries are tested with.
    QCOMPARE(hooks::signatureOf(u"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_s, "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1614265330, R"({"test": 2432232314})"),
             QByteArray("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    // RFC 4231, test case 2, has another shape of message: the key alone makes the difference here.
    QVERIFY(hooks::signatureOf(u"whsec_AAAA"_s, "a", 1, "b")
            != hooks::signatureOf(u"whsec_AAAB"_s, "a", 1, "b"));
}

void TestAddressCheck::everySecretIsNew()
{
    const QString secret = hooks::newSecret();
    QVERIFY(secret.startsWith(u"whsec_"_s));
    QCOMPARE(QByteArray::fromBase64(secret.sliced(6).toLatin1()).size(), 32);
    QVERIFY(secret != hooks::newSecret());
}

QTEST_GUILESS_MAIN(TestAddressCheck)
#include "tst_address_check.moc"
