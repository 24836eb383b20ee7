// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/message_store_contract.h"

#include <algorithm>

namespace foyer::test {

using chat::ChangedMessages;
using chat::MessagePage;
using chat::NewMessage;
using chat::StoredPost;
using protocol::Message;

namespace {

QList<qint64> seqsOf(const QList<Message> &messages)
{
    QList<qint64> seqs;
    for (const Message &message : messages)
        seqs.append(message.seq.value());
    return seqs;
}

/// A coroutine that notes the order in which answers come.
QCoro::Task<Result<StoredPost>> noteOrder(QCoro::Task<Result<StoredPost>> task,
                                          std::shared_ptr<QList<Message>> order)
{
    Result<StoredPost> result = co_await task;
    if (result)
        order->append(result->message);
    co_return result;
}

} // namespace

void MessageStoreContract::fill(ConversationId conversation, UserId author, int count)
{
    Tasks<StoredPost> tasks;
    for (int i = 0; i < count; ++i)
        tasks.push_back(messages().append(draft(conversation, author, QStringLiteral("message %1").arg(i))));
    for (const auto &result : all(std::move(tasks)))
        QVERIFY(result);
}

void MessageStoreContract::verifyWhole(ConversationId conversation, int count)
{
    const QStringList seqs =
        column(QStringLiteral("SELECT seq FROM messages WHERE conversation_id = %1 ORDER BY seq")
                   .arg(conversation.value()));
    QCOMPARE(seqs.size(), count);
    for (int i = 0; i < count; ++i)
        QCOMPARE(seqs.at(i).toInt(), i + 1);
    QCOMPARE(
        column(QStringLiteral("SELECT COUNT(*) FROM messages WHERE conversation_id = %1 AND seq <> revision")
                   .arg(conversation.value()))
            .first(),
        QStringLiteral("0"));
    QCOMPARE(
        column(QStringLiteral("SELECT last_seq FROM conversations WHERE id = %1 AND last_seq = last_revision")
                   .arg(conversation.value()))
            .value(0)
            .toInt(),
        count);
}

void MessageStoreContract::numbersMessagesWithoutHoles()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const ConversationId room = addRoom(QStringLiteral("tea"), ada);
    for (int i = 1; i <= 3; ++i) {
        const NewMessage wanted = draft(room, ada, QStringLiteral("hello %1").arg(i));
        const StoredPost stored = value(messages().append(wanted));
        QVERIFY(stored.isNew);
        QCOMPARE(stored.message.conversation, room);
        QCOMPARE(stored.message.seq, Seq(i));
        QCOMPARE(stored.message.revision, Revision(i));
        QCOMPARE(stored.message.ref, wanted.ref);
        QCOMPARE(stored.message.text, wanted.text);
        QCOMPARE(stored.message.author.username, QStringLiteral("ada"));
        QCOMPARE(stored.message.createdAt, kNow);
        QVERIFY(!stored.message.image);
    }
    QCOMPARE(post(chat::kLobby, ada, QStringLiteral("x")).message.seq, Seq(1));
    verifyWhole(room, 3);
}

void MessageStoreContract::keepsTextExactly_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QStringLiteral("");
    QTest::newRow("null") << QString();
    QTest::newRow("quotes") << QStringLiteral("'; DROP TABLE messages; -- \\ \" ` % _ ? :name {lock}");
    QTest::newRow("blanks") << QStringLiteral("  \t\r\n x \n ");
    QTest::newRow("emoji") << QStringLiteral("👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇧🇷");
    QTest::newRow("scripts") << QStringLiteral("ಕನ್ನಡ 漢字 עברית العربية ไทย é é");
    QTest::newRow("controls") << QString::fromUtf8(QByteArray("a\0b\x01\x7f", 5)) + QChar(0x2028)
            + QChar(0xfeff);
    QTest::newRow("longest") << QStringLiteral("😀").repeated(4000);
    QTest::newRow("highest") << QString::fromUcs4(U"\U0010fffd");
}

