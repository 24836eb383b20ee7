// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/blocks.h"
#include "server/chat/neighbours.h"
#include "tests/unit/chat/chat_house.h"

#include <QTest>

namespace {

using namespace foyer;
using namespace foyer::test;
using namespace Qt::StringLiterals;

class TestBlocks : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheBlockerIsTold();
    void nobodyBlocksHimself();
    void blockingIsLimited();
    void neighboursAreToldThroughEveryConversation();
};

void TestBlocks::onlyTheBlockerIsTold()
{
    ChatHouse house;
    chat::Blocks blocks(house.storage->blocks(), house.sink, house.clock);
    const UserId ada = house.signUp(u"ada"_s);
    const UserId bob = house.signUp(u"bob"_s);
    QVERIFY(QCoro::waitFor(blocks.block(ada, bob)));
    QVERIFY(QCoro::waitFor(blocks.block(ada, bob)));
    QCOMPARE(house.sink.userEvents.size(), 1);
    QCOMPARE(house.sink.userEvents.first().first, ada);
    const auto event = std::get<protocol::BlockEvent>(house.sink.userEvents.first().second);
    QCOMPARE(event.user.id, bob);
    QVERIFY(event.isBlocked);
    QCOMPARE(QCoro::waitFor(blocks.list(ada))->size(), 1);
    QVERIFY(*QCoro::waitFor(blocks.areApart(bob, ada)));

    QVERIFY(QCoro::waitFor(blocks.unblock(ada, bob)));
    QVERIFY(QCoro::waitFor(blocks.unblock(ada, bob)));
    QCOMPARE(house.sink.userEvents.size(), 2);
    QVERIFY(!std::get<protocol::BlockEvent>(house.sink.userEvents.last().second).isBlocked);
    QVERIFY(!*QCoro::waitFor(blocks.areApart(bob, ada)));
}

void TestBlocks::nobodyBlocksHimself()
{
    ChatHouse house;
    chat::Blocks blocks(house.storage->blocks(), house.sink, house.clock);
    const UserId ada = house.signUp(u"ada"_s);
    const auto refused = QCoro::waitFor(blocks.block(ada, ada));
    QCOMPARE(refused.error().code, ErrorCode::InvalidField);
    QCOMPARE(refused.error().field, u"user"_s);
    QCOMPARE(QCoro::waitFor(blocks.block(ada, UserId(4711))).error().code, ErrorCode::NotFound);
    QVERIFY(house.sink.userEvents.isEmpty());
}

void TestBlocks::blockingIsLimited()
{
    ChatHouse house;
    chat::Blocks blocks(house.storage->blocks(), house.sink, house.clock);
    const UserId ada = house.signUp(u"ada"_s);
    const UserId bob = house.signUp(u"bob"_s);
    Result<> last;
    for (int i = 0; i < 100 && last; ++i)
        last = QCoro::waitFor(blocks.block(ada, bob));
    QCOMPARE(last.error().code, ErrorCode::TooManyRequests);
    QVERIFY(QCoro::waitFor(blocks.block(bob, ada)));
}

void TestBlocks::neighboursAreToldThroughEveryConversation()
{
    ChatHouse house;
    chat::Neighbours neighbours(house.storage->conversations(), house.sink);
    const UserId ada = house.signUp(u"ada"_s);
    const auto room = QCoro::waitFor(house.rooms.create(ada, u"Kitchen"_s, QString()));
    QVERIFY(room);
    protocol::Profile profile;
    profile.user.id = ada;
    QCoro::waitFor(neighbours.tell(profile));
    QCOMPARE(house.sink.neighbourEvents.size(), 1);
    const RecordingSink::ToNeighbours &told = house.sink.neighbourEvents.first();
    QCOMPARE(told.user, ada);
    QCOMPARE(told.conversations, (QList<ConversationId>{chat::kLobby, room->id}));
    QCOMPARE(std::get<protocol::UserEvent>(told.event).profile, profile);
}

} // namespace

QTEST_GUILESS_MAIN(TestBlocks)
#include "tst_blocks.moc"
