// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/presence.h"
#include "tests/support/recording_sink.h"

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
        for (int i = 1; i <= 500; ++i)
            presence.connected(UserId(i), {kRoom, kOther});
        QTRY_COMPARE(sink.conversationEvents.size(), 2);
        for (qsizetype i = 0; i < 2; ++i) {
            QCOMPARE(presenceAt(sink, i).online.size(), 500);
            QCOMPARE(presenceAt(sink, i).onlineCount, 500);
        }
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