void MessageStoreContract::keepsTextExactly()
{
    QFETCH(QString, text);
    const UserId ada = addUser(QStringLiteral("ada"));
    const NewMessage wanted = draft(chat::kLobby, ada, text);
    const Message posted = value(messages().append(wanted)).message;
    QCOMPARE(posted.text, text);
    QCOMPARE(value(messages().page(chat::kLobby, Seq(), 1)).messages.first(), posted);
    QCOMPARE(value(messages().append(wanted)).message, posted); // read back by ref
    QCOMPARE(value(conversations().conversationOf(chat::kLobby, ada)).lastMessage, std::optional(posted));
}

void MessageStoreContract::answersTheSameRefWithTheFirstMessage()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    NewMessage wanted = draft(chat::kLobby, ada, QStringLiteral("first"));
    const StoredPost first = value(messages().append(wanted));
    post(chat::kLobby, ada, QStringLiteral("between"));
    wanted.text = QStringLiteral("changed");
    wanted.createdAt += 1000;
    for (int i = 0; i < 3; ++i) {
        const StoredPost again = value(messages().append(wanted));
        QVERIFY(!again.isNew);
        QCOMPARE(again.message, first.message);
    }
    verifyWhole(chat::kLobby, 2);
    // Even after he left: the answer is to his own post.
    value(conversations().leave(chat::kLobby, ada));
    QCOMPARE(value(messages().append(wanted)).message, first.message);
}

void MessageStoreContract::storesTheSameRefOnceInOneBatch()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const ConversationId room = addRoom(QStringLiteral("tea"), ada);
    const NewMessage wanted = draft(room, ada, QStringLiteral("once"));
    Tasks<StoredPost> tasks;
    for (int i = 0; i < 50; ++i)
        tasks.push_back(messages().append(wanted));
    const auto results = all(std::move(tasks));
    int fresh = 0;
    for (const auto &result : results) {
        QVERIFY(result);
        fresh += result->isNew ? 1 : 0;
        QCOMPARE(result->message, results.front()->message);
    }
    QCOMPARE(fresh, 1);
    QVERIFY(results.front()->isNew);
    verifyWhole(room, 1);
    QCOMPARE(store().statistics().repeats,
             quint64(0)); // seen before it was written, not by running into the key
}

void MessageStoreContract::answersKnownRefsInALargeBatch()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    const ConversationId room = addRoom(QStringLiteral("tea"), ada);
    value(conversations().join(room, bob, kNow));
    const NewMessage adas = draft(room, ada, QStringLiteral("first"));
    const NewMessage bobs = draft(room, bob, QStringLiteral("second"));
    const Message first = value(messages().append(adas)).message;
    const Message second = value(messages().append(bobs)).message;
    QVERIFY(value(conversations().leave(room, bob)));

    // Bob may not post any more, but what he sends again was stored while he might.
    for (const bool withAdas : {true, false}) {
        Tasks<StoredPost> tasks;
        for (int i = 0; i < 50; ++i)
            tasks.push_back(messages().append(draft(room, ada, QString::number(i))));
        if (withAdas)
            tasks.push_back(messages().append(adas));
        tasks.push_back(messages().append(bobs));
        tasks.push_back(messages().append(draft(room, bob, QStringLiteral("too late"))));
        auto results = all(std::move(tasks));
        QVERIFY(!results.back());
        QCOMPARE(results.back().error().code, ErrorCode::NotMember);
        results.pop_back();
        QCOMPARE(results.back().value().message, second);
        QVERIFY(!results.back()->isNew);
        results.pop_back();
        if (withAdas) {
            QCOMPARE(results.back().value().message, first);
            QVERIFY(!results.back()->isNew);
            results.pop_back();
        }
        for (const auto &result : results)
            QVERIFY(result && result->isNew);
    }
    verifyWhole(room, 102);
}

void MessageStoreContract::refusesARefInAnotherConversation()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const ConversationId room = addRoom(QStringLiteral("tea"), ada);
    NewMessage wanted = draft(chat::kLobby, ada, QStringLiteral("x"));
    value(messages().append(wanted));
    wanted.conversation = room;
    QCOMPARE(refusal(messages().append(wanted)), ErrorCode::RefReused);

    // The same within one batch.
    const NewMessage here = draft(chat::kLobby, ada, QStringLiteral("x"));
    NewMessage there = here;
    there.conversation = room;
    Tasks<StoredPost> tasks;
    tasks.push_back(messages().append(here));
    tasks.push_back(messages().append(there));
    const auto results = all(std::move(tasks));
    QVERIFY(results.at(0));
    QVERIFY(!results.at(1));
    QCOMPARE(results.at(1).error().code, ErrorCode::RefReused);
    verifyWhole(chat::kLobby, 2);
    verifyWhole(room, 0);
}

