// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/limits.h"
#include "server/chat/directs.h"
#include "tests/unit/chat/chat_house.h"

#include <QTest>

namespace {

using namespace foyer;
using namespace foyer::test;
using namespace Qt::StringLiterals;
using protocol::Conversation;

/// What is told to whom when two people begin, go on with and put away a conversation of their own.
class TestDirects : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheOpenerHearsOfAnEmptyOne();
    void theOtherHearsOfItRightBeforeTheFirstMessage();
    void openingAgainTellsNothing();
    void whoHidItHearsNothingUntilTheNextMessage();
    void theOtherIsThereWhereverHeLooks();
    void readingIsToldAsInRooms();
    void botsStayAmongTheirRooms();
    void openingAndSearchingAreLimited();
    void tooLongWordsAreRefused();

private:
    static protocol::User userOf(UserId id, protocol::UserRole role = protocol::UserRole::Member)
    {
        protocol::User user;
        user.id = id;
        user.role = role;
        return user;
    }
    static Result<Conversation> open(ChatHouse &house, UserId actor, UserId other)
    {
        auto opening = house.directs.open(userOf(actor), other);
        return QCoro::waitFor(std::move(opening));
    }
    template<typename Event>
    static QList<Event> told(const ChatHouse &house, UserId user)
    {
        QList<Event> events;
        for (const auto &[to, event] : house.sink.userEvents) {
            if (to == user && std::holds_alternative<Event>(event))
                events.append(std::get<Event>(event));
        }
        return events;
    }
};

void TestDirects::onlyTheOpenerHearsOfAnEmptyOne()
{
    ChatHouse house;
    const UserId ada = house.signUp(u"ada"_s);
    const UserId bob = house.signUp(u"bob"_s);
    const auto opened = open(house, ada, bob);
    QVERIFY(opened);
    QCOMPARE(opened->partner->user.username, u"bob"_s);
    QCOMPARE(house.sink.userEvents.size(), 1);
    QCOMPARE(told<protocol::ConversationEvent>(house, ada).first().conversation, *opened);
    QCOMPARE(house.sink.subscribed.size(), 1);
    QCOMPARE(house.sink.subscribed.first(), qMakePair(ada, opened->id));
}

void TestDirects::theOtherHearsOfItRightBeforeTheFirstMessage()
{
    ChatHouse house;
    const UserId ada = house.signUp(u"ada"_s);
    const UserId bob = house.signUp(u"bob"_s);
    const ConversationId direct = open(house, ada, bob)->id;
    const auto stored = house.post(ada, direct, u"hello"_s);
    QVERIFY(stored);
    const auto seen = told<protocol::ConversationEvent>(house, bob);
    QCOMPARE(seen.size(), 1);
    QCOMPARE(seen.first().conversation.id, direct);
    QCOMPARE(seen.first().conversation.lastSeq, Seq());
    QCOMPARE(seen.first().conversation.partner->user.id, ada);
    QCOMPARE(house.sink.subscribed.last(), qMakePair(bob, direct));
    QCOMPARE(house.sink.conversationEvents.size(), 1);
    QCOMPARE(house.sink.conversationEvents.first().first, direct);
    // Once only.
    QVERIFY(house.post(ada, direct, u"there?"_s));
    QCOMPARE(told<protocol::ConversationEvent>(house, bob).size(), 1);
    QCOMPARE(house.sink.subscribed.size(), 2);
}

void TestDirects::openingAgainTellsNothing()
{
    ChatHouse house;
    const UserId ada = house.signUp(u"ada"_s);
    const UserId bob = house.signUp(u"bob"_s);
    const auto first = open(house, ada, bob);
    const auto again = open(house, ada, bob);
    QCOMPARE(again->id, first->id);
    QCOMPARE(house.sink.userEvents.size(), 1);
    QCOMPARE(open(house, bob, ada)->id, first->id);
    QCOMPARE(told<protocol::ConversationEvent>(house, bob).size(), 1);
    QCOMPARE(open(house, ada, ada).error().code, ErrorCode::InvalidField);
}

void TestDirects::whoHidItHearsNothingUntilTheNextMessage()
{
    ChatHouse house;
    const UserId ada = house.signUp(u"ada"_s);
    const UserId bob = house.signUp(u"bob"_s);
    const ConversationId direct = open(house, ada, bob)->id;
    QVERIFY(house.post(bob, direct, u"one"_s));
    QVERIFY(QCoro::waitFor(house.directs.hide(ada, direct)));
    QCOMPARE(told<protocol::LeftEvent>(house, ada).first().conversation, direct);
    QCOMPARE(house.sink.unsubscribed.last(), qMakePair(ada, direct));
    QVERIFY(QCoro::waitFor(house.sync.membershipsOf(ada))->hidden.contains(direct));
    house.sink.userEvents.clear();
    QVERIFY(house.post(bob, direct, u"two"_s));
    const auto back = told<protocol::ConversationEvent>(house, ada);
    QCOMPARE(back.size(), 1);
    QCOMPARE(back.first().conversation.lastSeq, Seq(1));
    QCOMPARE(back.first().conversation.unread, 1);
    QCOMPARE(house.sink.subscribed.last(), qMakePair(ada, direct));
    QVERIFY(QCoro::waitFor(house.sync.membershipsOf(ada))->hidden.isEmpty());
    // Whoever hid it himself and writes has it again.
    QVERIFY(QCoro::waitFor(house.directs.hide(bob, direct)));
    QVERIFY(house.post(bob, direct, u"three"_s));
    QCOMPARE(house.sink.subscribed.last(), qMakePair(bob, direct));
    QCOMPARE(QCoro::waitFor(house.directs.hide(ada, chat::kLobby)).error().code, ErrorCode::Forbidden);
}

