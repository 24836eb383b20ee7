// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/presence.h"
#include "tests/support/recording_sink.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace foyer;

class PresenceTest : public QObject
{
    Q_OBJECT

    static constexpr UserId kAda{1};
    static constexpr UserId kBo{2};
    static constexpr ConversationId kRoom{7};
    static constexpr ConversationId kOther{8};

    static protocol::PresenceEvent presenceAt(const test::RecordingSink &sink, qsizetype index)
    {
        return std::get<protocol::PresenceEvent>(sink.conversationEvents.at(index).second);
    }

private slots:
    void aUserIsOnlineFromTheFirstConnectionToTheLast()
    {
        test::RecordingSink sink;
        chat::Presence presence(sink);
        presence.connected(kAda, {kRoom});
        presence.connected(kAda, {kRoom});
        QVERIFY(presence.isOnline(kAda));
        QCOMPARE(presence.onlineCount(kRoom), 1);
        presence.disconnected(kAda);
        QVERIFY(presence.isOnline(kAda));
        presence.disconnected(kAda);
        QVERIFY(!presence.isOnline(kAda));
        QCOMPARE(presence.onlineCount(kRoom), 0);
        QCOMPARE(presence.onlineCount(), 0);
    }

    void aStormIsToldOnceAConversation()
    {
        test::RecordingSink sink;
        chat::Presence presence(sink);
        for (int i = 1; i <= limits::kPresenceNamesMax; ++i)
            presence.connected(UserId(i), {kRoom, kOther});
        QTRY_COMPARE(sink.conversationEvents.size(), 2);
        for (qsizetype i = 0; i < 2; ++i) {
            QCOMPARE(presenceAt(sink, i).online.size(), limits::kPresenceNamesMax);
            QCOMPARE(presenceAt(sink, i).onlineCount, limits::kPresenceNamesMax);
        }
    }

    void ofManyOnlyTheCountIsTold()
    {
        test::RecordingSink sink;
        chat::Presence presence(sink, chat::PresenceSettings{std::chrono::milliseconds(20), 3, 2});
        for (int i = 1; i <= 4; ++i)
            presence.connected(UserId(i), {kRoom});
        QTRY_COMPARE(sink.conversationEvents.size(), 1);
        QCOMPARE(presenceAt(sink, 0), (protocol::PresenceEvent{kRoom, {}, {}, 4, {}}));
        // Who idles changes no count, so nothing is told; who goes does.
        presence.changed(UserId(1), chat::Activity::Idle);
        presence.disconnected(UserId(2));
        QTRY_COMPARE(sink.conversationEvents.size(), 2);
        QCOMPARE(presenceAt(sink, 1).onlineCount, 3);
        // With few there are names again.
        presence.disconnected(UserId(3));
        QTRY_COMPARE(sink.conversationEvents.size(), 3);
        QCOMPARE(presenceAt(sink, 2).offline, QList{UserId(3)});
    }

    void aStormOfThousandsCostsEachOfThemFewEvents()
    {
        constexpr int kPeople = 5'000;
        constexpr int kAtOnce = 100;
        constexpr std::chrono::milliseconds kMoment{20};
        constexpr int kLong = 8;
        test::RecordingSink sink;
        chat::Presence presence(sink, chat::PresenceSettings{kMoment, 200, kLong});
        QElapsedTimer time;
        time.start();
        for (int i = 1; i <= kPeople; ++i) {
            presence.connected(UserId(i), {kRoom});
            if (i % kAtOnce == 0)
                QTest::qWait(1);
        }
        QTRY_COMPARE(std::get<protocol::PresenceEvent>(sink.conversationEvents.last().second).onlineCount,
                     kPeople);
        const qint64 longMoments = time.elapsed() / (kMoment.count() * kLong) + 1;
        qsizetype names = 0;
        for (qsizetype i = 0; i < sink.conversationEvents.size(); ++i)
            names += presenceAt(sink, i).online.size();
        // Some with names while there were few, then one each long moment: as many deliveries as people and time, not as
        // pairs of people.
        QVERIFY2(sink.conversationEvents.size() <= 3 + longMoments,
                 qPrintable(QString::number(sink.conversationEvents.size())));
        QVERIFY(names <= 400);
    }