void MessageStoreContract::letsTwoAuthorsUseOneRef()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    NewMessage wanted = draft(chat::kLobby, ada, QStringLiteral("x"));
    QVERIFY(value(messages().append(wanted)).isNew);
    wanted.author = bob;
    const StoredPost other = value(messages().append(wanted));
    QVERIFY(other.isNew);
    QCOMPARE(other.message.seq, Seq(2));
}

void MessageStoreContract::refusesAnAuthorWhoIsNoMember()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    const ConversationId room = addRoom(QStringLiteral("tea"), ada);
    QCOMPARE(refusal(messages().append(draft(room, bob, QStringLiteral("x")))), ErrorCode::NotMember);
    QCOMPARE(refusal(messages().append(draft(ConversationId(99), ada, QStringLiteral("x")))),
             ErrorCode::NotMember);
    QCOMPARE(refusal(messages().append(draft(room, UserId(99), QStringLiteral("x")))), ErrorCode::NotMember);
    QCOMPARE(refusal(messages().append(draft({}, {}, {}))), ErrorCode::NotMember);
    verifyWhole(room, 0);
    // What is asked in one breath is done in that order: out, and the post comes too late.
    value(conversations().join(room, bob, kNow));
    auto leaving = conversations().leave(room, bob);
    auto posting = messages().append(draft(room, bob, QStringLiteral("x")));
    QVERIFY(value(std::move(leaving)));
    QCOMPARE(refusal(std::move(posting)), ErrorCode::NotMember);
}

void MessageStoreContract::takesOnlyThePicturesOfTheAuthor()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    const protocol::Image image = addImage(ada, QStringLiteral("aa"));
    NewMessage wanted = draft(chat::kLobby, bob, QStringLiteral("mine?"));
    wanted.image = image.id;
    QCOMPARE(refusal(messages().append(wanted)), ErrorCode::NotFound);
    wanted.image = QStringLiteral("unknown");
    QCOMPARE(refusal(messages().append(wanted)), ErrorCode::NotFound);
    wanted.author = ada;
    wanted.image = image.id;
    const StoredPost stored = value(messages().append(wanted));
    QCOMPARE(stored.message.image, std::optional(image));
    QCOMPARE(value(messages().page(chat::kLobby, Seq(), 10)).messages, QList<Message>{stored.message});
}

void MessageStoreContract::readsOwnMessagesAtOnce()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    Tasks<StoredPost> tasks;
    for (int i = 0; i < 3; ++i) {
        tasks.push_back(messages().append(draft(chat::kLobby, ada, QStringLiteral("x"))));
        tasks.push_back(messages().append(draft(chat::kLobby, bob, QStringLiteral("x"))));
    }
    for (const auto &result : all(std::move(tasks)))
        QVERIFY(result);
    QCOMPARE(value(conversations().conversationOf(chat::kLobby, ada)).readSeq, Seq(5));
    QCOMPARE(value(conversations().conversationOf(chat::kLobby, bob)).readSeq, Seq(6));
}

void MessageStoreContract::keepsManyPostsInOrderWithoutHoles()
{
    QList<UserId> authors;
    QList<ConversationId> rooms{chat::kLobby};
    for (int i = 0; i < 20; ++i)
        authors.append(addUser(QStringLiteral("author%1").arg(i)));
    for (int i = 0; i < 4; ++i) {
        rooms.append(addRoom(QStringLiteral("room%1").arg(i), authors.first()));
        for (const UserId author : authors)
            value(conversations().join(rooms.last(), author, kNow));
    }
    Tasks<StoredPost> tasks;
    for (int i = 0; i < 1500; ++i)
        tasks.push_back(messages().append(
            draft(rooms.at(i % rooms.size()), authors.at(i % authors.size()), QString::number(i))));
    for (const auto &result : all(std::move(tasks)))
        QVERIFY(result);
    for (const ConversationId room : rooms) {
        verifyWhole(room, 300);
        // One author's posts keep the order he sent them in.
        int last = -1;
        for (const QString &text :
             column(QStringLiteral("SELECT text FROM messages WHERE conversation_id = %1 "
                                   "AND author_id = %2 ORDER BY seq")
                        .arg(room.value())
                        .arg(authors.first().value()))) {
            QVERIFY(text.toInt() > last);
            last = text.toInt();
        }
    }
}

