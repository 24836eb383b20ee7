// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/conversation_list_model.h"
#include "desktop/model/message_line.h"
#include "desktop/model/timeline_model.h"
#include "tests/unit/desktop/engine_house.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace foyer;
using namespace foyer::test;
using model::MessageLine;

namespace {
constexpr ConversationId kRoom(7);
constexpr UserId kMe(1);
} // namespace

class TestMessageLine : public QObject
{
    Q_OBJECT

private slots:
    void aPlainMessageIsItsTextAndNothingElse()
    {
        const MessageLine line = MessageLine::of(sampleMessage(7, 3, 3), kMe);
        QCOMPARE(line.text, QStringLiteral("text 3"));
        QVERIFY(line.remarks().isEmpty());
        QVERIFY(!line.callsMe);
    }

    void aRecalledOneSaysNothingButThat()
    {
        protocol::Message message = sampleMessage(7, 3, 4);
        message.text.clear();
        message.recalledAt = 5;
        message.editedAt = 4;
        const MessageLine line = MessageLine::of(message, kMe);
        QVERIFY(line.isRecalled);
        QCOMPARE(line.text, QStringLiteral("This message was taken back"));
        QVERIFY(line.remarks().isEmpty());
    }

    void saysWhatWasDoneToIt()
    {
        protocol::Message message = sampleMessage(7, 3, 9);
        message.editedAt = 5;
        message.pinnedAt = 6;
        message.forwardedFrom = protocol::Forward{UserId(4), QStringLiteral("Dora")};
        message.replyTo = protocol::Quote{Seq(1), sampleUser(3), QStringLiteral("two\nlines"), false, false};
        message.reactions = {{QStringLiteral("👍"), {UserId(2), kMe}}, {QStringLiteral("🎉"), {UserId(3)}}};
        const MessageLine line = MessageLine::of(message, kMe);
        QCOMPARE(line.originText(), QStringLiteral("Forwarded from Dora"));
        QCOMPARE(line.marks(), QStringLiteral("edited · pinned"));
        QCOMPARE(line.quote.seq, Seq(1));
        QCOMPARE(line.quote.text, QStringLiteral("two lines"));
        QCOMPARE(line.reactionsText(), QStringLiteral("👍 2   🎉 1"));
        QVERIFY(line.reactions.at(0).isMine);
        QVERIFY(!line.reactions.at(1).isMine);
        QVERIFY(line.remarks().contains(QStringLiteral("answers user3: two lines")));
    }

    void aPictureIsNamedOnce()
    {
        protocol::Message message = sampleMessage(7, 3, 3);
        message.image.emplace();
        QCOMPARE(MessageLine::of(message, kMe).remarks(), QStringLiteral("with a picture"));
        message.text.clear();
        QCOMPARE(MessageLine::of(message, kMe).summary(), QStringLiteral("Picture"));
        QVERIFY(MessageLine::of(message, kMe).remarks().isEmpty());
    }

    void aQuoteOfWhatIsGoneSaysSo()
    {
        protocol::Message message = sampleMessage(7, 3, 9);
        message.replyTo = protocol::Quote{Seq(1), sampleUser(3), {}, false, true};
        QCOMPARE(MessageLine::of(message, kMe).quote.text, QStringLiteral("This message was taken back"));
        message.replyTo->isRecalled = false;
        message.replyTo->hasImage = true;
        QCOMPARE(MessageLine::of(message, kMe).quote.text, QStringLiteral("Picture"));
    }

    void knowsWhoIsCalled()
    {
        protocol::Message message = sampleMessage(7, 3, 3);
        message.mentions = {UserId(5)};
        QVERIFY(!MessageLine::of(message, kMe).callsMe);
        message.mentions.append(kMe);
        QVERIFY(MessageLine::of(message, kMe).callsMe);
        message.mentions.clear();
        message.mentionsAll = true;
        QVERIFY(MessageLine::of(message, kMe).callsMe);
        message.author = sampleUser(1);
        QVERIFY(!MessageLine::of(message, kMe).callsMe);
    }

    void whatIsOnItsWayQuotesWhatIsHeld()
    {
        EngineHouse house;
        QVERIFY(house.goOnline({sampleSync(7, 3), sampleSync(8, 2)}));
        model::TimelineModel timeline(house.engine);
        timeline.setConversation(kRoom);
        QVERIFY(house.engine.post(kRoom, QStringLiteral("yes"), Seq(2)).has_value());
        QVERIFY(house.engine.forward({ConversationId(8), Seq(1)}, kRoom).has_value());
        QCOMPARE(house.engine.forward({ConversationId(99), Seq(1)}, kRoom).error().code,
                 ErrorCode::NotMember);
        QCOMPARE(house.engine.forward({kRoom, Seq(1)}, ConversationId(99)).error().code,
                 ErrorCode::NotMember);
        QCOMPARE(timeline.rowCount(), 5);
        const auto lineAt = [&](int row) {
            return timeline.index(row).data(model::TimelineModel::LineRole).value<MessageLine>();
        };
        QCOMPARE(lineAt(3).quote.text, QStringLiteral("text 2"));
        QCOMPARE(lineAt(4).originText(), QStringLiteral("Forwarded from user2"));
        QCOMPARE(lineAt(4).text, QStringLiteral("text 1"));
        QTRY_COMPARE(house.peer.count<protocol::PostRequest>(), 1);
        const auto answer = house.peer.all<protocol::PostRequest>().constFirst();
        QCOMPARE(answer.replyTo, Seq(2));
        house.peer.send({protocol::Posted{answer.ref, kRoom, Seq(4), Revision(4), 1}});
        QTRY_COMPARE(house.peer.count<protocol::PostRequest>(), 2);
        const auto forward = house.peer.all<protocol::PostRequest>().constLast();
        QCOMPARE(forward.text, QString());
        QVERIFY(forward.forward == (protocol::MessagePlace{ConversationId(8), Seq(1)}));
    }

    void aChangeIsNoArrival()
    {
        EngineHouse house;
        QVERIFY(house.goOnline({sampleSync(7, 3)}));
        house.engine.markRead(kRoom, Seq(3));
        model::TimelineModel timeline(house.engine);
        model::ConversationListModel list(house.engine);
        timeline.setConversation(kRoom);
        QSignalSpy inserted(&timeline, &QAbstractItemModel::rowsInserted);
        QSignalSpy appended(&house.engine.replica(), &client::Replica::messagesAppended);
        QSignalSpy changed(&timeline, &QAbstractItemModel::dataChanged);
        QCOMPARE(list.unreadTotal(), 0);
        protocol::Message edited = sampleMessage(7, 3, 4);
        edited.text = QStringLiteral("better");
        edited.editedAt = 9;
        protocol::Message liked = sampleMessage(7, 1, 5);
        liked.reactions = {{QStringLiteral("👍"), {UserId(2)}}};
        house.peer.send({protocol::MessageEvent{edited}, protocol::MessageEvent{liked}});
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(timeline.index(2).data().toString(), QStringLiteral("better"));
        QCOMPARE(list.unreadTotal(), 0);
        QVERIFY(inserted.isEmpty());
        QVERIFY(appended.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMessageLine)
#include "tst_message_line.moc"