    void aUserIdlesWhenAllHisConnectionsDo()
    {
        test::RecordingSink sink;
        chat::Presence presence(sink);
        presence.connected(kAda, {kRoom});
        presence.connected(kAda, {kRoom});
        QTRY_COMPARE(sink.conversationEvents.size(), 1);
        presence.changed(kAda, chat::Activity::Idle);
        QVERIFY(!presence.isIdle(kAda));
        presence.changed(kAda, chat::Activity::Idle);
        QVERIFY(presence.isIdle(kAda));
        QVERIFY(presence.isOnline(kAda));
        QTRY_COMPARE(sink.conversationEvents.size(), 2);
        QCOMPARE(presenceAt(sink, 1), (protocol::PresenceEvent{kRoom, {}, {}, 1, {kAda}}));
        // A new connection is in use; when it goes, only idle ones are left.
        presence.connected(kAda, {kRoom});
        QVERIFY(!presence.isIdle(kAda));
        QTRY_COMPARE(sink.conversationEvents.size(), 3);
        QCOMPARE(presenceAt(sink, 2).online, QList{kAda});
        presence.disconnected(kAda, chat::Activity::Active);
        QVERIFY(presence.isIdle(kAda));
        QTRY_COMPARE(sink.conversationEvents.size(), 4);
        QCOMPARE(presenceAt(sink, 3).idle, QList{kAda});
        presence.disconnected(kAda, chat::Activity::Idle);
        presence.disconnected(kAda, chat::Activity::Idle);
        QVERIFY(!presence.isOnline(kAda));
        QVERIFY(!presence.isIdle(kAda));
        QTRY_COMPARE(sink.conversationEvents.size(), 5);
        QCOMPARE(presenceAt(sink, 4).offline, QList{kAda});
    }

    void theOneInUseGoingLeavesTheIdleOne()
    {
        test::RecordingSink sink;
        chat::Presence presence(sink);
        presence.connected(kAda, {kRoom});
        presence.connected(kAda, {kRoom});
        presence.changed(kAda, chat::Activity::Idle);
        presence.disconnected(kAda, chat::Activity::Idle);
        QVERIFY(!presence.isIdle(kAda));
        presence.changed(UserId(99), chat::Activity::Idle);
        QVERIFY(!presence.isIdle(UserId(99)));
    }

    void flickeringWithinAMomentIsNoNews()
    {
        test::RecordingSink sink;
        chat::Presence presence(sink);
        presence.connected(kAda, {kRoom});
        QTRY_COMPARE(sink.conversationEvents.size(), 1);
        for (int i = 0; i < 50; ++i) {
            presence.changed(kAda, chat::Activity::Idle);
            presence.changed(kAda, chat::Activity::Active);
        }
        presence.connected(kBo, {kRoom});
        QTRY_COMPARE(sink.conversationEvents.size(), 2);
        QCOMPARE(presenceAt(sink, 1), (protocol::PresenceEvent{kRoom, {kBo}, {}, 2, {}}));
    }

    void goingIsTold()
    {
        test::RecordingSink sink;
        chat::Presence presence(sink);
        QSignalSpy offline(&presence, &chat::Presence::wentOffline);
        QSignalSpy from(&presence, &chat::Presence::wentFrom);
        presence.connected(kAda, {kRoom, kOther});
        QVERIFY(presence.isIn(kAda, kRoom));
        presence.left(kAda, kOther);
        QCOMPARE(from.size(), 1);
        QVERIFY(!presence.isIn(kAda, kOther));
        presence.disconnected(kAda);
        QCOMPARE(from.size(), 2);
        QCOMPARE(offline.size(), 1);
    }

    void goingAndComingBackAtOnceIsNoNews()
    {
        test::RecordingSink sink;
        chat::Presence presence(sink);
        presence.connected(kAda, {kRoom});
        QTRY_COMPARE(sink.conversationEvents.size(), 1);
        presence.disconnected(kAda);
        presence.connected(kAda, {kRoom});
        presence.connected(kBo, {kRoom});
        QTRY_COMPARE(sink.conversationEvents.size(), 2);
        QCOMPARE(presenceAt(sink, 1).online, QList{kBo});
        QCOMPARE(presenceAt(sink, 1).offline, QList<UserId>());
        QCOMPARE(presenceAt(sink, 1).onlineCount, 2);
    }

    void joiningAndLeavingCountOnlyForThoseOnline()
    {
        test::RecordingSink sink;
        chat::Presence presence(sink);
        presence.joined(kBo, kRoom);
        QCOMPARE(presence.onlineCount(kRoom), 0);
        presence.connected(kAda, {});
        presence.joined(kAda, kRoom);
        presence.joined(kAda, kRoom);
        QCOMPARE(presence.onlineCount(kRoom), 1);
        presence.left(kAda, kRoom);
        presence.left(kAda, kRoom);
        QCOMPARE(presence.onlineCount(kRoom), 0);
        presence.disconnected(kAda);
        QCOMPARE(presence.onlineCount(kRoom), 0);
    }

    void disconnectingAStrangerDoesNoHarm()
    {
        test::RecordingSink sink;
        chat::Presence presence(sink);
        presence.disconnected(kAda);
        QCOMPARE(presence.onlineCount(), 0);
    }
};

QTEST_GUILESS_MAIN(PresenceTest)
#include "tst_presence.moc"