void MessageStoreContract::commitsManyPostsInFewTransactions()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const storage::Storage::Statistics before = store().statistics();
    fill(chat::kLobby, ada, 1000);
    const storage::Storage::Statistics after = store().statistics();
    QCOMPARE(after.messages - before.messages, quint64(1000));
    QCOMPARE(after.writes - before.writes, quint64(1000));
    // All of them wait while the first is committed; a commit for each would be a thousand.
    QVERIFY2(after.transactions - before.transactions <= 50,
             qPrintable(QString::number(after.transactions - before.transactions)));
}

void MessageStoreContract::letsAFailedPostHurtNoOther()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const quint64 repeats = store().statistics().repeats;
    Tasks<StoredPost> good;
    Tasks<StoredPost> bad;
    Tasks<void> invites;
    for (int i = 0; i < 30; ++i) {
        good.push_back(messages().append(draft(chat::kLobby, ada, QStringLiteral("good"))));
        bad.push_back(messages().append(draft(chat::kLobby, UserId(99), QStringLiteral("bad"))));
        // Fails in the database itself from the second one on: the code exists.
        invites.push_back(users().createInvite({QStringLiteral("same"), ada, kNow, kNow + 1, 1}, ada));
    }
    for (const auto &result : all(std::move(good)))
        QVERIFY(result);
    for (const auto &result : all(std::move(bad)))
        QCOMPARE(result.error().code, ErrorCode::NotMember);
    int made = 0;
    for (const auto &result : all(std::move(invites)))
        made += result ? 1 : 0;
    QCOMPARE(made, 1);
    verifyWhole(chat::kLobby, 30);
    QVERIFY(store().statistics().repeats > repeats); // the careful way was really taken
}

void MessageStoreContract::answersInTheOrderOfSeq()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    auto order = std::make_shared<QList<Message>>();
    Tasks<StoredPost> tasks;
    for (int i = 0; i < 500; ++i)
        tasks.push_back(noteOrder(messages().append(draft(chat::kLobby, ada, QStringLiteral("x"))), order));
    for (const auto &result : all(std::move(tasks)))
        QVERIFY(result);
    const QList<qint64> seqs = seqsOf(*order);
    QCOMPARE(seqs.size(), 500);
    QVERIFY(std::is_sorted(seqs.begin(), seqs.end()));
}

void MessageStoreContract::pagesBackwards()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    QVERIFY(value(messages().page(chat::kLobby, Seq(), 10)).messages.isEmpty());
    fill(chat::kLobby, ada, 25);
    MessagePage page = value(messages().page(chat::kLobby, Seq(), 10));
    QCOMPARE(seqsOf(page.messages), (QList<qint64>{16, 17, 18, 19, 20, 21, 22, 23, 24, 25}));
    QVERIFY(page.hasMore);
    page = value(messages().page(chat::kLobby, Seq(16), 10));
    QCOMPARE(page.messages.first().seq, Seq(6));
    QVERIFY(page.hasMore);
    page = value(messages().page(chat::kLobby, Seq(6), 10));
    QCOMPARE(seqsOf(page.messages), (QList<qint64>{1, 2, 3, 4, 5}));
    QVERIFY(!page.hasMore);
    page = value(messages().page(chat::kLobby, Seq(26), 25));
    QCOMPARE(page.messages.size(), 25);
    QVERIFY(!page.hasMore);
    QVERIFY(value(messages().page(chat::kLobby, Seq(1), 10)).messages.isEmpty());
    QVERIFY(value(messages().page(chat::kLobby, Seq(), 0)).messages.isEmpty());
    QVERIFY(value(messages().page(chat::kLobby, Seq(), -5)).messages.isEmpty());
    QVERIFY(value(messages().page(ConversationId(99), Seq(), 10)).messages.isEmpty());
}

