// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/import_store_contract.h"

#include "server/accounts/closing_store.h"
#include "server/chat/direct_store.h"

#include <algorithm>

namespace foyer::test {

using namespace Qt::StringLiterals;
using imports::Census;
using imports::MovedUser;
using imports::NewMessage;
using imports::NewUser;
using imports::Source;
using imports::SourceId;

imports::ImportStore &ImportStoreContract::moved()
{
    return store().imports();
}

SourceId ImportStoreContract::source(const QString &name)
{
    return value(moved().source(name, u"print of "_s + name, kNow)).id;
}

NewUser ImportStoreContract::newUser(qint64 oldId, const QString &name)
{
    NewUser user;
    user.oldId = oldId;
    user.username = name;
    user.displayName = name;
    user.passwordHash = u"md5:$argon2id$"_s;
    user.createdAt = kNow - 1'000;
    return user;
}

ConversationId ImportStoreContract::newRoom(SourceId source, qint64 oldId, const QString &name)
{
    return value(moved().addRoom(source, imports::NewRoom{oldId, name, kNow}));
}

NewMessage ImportStoreContract::newMessage(qint64 oldId, ConversationId room, UserId author)
{
    NewMessage message;
    message.oldId = oldId;
    message.conversation = room;
    message.author = author;
    message.text = u"old %1"_s.arg(oldId);
    message.createdAt = kNow - 100'000 + oldId;
    return message;
}

void ImportStoreContract::aSourceIsMadeOnceAndKeepsItsFingerprint()
{
    const Source first = value(moved().source(u"old"_s, u"print"_s, kNow));
    QVERIFY(first.id.isValid());
    QCOMPARE(first.fingerprint, u"print"_s);
    QVERIFY(first.rooms.isEmpty());
    const Source again = value(moved().source(u"old"_s, u"another"_s, kNow + 1));
    QCOMPARE(again.id, first.id);
    QCOMPARE(again.fingerprint, u"print"_s);
    QVERIFY(source(u"other"_s) != first.id);
}

void ImportStoreContract::usersAreAddedAllOrNone()
{
    const SourceId old = source();
    addUser(u"bob"_s);
    QCOMPARE(refusal(moved().addUsers(old, {newUser(1, u"ann"_s), newUser(2, u"Bob"_s)})),
             ErrorCode::NameTaken);
    QVERIFY(value(moved().users(old)).isEmpty());
    QVERIFY(value(moved().isUsernameFree(u"ann"_s)));
    const auto added = value(moved().addUsers(old, {newUser(1, u"ann"_s), newUser(2, u"bob-2"_s)}));
    QCOMPARE(added.size(), 2);
    QCOMPARE(value(moved().users(old)).value(2).id, added.value(2).id);
    // The same old id again is refused, whatever the name.
    QVERIFY(!QCoro::waitFor(moved().addUsers(old, {newUser(1, u"ann-2"_s)})));
    QCOMPARE(value(moved().users(old)).size(), 2);
    QVERIFY(value(moved().users(source(u"other"_s))).isEmpty());
}

void ImportStoreContract::addedUsersAreInTheLobbyAndCanBeFound()
{
    NewUser closed = newUser(2, u"Bob"_s);
    closed.disabledAt = kNow;
    NewUser open = newUser(1, u"★ann★"_s);
    open.avatar = u"a3"_s;
    const auto added = value(moved().addUsers(source(), {open, closed}));
    const UserId ann = added.value(1).id;
    const auto account = value(users().findByKey(u"★ann★"_s));
    QVERIFY(account);
    QCOMPARE(account->user.id, ann);
    QCOMPARE(account->user.avatar, u"a3"_s);
    QCOMPARE(account->passwordHash, u"md5:$argon2id$"_s);
    QVERIFY(value(conversations().isMember(chat::kLobby, ann)));
    QCOMPARE(column(u"SELECT disabled_at FROM users WHERE username = 'Bob'"_s),
             QStringList{QString::number(kNow)});
    QCOMPARE(column(u"SELECT created_at FROM users WHERE username = 'Bob'"_s),
             QStringList{QString::number(kNow - 1'000)});
}

void ImportStoreContract::namesOfOthersAreNotFree()
{
    const UserId ann = addUser(u"ann"_s);
    QVERIFY(!value(moved().isUsernameFree(u"ann"_s)));
    QVERIFY(value(moved().isUsernameFree(u"bob"_s)));
    // Nor that of somebody who is gone.
    accounts::Closing closing;
    closing.user = ann;
    closing.at = kNow;
    closing.provenHash = value(users().find(ann))->passwordHash;
    value(store().closings().close(closing));
    QVERIFY(!value(moved().isUsernameFree(u"ann"_s)));
}

void ImportStoreContract::roomsAreMadeOnceAndRemembered()
{
    const SourceId old = source();
    const ConversationId room = newRoom(old, 1, u"Room 1"_s);
    QCOMPARE(refusal(moved().addRoom(old, {2, u"room 1"_s, kNow})), ErrorCode::NameTaken);
    QCOMPARE(refusal(moved().addRoom(old, {2, u"LOBBY"_s, kNow})), ErrorCode::NameTaken);
    const Source known = value(moved().source(u"old"_s, {}, kNow));
    QCOMPARE(known.rooms, (QHash<qint64, ConversationId>{{1, room}}));
    // Everybody finds it and may go in.
    const UserId bob = addUser(u"bob"_s);
    QVERIFY(value(conversations().join(room, bob, kNow)));
}

void ImportStoreContract::messagesStandInOrderWithoutHoles()
{
    const SourceId old = source();
    const UserId ann = value(moved().addUsers(old, {newUser(1, u"ann"_s)})).value(1).id;
    const ConversationId one = newRoom(old, 1, u"one"_s);
    const ConversationId two = newRoom(old, 2, u"two"_s);
    QList<NewMessage> many;
    for (int i = 1; i <= 700; ++i)
        many.append(newMessage(i * 2, i % 3 == 0 ? two : one, ann));
    value(moved().addMessages(old, many));
    value(moved().addMessages(old, {newMessage(5'000, one, ann)}));
    QCOMPARE(column(u"SELECT seq FROM imported_messages WHERE old_id = 5000"_s), QStringList{u"468"_s});
    QCOMPARE(column(u"SELECT COUNT(*) FROM messages WHERE seq <> revision"_s), QStringList{u"0"_s});
    const chat::MessagePage page = value(messages().page(one, {}, 3));
    QCOMPARE(page.messages.constLast().text, u"old 5000"_s);
    QCOMPARE(page.messages.constLast().seq, Seq(468));
    QCOMPARE(page.messages.constFirst().seq, Seq(466));
    QCOMPARE(page.messages.constLast().createdAt, kNow - 95'000);
    QCOMPARE(page.messages.constLast().author.username, u"ann"_s);
    QCOMPARE(value(conversations().conversationOf(two, ann)).lastSeq, Seq(233));
    QCOMPARE(value(moved().knownMessages(old, 2, 6)), (QSet<qint64>{2, 4, 6}));
    QVERIFY(value(moved().knownMessages(old, 1'401, 4'999)).isEmpty());
}

void ImportStoreContract::messagesAreAddedOnce()
{
    const SourceId old = source();
    const UserId ann = value(moved().addUsers(old, {newUser(1, u"ann"_s)})).value(1).id;
    const ConversationId room = newRoom(old, 1, u"one"_s);
    value(moved().addMessages(old, {newMessage(1, room, ann)}));
    QCOMPARE(refusal(moved().addMessages(old, {newMessage(2, room, ann), newMessage(1, room, ann)})),
             ErrorCode::NameTaken);
    QCOMPARE(column(u"SELECT COUNT(*) FROM messages"_s), QStringList{u"1"_s});
    QCOMPARE(column(u"SELECT last_seq FROM conversations WHERE name = 'one'"_s), QStringList{u"1"_s});
    // Another chat's message of the same id is another message.
    const SourceId other = source(u"other"_s);
    value(moved().addMessages(other, {newMessage(1, room, ann)}));
    QCOMPARE(column(u"SELECT COUNT(*) FROM messages"_s), QStringList{u"2"_s});
}

void ImportStoreContract::authorsBecomeMembersUnlessBanned()
{
    const SourceId old = source();
    const auto added =
        value(moved().addUsers(old, {newUser(1, u"ann"_s), newUser(2, u"bob"_s), newUser(3, u"cas"_s)}));
    const UserId ann = added.value(1).id;
    const UserId bob = added.value(2).id;
    const ConversationId room = newRoom(old, 1, u"one"_s);
    value(moved().addMessages(old, {newMessage(1, room, ann)}));
    QVERIFY(value(conversations().isMember(room, ann)));
    QVERIFY(!value(conversations().isMember(room, bob)));
    const auto done = database().execute(
        {u"INSERT INTO room_bans (conversation_id, user_id, banned_by, reason, created_at) VALUES (%1, %2, %3, '', 1)"_s
             .arg(room.value())
             .arg(bob.value())
             .arg(ann.value())});
    QVERIFY(done);
    value(moved().addMessages(old, {newMessage(2, room, bob), newMessage(3, room, added.value(3).id)}));
    QVERIFY(!value(conversations().isMember(room, bob)));
    QCOMPARE(value(conversations().memberCount(room)), 2);
    QCOMPARE(value(messages().page(room, {}, 10)).messages.size(), 3);
}

void ImportStoreContract::whoHadReadAllHasReadThese()
{
    const SourceId old = source();
    const UserId ann = value(moved().addUsers(old, {newUser(1, u"ann"_s)})).value(1).id;
    const UserId bob = addUser(u"bob"_s);
    const UserId cas = addUser(u"cas"_s);
    const ConversationId room = newRoom(old, 1, u"one"_s);
    value(moved().addMessages(old, {newMessage(1, room, ann)}));
    value(conversations().join(room, bob, kNow));
    value(conversations().join(room, cas, kNow));
    post(room, bob, u"said here"_s);
    value(moved().addMessages(old, {newMessage(2, room, ann)}));
    // ann has not read what bob said here, nor has cas; bob has.
    QCOMPARE(value(conversations().conversationOf(room, bob)).readSeq, Seq(3));
    QCOMPARE(value(conversations().conversationOf(room, ann)).readSeq, Seq(1));
    QCOMPARE(value(conversations().conversationOf(room, cas)).readSeq, Seq(1));
}

void ImportStoreContract::privateMessagesShareTheConversationOfThePair()
{
    const SourceId old = source();
    const auto added =
        value(moved().addUsers(old, {newUser(1, u"ann"_s), newUser(2, u"bob"_s), newUser(3, u"cas"_s)}));
    const UserId ann = added.value(1).id;
    const UserId bob = added.value(2).id;
    const UserId cas = added.value(3).id;
    NewMessage first = newMessage(1, {}, bob);
    first.receiver = ann;
    NewMessage second = newMessage(2, {}, ann);
    second.receiver = bob;
    NewMessage other = newMessage(3, {}, cas);
    other.receiver = ann;
    value(moved().addMessages(old, {first, second, other}));
    const QList<protocol::Conversation> ofAnn = value(conversations().conversationsOf(ann));
    const QList<protocol::Conversation> ofBob = value(conversations().conversationsOf(bob));
    // With the lobby.
    QCOMPARE(ofAnn.size(), 3);
    QCOMPARE(ofBob.size(), 2);
    const auto isDirect = [](const protocol::Conversation &each) {
        return each.kind == protocol::ConversationKind::Direct;
    };
    const auto direct = std::find_if(ofBob.cbegin(), ofBob.cend(), isDirect);
    QVERIFY(direct != ofBob.cend());
    QCOMPARE(direct->lastSeq, Seq(2));
    QCOMPARE(direct->readSeq, Seq(2));
    QCOMPARE(direct->unread, 0);
    // It is the one that the two go on with.
    chat::DirectOpening opening;
    opening.actor = ann;
    opening.other = bob;
    opening.at = kNow;
    QCOMPARE(value(store().directs().open(opening)).conversation.id, direct->id);
    NewMessage third = newMessage(4, {}, bob);
    third.receiver = ann;
    value(moved().addMessages(old, {third}));
    QCOMPARE(value(conversations().conversationOf(direct->id, ann)).lastSeq, Seq(3));
    QVERIFY(!value(conversations().isMember(direct->id, cas)));
}

void ImportStoreContract::messagesFollowThoseThatWereThere()
{
    const SourceId old = source();
    const UserId ann = value(moved().addUsers(old, {newUser(1, u"ann"_s)})).value(1).id;
    const ConversationId room = newRoom(old, 1, u"one"_s);
    value(conversations().join(room, ann, kNow));
    const chat::StoredPost before = post(room, ann, u"first"_s);
    value(moved().addMessages(old, {newMessage(1, room, ann)}));
    const chat::StoredPost after = post(room, ann, u"third"_s);
    QCOMPARE(before.message.seq, Seq(1));
    QCOMPARE(after.message.seq, Seq(3));
    QCOMPARE(after.message.revision, Revision(3));
    // Moving in makes nothing newer than it is.
    QCOMPARE(column(u"SELECT last_activity_at FROM conversations WHERE name = 'one'"_s),
             QStringList{QString::number(kNow)});
}

void ImportStoreContract::aConversationThatIsGoneTakesNothing()
{
    const SourceId old = source();
    const UserId ann = value(moved().addUsers(old, {newUser(1, u"ann"_s)})).value(1).id;
    const ConversationId room = newRoom(old, 1, u"one"_s);
    QCOMPARE(
        refusal(moved().addMessages(old, {newMessage(1, room, ann), newMessage(2, ConversationId(99), ann)})),
        ErrorCode::NotFound);
    QCOMPARE(column(u"SELECT COUNT(*) FROM messages"_s), QStringList{u"0"_s});
    NewMessage pictured = newMessage(3, room, ann);
    pictured.image = u"nowhere"_s;
    QCOMPARE(refusal(moved().addMessages(old, {pictured})), ErrorCode::NotFound);
    QVERIFY(
        database().execute({u"UPDATE conversations SET kind = 'gone' WHERE id = %1"_s.arg(room.value())}));
    QVERIFY(!value(moved().source(u"old"_s, {}, kNow)).rooms.value(1, ConversationId(7)).isValid());
}

void ImportStoreContract::accountsThatAreGoneAreToldApart()
{
    const SourceId old = source();
    const auto added = value(moved().addUsers(old, {newUser(1, u"ann"_s), newUser(2, u"bob"_s)}));
    accounts::Closing closing;
    closing.user = added.value(1).id;
    closing.at = kNow;
    closing.provenHash = u"md5:$argon2id$"_s;
    value(store().closings().close(closing));
    const auto known = value(moved().users(old));
    QVERIFY(known.value(1).isGone);
    QVERIFY(!known.value(2).isGone);
}

void ImportStoreContract::theCensusCounts()
{
    const SourceId old = source();
    const UserId ann = value(moved().addUsers(old, {newUser(1, u"ann"_s)})).value(1).id;
    const ConversationId room = newRoom(old, 1, u"one"_s);
    value(moved().addMessages(old, {newMessage(1, room, ann), newMessage(2, room, ann)}));
    post(room, ann, u"said here"_s);
    Census census = value(moved().census(old));
    QCOMPARE(census.users, qint64(1));
    QCOMPARE(census.messages, qint64(2));
    QCOMPARE(census.lost, qint64(0));
    QVERIFY(database().execute({u"DELETE FROM messages WHERE seq = 2"_s}));
    QCOMPARE(value(moved().census(old)).lost, qint64(1));
    QCOMPARE(value(moved().census(source(u"other"_s))).messages, qint64(0));
}

} // namespace foyer::test