void TestDirects::theOtherIsThereWhereverHeLooks()
{
    ChatHouse house;
    const UserId ada = house.signUp(u"ada"_s);
    const UserId bob = house.signUp(u"bob"_s);
    house.presence.connected(bob, {chat::kLobby});
    const auto opened = open(house, ada, bob);
    QVERIFY(opened->partner->isOnline);
    QCOMPARE(opened->onlineCount, 1);
    house.presence.changed(bob, chat::Activity::Idle);
    QVERIFY(open(house, ada, bob)->partner->isIdle);
    // Though he has not seen it yet, he comes and goes in it.
    QTRY_VERIFY(!house.sink.conversationEvents.isEmpty());
    house.sink.conversationEvents.clear();
    house.presence.disconnected(bob, chat::Activity::Idle);
    const auto hasGone = [&house, bob, &opened] {
        for (const auto &[to, event] : house.sink.conversationEvents) {
            const auto *const presence = std::get_if<protocol::PresenceEvent>(&event);
            if (to == opened->id && presence && presence->offline.contains(bob))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(hasGone());
    QVERIFY(!open(house, ada, bob)->partner->isOnline);
}

void TestDirects::readingIsToldAsInRooms()
{
    ChatHouse house;
    const UserId ada = house.signUp(u"ada"_s);
    const UserId bob = house.signUp(u"bob"_s);
    const ConversationId direct = open(house, ada, bob)->id;
    QVERIFY(house.post(ada, direct, u"one"_s));
    QVERIFY(QCoro::waitFor(house.reading.move(bob, {direct, Seq(1)})));
    const auto seen = told<protocol::SeenEvent>(house, ada);
    QCOMPARE(seen.size(), 1);
    QCOMPARE(seen.first().user.id, bob);
    auto asking = house.reading.seenBy(ada, {direct, Seq(1)});
    const auto by = QCoro::waitFor(std::move(asking));
    QCOMPARE(by->users.size(), 1);
}

void TestDirects::botsStayAmongTheirRooms()
{
    ChatHouse house;
    const UserId ada = house.signUp(u"ada"_s);
    const UserId bob = house.signUp(u"bob"_s);
    const protocol::User bot = userOf(ada, protocol::UserRole::Bot);
    QVERIFY(QCoro::waitFor(house.rooms.leave(ada, chat::kLobby)));
    auto refused = house.directs.open(bot, bob);
    QCOMPARE(QCoro::waitFor(std::move(refused)).error().code, ErrorCode::Forbidden);
    auto nobody = house.directs.people(bot, QString());
    QVERIFY(QCoro::waitFor(std::move(nobody))->isEmpty());
    QVERIFY(QCoro::waitFor(house.rooms.join(ada, chat::kLobby)));
    auto opening = house.directs.open(bot, bob);
    QVERIFY(QCoro::waitFor(std::move(opening)));
}

void TestDirects::openingAndSearchingAreLimited()
{
    ChatHouse house;
    const UserId ada = house.signUp(u"ada"_s);
    const UserId bob = house.signUp(u"bob"_s);
    chat::Directs directs(house.storage->directs(), house.sink, house.presence, house.clock, {0.001, 2});
    for (int i = 0; i < 2; ++i) {
        auto opening = directs.open(userOf(ada), bob);
        QVERIFY(QCoro::waitFor(std::move(opening)));
        auto finding = directs.people(userOf(ada), u"b"_s);
        QVERIFY(QCoro::waitFor(std::move(finding)));
    }
    auto opening = directs.open(userOf(ada), bob);
    QCOMPARE(QCoro::waitFor(std::move(opening)).error().code, ErrorCode::TooManyRequests);
    auto finding = directs.people(userOf(ada), u"b"_s);
    QCOMPARE(QCoro::waitFor(std::move(finding)).error().code, ErrorCode::TooManyRequests);
}

void TestDirects::tooLongWordsAreRefused()
{
    ChatHouse house;
    const UserId ada = house.signUp(u"ada"_s);
    auto finding = house.directs.people(userOf(ada), QString(limits::kPeopleQueryMax + 1, u'a'));
    QCOMPARE(QCoro::waitFor(std::move(finding)).error().code, ErrorCode::TextTooLong);
}

} // namespace

QTEST_GUILESS_MAIN(TestDirects)
#include "tst_directs.moc"
