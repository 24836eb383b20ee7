// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/reading_store_contract.h"

#include "common/base/limits.h"

namespace foyer::test {

using chat::MovedPosition;
using chat::ReadPosition;

void ReadingStoreContract::prepare()
{
    m_ada = addUser(QStringLiteral("Ada"));
    m_bob = addUser(QStringLiteral("Bob"));
    m_room = addRoom(QStringLiteral("Tea"), m_ada);
    QVERIFY(value(conversations().join(m_room, m_bob, kNow)));
}

MovedPosition ReadingStoreContract::move(UserId user, qint64 seq, Direction direction)
{
    return value(reading().move(m_room, user, Seq(seq), direction));
}

void ReadingStoreContract::say(UserId author, int count)
{
    Tasks<chat::StoredPost> tasks;
    for (int i = 0; i < count; ++i)
        tasks.push_back(messages().append(draft(m_room, author, QStringLiteral("x"))));
    for (const auto &stored : all(std::move(tasks)))
        QVERIFY(stored);
}

void ReadingStoreContract::call(UserId author, const QStringList &names)
{
    chat::NewMessage message = draft(m_room, author, QStringLiteral("come"));
    for (const QString &name : names)
        message.mentionKeys.append({name});
    value(messages().append(message));
}

void ReadingStoreContract::recall(qint64 seq)
{
    constexpr qint64 kHour = 3'600'000;
    value(store().amendments().recall({m_room, Seq(seq), m_ada, kNow}, kHour));
}

QString ReadingStoreContract::counts(UserId user)
{
    const protocol::Conversation one = value(conversations().conversationOf(m_room, user));
    const auto list = value(conversations().conversationsOf(user));
    const auto same =
        std::find_if(list.begin(), list.end(), [this](const auto &each) { return each.id == m_room; });
    // Both ways of asking say the same.
    if (same == list.end() || *same != one)
        return QStringLiteral("differs");
    return QStringLiteral("%1/%2").arg(one.unread).arg(one.mentions);
}

void ReadingStoreContract::movesThePositionForwardOnly()
{
    say(m_ada, 5);
    QCOMPARE(move(m_bob, 3), (MovedPosition{Seq(3), true}));
    QCOMPARE(move(m_bob, 3), (MovedPosition{Seq(3), false}));
    QCOMPARE(move(m_bob, 2), (MovedPosition{Seq(3), false}));
    QCOMPARE(move(m_bob, -7), (MovedPosition{Seq(3), false}));
    QCOMPARE(move(m_bob, 1'000'000), (MovedPosition{Seq(5), true}));
    QCOMPARE(value(conversations().conversationOf(m_room, m_bob)).readSeq, Seq(5));
}

void ReadingStoreContract::movesBackOnlyWhenAsked()
{
    say(m_ada, 5);
    move(m_bob, 4);
    QCOMPARE(move(m_bob, 5, Direction::Back), (MovedPosition{Seq(4), false}));
    QCOMPARE(move(m_bob, 99, Direction::Back), (MovedPosition{Seq(4), false}));
    QCOMPARE(move(m_bob, 2, Direction::Back), (MovedPosition{Seq(2), true}));
    QCOMPARE(move(m_bob, 2, Direction::Back), (MovedPosition{Seq(2), false}));
    QCOMPARE(move(m_bob, 0, Direction::Back), (MovedPosition{Seq(0), true}));
    QCOMPARE(value(conversations().conversationOf(m_room, m_bob)).readSeq, Seq(0));
    // What stands there survives a new start.
    reopen();
    QCOMPARE(value(conversations().conversationOf(m_room, m_bob)).readSeq, Seq(0));
}

void ReadingStoreContract::movesManyPositionsAtOnce()
{
    QList<UserId> readers;
    for (int i = 0; i < 70; ++i) {
        readers.append(addUser(QStringLiteral("reader%1").arg(i)));
        value(conversations().join(m_room, readers.last(), kNow));
    }
    say(m_ada, 10);
    const quint64 before = store().statistics().transactions;
    Tasks<MovedPosition> tasks;
    for (int i = 0; i < 10; ++i) {
        for (const UserId reader : readers)
            tasks.push_back(reading().move(m_room, reader, Seq(i), Direction::Forward));
    }
    tasks.push_back(reading().move(m_room, UserId(12'345), Seq(1), Direction::Forward));
    auto results = all(std::move(tasks));
    QVERIFY(!results.back());
    results.pop_back();
    for (const auto &result : results)
        QVERIFY(result);
    QVERIFY(store().statistics().transactions - before < 20);
    for (const UserId reader : readers)
        QCOMPARE(value(conversations().conversationOf(m_room, reader)).readSeq, Seq(9));
}

void ReadingStoreContract::keepsTheOrderOfMovesInBothDirections()
{
    say(m_ada, 9);
    Tasks<MovedPosition> tasks;
    for (int i = 0; i < 20; ++i) {
        tasks.push_back(reading().move(m_room, m_bob, Seq(9), Direction::Forward));
        tasks.push_back(reading().move(m_room, m_bob, Seq(4), Direction::Back));
        tasks.push_back(reading().move(m_room, m_bob, Seq(6), Direction::Forward));
    }
    for (const auto &result : all(std::move(tasks)))
        QVERIFY(result && result->isMoved);
    QCOMPARE(value(conversations().conversationOf(m_room, m_bob)).readSeq, Seq(6));
}

void ReadingStoreContract::refusesThoseWhoAreNotIn()
{
    for (const Direction direction : {Direction::Forward, Direction::Back}) {
        QCOMPARE(refusal(reading().move(m_room, UserId(99), Seq(1), direction)), ErrorCode::NotMember);
        QCOMPARE(refusal(reading().move(ConversationId(99), m_bob, Seq(1), direction)), ErrorCode::NotMember);
    }
}

void ReadingStoreContract::countsWhatOthersWroteAfterThePosition()
{
    QCOMPARE(counts(m_bob), QStringLiteral("0/0"));
    say(m_ada, 3);
    QCOMPARE(counts(m_bob), QStringLiteral("3/0"));
    QCOMPARE(counts(m_ada), QStringLiteral("0/0"));
    move(m_bob, 2);
    QCOMPARE(counts(m_bob), QStringLiteral("1/0"));
    // Who writes has read what was there before.
    say(m_bob);
    QCOMPARE(counts(m_bob), QStringLiteral("0/0"));
    QCOMPARE(counts(m_ada), QStringLiteral("1/0"));
    // Who joins has nothing to catch up with.
    const UserId eve = addUser(QStringLiteral("Eve"));
    value(conversations().join(m_room, eve, kNow));
    QCOMPARE(counts(eve), QStringLiteral("0/0"));
    reopen();
    QCOMPARE(counts(m_ada), QStringLiteral("1/0"));
}

void ReadingStoreContract::countsNeitherNoticesNorRecalledMessages()
{
    say(m_ada, 3);
    chat::NewMessage message = draft(m_room, m_ada, {});
    message.notice = protocol::Notice{};
    message.notice->event = QStringLiteral("renamed");
    value(messages().append(message));
    QCOMPARE(counts(m_bob), QStringLiteral("3/0"));
    recall(2);
    QCOMPARE(counts(m_bob), QStringLiteral("2/0"));
    move(m_bob, 3);
    QCOMPARE(counts(m_bob), QStringLiteral("0/0"));
}

void ReadingStoreContract::countsMentionsOfOneselfAndOfEveryone()
{
    call(m_ada, {QStringLiteral("bob")});
    call(m_ada, {QStringLiteral("here")});
    call(m_ada, {QStringLiteral("bob"), QStringLiteral("all")});
    call(m_ada, {QStringLiteral("ada")});
    say(m_ada);
    QCOMPARE(counts(m_bob), QStringLiteral("5/3"));
    QCOMPARE(counts(m_ada), QStringLiteral("0/0"));
    move(m_bob, 1);
    QCOMPARE(counts(m_bob), QStringLiteral("4/2"));
    recall(2);
    QCOMPARE(counts(m_bob), QStringLiteral("3/1"));
    move(m_bob, 5);
    QCOMPARE(counts(m_bob), QStringLiteral("0/0"));
}

void ReadingStoreContract::countsAnewAfterMovingBack()
{
    call(m_ada, {QStringLiteral("bob")});
    say(m_bob);
    call(m_bob, {QStringLiteral("bob")});
    say(m_ada);
    move(m_bob, 4);
    QCOMPARE(counts(m_bob), QStringLiteral("0/0"));
    // What he wrote himself is not unread, nor does he call himself.
    move(m_bob, 0, Direction::Back);
    QCOMPARE(counts(m_bob), QStringLiteral("2/1"));
}

void ReadingStoreContract::boundsTheCostOfCounting()
{
    const int written = limits::kUnreadExact + 10;
    say(m_ada, written);
    QCOMPARE(counts(m_bob), QStringLiteral("%1/0").arg(written));
    // Within the newest ones each counts for itself, before them all do.
    recall(written);
    recall(3);
    QCOMPARE(counts(m_bob), QStringLiteral("%1/0").arg(written - 1));
    move(m_bob, 10);
    QCOMPARE(counts(m_bob), QStringLiteral("%1/0").arg(limits::kUnreadExact - 1));
}

void ReadingStoreContract::showsPositionsOfSmallConversationsOnly()
{
    say(m_ada, 2);
    move(m_bob, 1);
    const QList<ReadPosition> positions = value(reading().positions(m_room));
    QCOMPARE(positions.size(), 2);
    QCOMPARE(positions.at(0).user.id, m_ada);
    QCOMPARE(positions.at(0).seq, Seq(2));
    QCOMPARE(positions.at(1).user.username, QStringLiteral("Bob"));
    QCOMPARE(positions.at(1).seq, Seq(1));
    QCOMPARE(positions.at(1).joinedAt, kNow);
    QVERIFY(positions.at(1).isTold);

    protocol::PersonalChange silent;
    silent.tellsSeen = false;
    value(store().personal().change(m_bob, silent));
    QVERIFY(!value(reading().positions(m_room)).at(1).isTold);

    for (int i = 2; i < limits::kSeenMembersMax; ++i)
        value(conversations().join(m_room, addUser(QStringLiteral("guest%1").arg(i)), kNow));
    QCOMPARE(value(reading().positions(m_room)).size(), limits::kSeenMembersMax);
    value(conversations().join(m_room, addUser(QStringLiteral("one more")), kNow));
    QVERIFY(value(reading().positions(m_room)).isEmpty());
    QVERIFY(value(reading().positions(ConversationId(99))).isEmpty());
}

void ReadingStoreContract::knowsWhoWroteWhen()
{
    say(m_bob);
    QCOMPARE(value(reading().authorship({m_room, Seq(1)})), (chat::Authorship{m_bob, kNow}));
    QCOMPARE(refusal(reading().authorship({m_room, Seq(2)})), ErrorCode::NotFound);
    QCOMPARE(refusal(reading().authorship({ConversationId(99), Seq(1)})), ErrorCode::NotFound);
}

} // namespace foyer::test
