// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the desktop program tells by the notification service, over a real bus.

#include "desktop/platform/bus_picture.h"
#include "desktop/platform/notifier.h"
#include "tests/desktop/notification_service.h"

#include <QDBusArgument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace foyer;
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
        m_notifier->show({u"7"_s, u"Ann in Garden"_s, u"<b>1 < 2</b> & 你好 👋"_s});
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
            m_notifier->show({u"7"_s, u"Ann"_s, QString::number(i)});
        m_notifier->show({u"9"_s, u"Bob"_s, u"hi"_s});
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
        m_notifier->show({u"7"_s, u"Ann"_s, u"hello"_s});
        m_notifier->show({u"9"_s, u"Bob"_s, u"hi"_s});
        QTRY_COMPARE(m_service->told.size(), 2);
        QTest::qWait(50);
        m_service->click(4711);
        m_service->click(m_service->told.at(1).id);
        QTRY_COMPARE(activated.size(), 1);
        QTest::qWait(50);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.at(0).at(0).toString(), m_service->told.at(1).title == u"Bob" ? u"9"_s : u"7"_s);
    }

    void theFaceOfWhoSpeaksGoesWithIt()
    {
        QImage face(3, 2, QImage::Format_ARGB32);
        face.fill(QColor(10, 200, 30));
        face.setPixelColor(2, 1, QColor(0, 0, 255, 128));
        m_notifier->show({u"7"_s, u"Ann"_s, u"hello"_s, face});
        m_notifier->show({u"9"_s, u"Bob"_s, u"no face"_s});
        QTRY_COMPARE(m_service->told.size(), 2);
        for (const NotificationService::Told &told : std::as_const(m_service->told)) {
            const QVariant data = told.hints.value(u"image-data"_s);
            QCOMPARE(data.isValid(), told.title == u"Ann");
            if (data.isValid())
                QCOMPARE(qdbus_cast<platform::BusPicture>(data).image().convertToFormat(face.format()), face);
        }
    }

    void aSoundIsMadeAsIsWished()
    {
        m_notifier->show({u"7"_s, u"Ann"_s, u"loud"_s});
        QTRY_COMPARE(m_service->told.size(), 1);
        QVERIFY(!m_service->told.at(0).hints.value(u"sound-name"_s).toString().isEmpty());
        QVERIFY(!m_service->told.at(0).hints.contains(u"suppress-sound"_s));
        m_notifier->setSound(false);
        m_notifier->show({u"7"_s, u"Ann"_s, u"quiet"_s});
        QTRY_COMPARE(m_service->told.size(), 2);
        QVERIFY(m_service->told.at(1).hints.value(u"suppress-sound"_s).toBool());
        QVERIFY(!m_service->told.at(1).hints.contains(u"sound-name"_s));
    }

    void anAnswerOnTheSpotIsHeardWhereThereCanBeOne()
    {
        QSignalSpy replied(m_notifier.get(), &Notifier::replied);
        m_notifier->show({u"7"_s, u"Ann"_s, u"lunch?"_s, {}, true});
        QTRY_COMPARE(m_service->told.size(), 1);
        // This service shows no field for it.
        QVERIFY(!m_service->told.at(0).actions.contains(u"inline-reply"_s));

        m_notifier.reset();
        m_service.reset();
        m_service = std::make_unique<NotificationService>();
        QVERIFY(m_service->start({u"actions"_s, u"body"_s, u"inline-reply"_s}));
        m_notifier = Notifier::forThisDesktop();
        QSignalSpy heard(m_notifier.get(), &Notifier::replied);
        m_notifier->show({u"7"_s, u"Ann"_s, u"lunch?"_s, {}, true});
        QTRY_COMPARE(m_service->told.size(), 1);
        QVERIFY(m_service->told.at(0).actions.contains(u"inline-reply"_s));
        m_notifier->show({u"s"_s, u"12 new messages"_s, u"Garden"_s});
        QTRY_COMPARE(m_service->told.size(), 2);
        QVERIFY(!m_service->told.at(1).actions.contains(u"inline-reply"_s));
        const uint id = m_service->told.at(0).id;
        QTRY_VERIFY([&] {
            m_service->reply(4711, u"of another program"_s);
            m_service->reply(id, u"   "_s);
            m_service->reply(id, u"  yes! 好 "_s);
            return !heard.isEmpty() || QTest::qWaitFor([&heard] { return !heard.isEmpty(); }, 50);
        }());
        QCOMPARE(heard.at(0).at(0).toString(), u"7"_s);
        QCOMPARE(heard.at(0).at(1).toString(), u"yes! 好"_s);
        QCOMPARE(replied.size(), 0);
    }

    void whatWasSeenIsTakenAway()
    {
        m_notifier->show({u"7"_s, u"Ann"_s, u"hello"_s});
        QTRY_COMPARE(m_service->told.size(), 1);
        QTest::qWait(50);
        m_notifier->withdraw(u"7"_s);
        QTRY_COMPARE(m_service->closed, QList<uint>{m_service->told.at(0).id});
        // Also while the service has not answered yet.
        m_notifier->show({u"9"_s, u"Bob"_s, u"hi"_s});
        m_notifier->withdraw(u"9"_s);
        QTest::qWait(100);
        QCOMPARE(m_service->closed.size(), m_service->told.size());
        m_notifier->withdraw(u"unknown"_s);
        // And what comes afterwards is a new one.
        m_notifier->show({u"7"_s, u"Ann"_s, u"again"_s});
        QTRY_VERIFY(m_service->told.constLast().text == u"again");
        QVERIFY(m_service->told.constLast().id != m_service->told.constFirst().id);
    }

private:
    std::unique_ptr<NotificationService> m_service;
    std::unique_ptr<Notifier> m_notifier;
};

QTEST_MAIN(TestNotifier)
#include "tst_notifier.moc"
