// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outgoing/address_check.h"

#include <QTest>

using namespace foyer;
using namespace Qt::StringLiterals;

/// Where the server may be made to connect to.
class TestAddressCheck : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheInternetIsPublic_data();
    void onlyTheInternetIsPublic();
    void nothingIsNotPublic() { QVERIFY(!outgoing::isPublicAddress(QHostAddress())); }
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
    QCOMPARE(outgoing::isPublicAddress(address), isPublic);
}

QTEST_GUILESS_MAIN(TestAddressCheck)
#include "tst_address_check.moc"
