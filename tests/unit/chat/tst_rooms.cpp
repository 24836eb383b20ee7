// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/chat/chat_house.h"

#include <QTest>

using namespace foyer;

class RoomsTest : public QObject
{
    Q_OBJECT

private slots:
    void theLobbyIsThereFromTheStart()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        const auto rooms = QCoro::waitFor(house.rooms.list(ada));
        QVERIFY(rooms);
        QCOMPARE(rooms->size(), 1);
        QCOMPARE(rooms->first().id, chat::kLobby);
        QVERIFY(rooms->first().isJoined);
        QCOMPARE(rooms->first().memberCount, 1);
    }

    void theCreatorOwnsTheRoomAndGetsItsEvents()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        house.presence.connected(ada, {chat::kLobby});
        const auto tea =
            QCoro::waitFor(house.rooms.create(ada, QStringLiteral("Tea"), QStringLiteral("leaves")));
        QVERIFY(tea);
        QCOMPARE(tea->role, protocol::MemberRole::Owner);
        QCOMPARE(tea->onlineCount, 1);
        QVERIFY(house.sink.subscribed.contains(qMakePair(ada, tea->id)));
        QCOMPARE(house.sink.userEvents.size(), 1);
        const auto event = std::get<protocol::ConversationEvent>(house.sink.userEvents.first().second);
        QCOMPARE(event.conversation, *tea);
    }

    void namesThatPeopleWouldConfuseAreTaken()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        QVERIFY(QCoro::waitFor(house.rooms.create(ada, QStringLiteral("Tea"), {})));
        for (const QString &name : {QStringLiteral("tea"), QStringLiteral("TEA"), QStringLiteral("Ｔｅａ"),
                                    QStringLiteral("lobby")}) {
            const auto again = QCoro::waitFor(house.rooms.create(ada, name, {}));
            QVERIFY2(!again, qPrintable(name));
            QCOMPARE(again.error().code, ErrorCode::NameTaken);
        }
    }

    void badNamesAndTopicsAreRefusedByField()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        const auto noName = QCoro::waitFor(house.rooms.create(ada, QStringLiteral("  "), {}));
        QVERIFY(!noName);
        QCOMPARE(noName.error().field, QStringLiteral("name"));
        const auto longTopic =
            QCoro::waitFor(house.rooms.create(ada, QStringLiteral("Tea"), QString(201, u'x')));
        QVERIFY(!longTopic);
        QCOMPARE(longTopic.error().field, QStringLiteral("topic"));
        QCOMPARE(QCoro::waitFor(house.rooms.list(ada))->size(), 1);
    }

    void joiningIsToldToTheOthersOnce()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        const UserId bo = house.signUp(QStringLiteral("bo"));
        const auto tea = QCoro::waitFor(house.rooms.create(ada, QStringLiteral("Tea"), {}));
        QVERIFY(tea);
        house.presence.connected(bo, {chat::kLobby});
        house.sink.conversationEvents.clear();

        const auto joined = QCoro::waitFor(house.rooms.join(bo, tea->id));
        QVERIFY(joined);
        QCOMPARE(joined->memberCount, 2);
        QCOMPARE(joined->onlineCount, 1);
        QCOMPARE(joined->role, protocol::MemberRole::Member);
        QCOMPARE(house.sink.conversationEvents.size(), 2);
        const auto event = std::get<protocol::MembersEvent>(house.sink.conversationEvents.first().second);
        QCOMPARE(event.joined.first().user.username, QStringLiteral("bo"));
        QVERIFY(event.joined.first().isOnline);
        QCOMPARE(event.memberCount, 2);
        const auto told = std::get<protocol::MessageEvent>(house.sink.conversationEvents.last().second);
        QVERIFY(told.message.notice);
        QCOMPARE(told.message.notice->event, QStringLiteral("members"));
        QCOMPARE(told.message.notice->users, (QList<protocol::NoticeUser>{{bo, QStringLiteral("bo")}}));

        QVERIFY(QCoro::waitFor(house.rooms.join(bo, tea->id)));
        QCOMPARE(house.sink.conversationEvents.size(), 2);
    }

    void theLobbyIsToldOfANewAccount()
    {
        test::ChatHouse house;
        house.signUp(QStringLiteral("ada"));
        const UserId bo = house.signUp(QStringLiteral("bo"));
        QCoro::waitFor(house.rooms.welcome(bo));
        QCOMPARE(house.sink.conversationEvents.size(), 1);
        QCOMPARE(house.sink.conversationEvents.first().first, chat::kLobby);
        const auto event = std::get<protocol::MembersEvent>(house.sink.conversationEvents.first().second);
        QCOMPARE(event.joined.first().user.id, bo);
        QVERIFY(!event.joined.first().isOnline);
        QCOMPARE(event.memberCount, 2);
    }

    void whoJoinsHasNothingUnread()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        const UserId bo = house.signUp(QStringLiteral("bo"));
        const auto tea = QCoro::waitFor(house.rooms.create(ada, QStringLiteral("Tea"), {}));
        QVERIFY(tea);
        QVERIFY(house.post(ada, tea->id, QStringLiteral("before")));
        const auto joined = QCoro::waitFor(house.rooms.join(bo, tea->id));
        QVERIFY(joined);
        QCOMPARE(joined->readSeq, joined->lastSeq);
        QCOMPARE(joined->lastSeq, Seq(2));
        QVERIFY(joined->lastMessage->notice);
    }

    void joiningWhatIsNotThereIsNotFound()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        const auto joined = QCoro::waitFor(house.rooms.join(ada, ConversationId(4711)));
        QVERIFY(!joined);
        QCOMPARE(joined.error().code, ErrorCode::NotFound);
        QVERIFY(house.sink.subscribed.isEmpty());
    }

    void leavingEndsEverythingThatMembershipGave()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        const UserId bo = house.signUp(QStringLiteral("bo"));
        const auto tea = QCoro::waitFor(house.rooms.create(ada, QStringLiteral("Tea"), {}));
        QVERIFY(tea);
        house.presence.connected(bo, {chat::kLobby});
        QVERIFY(QCoro::waitFor(house.rooms.join(bo, tea->id)));
        QVERIFY(QCoro::waitFor(house.rooms.leave(bo, tea->id)));

        QVERIFY(house.sink.unsubscribed.contains(qMakePair(bo, tea->id)));
        QCOMPARE(house.presence.onlineCount(tea->id), 0);
        const auto isOut = [&house, bo] {
            return std::any_of(house.sink.conversationEvents.cbegin(), house.sink.conversationEvents.cend(),
                               [bo](const auto &told) {
                                   const auto *event = std::get_if<protocol::MembersEvent>(&told.second);
                                   return event && event->left == QList{bo} && event->memberCount == 1;
                               });
        };
        QTRY_VERIFY(isOut());
        QCOMPARE(QCoro::waitFor(house.rooms.members(bo, tea->id)).error().code, ErrorCode::NotMember);
        QCOMPARE(house.post(bo, tea->id, QStringLiteral("x")).error().code, ErrorCode::NotMember);
        QCOMPARE(QCoro::waitFor(house.rooms.leave(bo, tea->id)).error().code, ErrorCode::NotFound);
    }

    void membersShowWhoIsOnline()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        const UserId bo = house.signUp(QStringLiteral("bo"));
        house.presence.connected(bo, {chat::kLobby});
        const auto members = QCoro::waitFor(house.rooms.members(ada, chat::kLobby));
        QVERIFY(members);
        QCOMPARE(members->size(), 2);
        for (const protocol::Member &member : *members)
            QCOMPARE(member.isOnline, member.user.id == bo);
    }
};

QTEST_GUILESS_MAIN(RoomsTest)
#include "tst_rooms.moc"
