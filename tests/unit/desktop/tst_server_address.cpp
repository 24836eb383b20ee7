// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/server_address.h"

#include <QTest>

using foyer::client::ServerAddress;

class TestServerAddress : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("display");
        QTest::addColumn<QString>("webSocket");
        const auto row = [](const char *typed, const char *display, const char *webSocket) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(display)
                                 << QString::fromUtf8(webSocket);
        };
        row("chat.lan", "http://chat.lan:8322", "ws://chat.lan:8322/ws");
        row("  chat.lan:80 ", "http://chat.lan:80", "ws://chat.lan:80/ws");
        row("http://chat.lan", "http://chat.lan", "ws://chat.lan/ws");
        row("https://chat.example.org/", "https://chat.example.org", "wss://chat.example.org/ws");
        row("https://chat.example.org:8443/some/where?x#y", "https://chat.example.org:8443",
            "wss://chat.example.org:8443/ws");
        row("127.0.0.1", "http://127.0.0.1:8322", "ws://127.0.0.1:8322/ws");
        row("[::1]:9000", "http://[::1]:9000", "ws://[::1]:9000/ws");
    }
    void readsWhatPeopleType()
    {
        QFETCH(const QString, typed);
        const auto address = ServerAddress::fromInput(typed);
        QVERIFY(address.has_value());
        QTEST(address->display(), "display");
        QTEST(address->webSocket().toString(), "webSocket");
    }

    void refusesWhatIsNoServer_data()
    {
        QTest::addColumn<QString>("typed");
        const QStringList refused{QString(),
                                  QStringLiteral("   "),
                                  QStringLiteral("ftp://chat.lan"),
                                  QStringLiteral("file:///etc/passwd"),
                                  QStringLiteral("javascript://x"),
                                  QStringLiteral("http://"),
                                  QStringLiteral("http://me:secret@chat.lan"),
                                  QStringLiteral("chat lan"),
                                  QStringLiteral("chat.lan:99999")};
        for (const QString &typed : refused)
            QTest::newRow(qPrintable(u'<' + typed + u'>')) << typed;
    }
    void refusesWhatIsNoServer()
    {
        QFETCH(const QString, typed);
        const auto address = ServerAddress::fromInput(typed);
        QVERIFY(!address.has_value());
        QCOMPARE(address.error().code, foyer::ErrorCode::InvalidField);
        QCOMPARE(address.error().field, QStringLiteral("server"));
    }
};

QTEST_GUILESS_MAIN(TestServerAddress)
#include "tst_server_address.moc"
