// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the desktop program tells by the notification service, over a real bus.

#include "desktop/platform/notifier.h"
#include "tests/desktop/notification_service.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace foyer::test;
using foyer::platform::Notifier;

class TestNotifier : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_service = std::make_unique<NotificationService>();
        QVERIFY(m_service->start({u"actions"_s, u"body"_s, u"body-markup"_s}));
        m_notifier = Notifier::forThisDesktop();
        QVERIFY(m_notifier != nullptr);
    }
    void cleanup()
    {
        m_notifier.reset();
        m_service.reset();
    }

    void textsAreTextsAndNotMarkup()
    {
        m_notifier->show(u"7"_s, u"Ann in Garden"_s, u"<b>1 < 2</b> & 你好 👋"_s);
        QTRY_COMPARE(m_service->told.size(), 1);
        const NotificationService::Told told = m_service->told.constFirst();
        QCOMPARE(told.application, u"Foyer"_s);
        QCOMPARE(told.title, u"Ann in Garden"_s);
        QCOMPARE(told.text, u"&lt;b&gt;1 &lt; 2&lt;/b&gt; &amp; 你好 👋"_s);
        QVERIFY(told.actions.contains(u"default"_s));
        QCOMPARE(told.hints.value(u"category"_s).toString(), u"im.received"_s);
    }

    void aConversationHasOnePlace()
    {
        for (int i = 1; i <= 20; ++i)
            m_notifier->show(u"7"_s, u"Ann"_s, QString::number(i));
        m_notifier->show(u"9"_s, u"Bob"_s, u"hi"_s);
        const auto isTold = [this](const QString &text) {
            return std::any_of(m_service->told.cbegin(), m_service->told.cend(),
                               [&text](const auto &told) { return told.text == text; });
        };
        QTRY_VERIFY(isTold(u"20"_s) && isTold(u"hi"_s));
        QMap<QString, QSet<uint>> places;
        for (const NotificationService::Told &told : std::as_const(m_service->told))
            places[told.title].insert(told.id);
        QCOMPARE(places.value(u"Ann"_s).size(), 1);
        QCOMPARE(places.value(u"Bob"_s).size(), 1);
        QVERIFY(places.value(u"Ann"_s) != places.value(u"Bob"_s));
        // What was out of date before it could be told was not told.
        QVERIFY(m_service->told.size() < 10);
    }

    void aClickIsHeardForWhatIsOurs()
    {
        QSignalSpy activated(m_notifier.get(), &Notifier::activated);
        m_notifier->show(u"7"_s, u"Ann"_s, u"hello"_s);
        m_notifier->show(u"9"_s, u"Bob"_s, u"hi"_s);
        QTRY_COMPARE(m_service->told.size(), 2);
        QTest::qWait(50);
        m_service->click(4711);
        m_service->click(m_service->told.at(1).id);
        QTRY_COMPARE(activated.size(), 1);
        QTest::qWait(50);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.at(0).at(0).toString(), m_service->told.at(1).title == u"Bob" ? u"9"_s : u"7"_s);
    }

    void whatWasSeenIsTakenAway()
    {
        m_notifier->show(u"7"_s, u"Ann"_s, u"hello"_s);
        QTRY_COMPARE(m_service->told.size(), 1);
        QTest::qWait(50);
        m_notifier->withdraw(u"7"_s);
        QTRY_COMPARE(m_service->closed, QList<uint>{m_service->told.at(0).id});
        // Also while the service has not answered yet.
        m_notifier->show(u"9"_s, u"Bob"_s, u"hi"_s);
        m_notifier->withdraw(u"9"_s);
        QTest::qWait(100);
        QCOMPARE(m_service->closed.size(), m_service->told.size());
        m_notifier->withdraw(u"unknown"_s);
        // And what comes afterwards is a new one.
        m_notifier->show(u"7"_s, u"Ann"_s, u"again"_s);
        QTRY_VERIFY(m_service->told.constLast().text == u"again");
        QVERIFY(m_service->told.constLast().id != m_service->told.constFirst().id);
    }

private:
    std::unique_ptr<NotificationService> m_service;
    std::unique_ptr<Notifier> m_notifier;
};

QTEST_MAIN(TestNotifier)
#include "tst_notifier.moc"