void MessageStoreContract::tellsWhatChangedSinceARevision()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    fill(chat::kLobby, ada, 10);
    const auto changed = value(messages().changesSince({{chat::kLobby, Revision(7)}}, 5, 4));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().conversation, chat::kLobby);
    QVERIFY(!changed.first().isReset);
    QCOMPARE(seqsOf(changed.first().messages), (QList<qint64>{8, 9, 10}));
    QVERIFY(value(messages().changesSince({{chat::kLobby, Revision(10)}}, 5, 4)).isEmpty());
    QVERIFY(value(messages().changesSince({}, 5, 4)).isEmpty());

    // A changed message is told again, in the order of revisions.
    QVERIFY(database().execute(
        {QStringLiteral(
             "UPDATE messages SET revision = 11, text = 'edited' WHERE conversation_id = 1 AND seq = 3"),
         QStringLiteral("UPDATE conversations SET last_revision = 11 WHERE id = 1")}));
    const auto edited = value(messages().changesSince({{chat::kLobby, Revision(8)}}, 5, 4));
    QCOMPARE(seqsOf(edited.first().messages), (QList<qint64>{9, 10, 3}));
    QCOMPARE(edited.first().messages.last().text, QStringLiteral("edited"));
    // It counts messages, not revisions: 1 and 2 and 4 to 10 and 3.
    QVERIFY(!value(messages().changesSince({{chat::kLobby, Revision(1)}}, 9, 4)).first().isReset);
}

void MessageStoreContract::startsAnewWhenTooMuchChanged()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    fill(chat::kLobby, ada, 10);
    auto changed = value(messages().changesSince({{chat::kLobby, Revision(5)}}, 5, 4));
    QVERIFY(!changed.first().isReset); // exactly as many as allowed
    QCOMPARE(changed.first().messages.size(), 5);
    changed = value(messages().changesSince({{chat::kLobby, Revision(4)}}, 5, 4));
    QVERIFY(changed.first().isReset);
    QCOMPARE(seqsOf(changed.first().messages), (QList<qint64>{7, 8, 9, 10}));
}

void MessageStoreContract::startsAnewAfterUnknownRevisions()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const ConversationId empty = addRoom(QStringLiteral("empty"), ada);
    fill(chat::kLobby, ada, 3);
    for (const Revision odd : {Revision(), Revision(-4), Revision(4), Revision(qint64(1) << 53)}) {
        const auto changed = value(messages().changesSince({{chat::kLobby, odd}}, 500, 2));
        QCOMPARE(changed.size(), 1);
        QVERIFY(changed.first().isReset);
        QCOMPARE(seqsOf(changed.first().messages), (QList<qint64>{2, 3}));
    }
    const auto changed = value(messages().changesSince({{empty, Revision(5)}}, 500, 2));
    QVERIFY(changed.first().isReset);
    QVERIFY(changed.first().messages.isEmpty());
    QVERIFY(value(messages().changesSince({{empty, Revision()}}, 500, 2))
                .isEmpty()); // nothing there, nothing new
    QVERIFY(value(messages().changesSince({{ConversationId(99), Revision()}}, 500, 2)).isEmpty());
}

void MessageStoreContract::tellsChangesOfManyConversations()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    QHash<ConversationId, Revision> known;
    for (int i = 0; i < 70; ++i) {
        const ConversationId room = addRoom(QStringLiteral("room%1").arg(i), ada);
        fill(room, ada, 2);
        known.insert(room, Revision(i % 3)); // nothing known, one behind, up to date
    }
    const quint64 before = store().statistics().reads;
    const auto changed = value(messages().changesSince(known, 10, 10));
    QCOMPARE(store().statistics().reads - before, quint64(1));
    QCOMPARE(changed.size(), 47);
    for (const ChangedMessages &each : changed) {
        const bool isNew = !known.value(each.conversation).isValid();
        QCOMPARE(each.isReset, isNew);
        QCOMPARE(each.messages.size(), isNew ? 2 : 1);
    }
}

void MessageStoreContract::remembersEverythingAfterReopening()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    NewMessage wanted = draft(chat::kLobby, ada, QStringLiteral("kept"));
    const Message posted = value(messages().append(wanted)).message;
    reopen();
    QCOMPARE(value(messages().page(chat::kLobby, Seq(), 5)).messages, QList<Message>{posted});
    QVERIFY(!value(messages().append(wanted)).isNew);
    QCOMPARE(post(chat::kLobby, ada, QStringLiteral("next")).message.seq, Seq(2));
}

} // namespace foyer::test
