// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/conversation_store_contract.h"

namespace foyer::test {

using protocol::Conversation;
using protocol::MemberRole;

void ConversationStoreContract::startsWithTheLobby()
{
    const UserId user = addUser(QStringLiteral("ada"));
    const auto rooms = value(conversations().rooms(user));
    QCOMPARE(rooms.size(), 1);
    QCOMPARE(rooms.first().id, chat::kLobby);
    QCOMPARE(rooms.first().name, QStringLiteral("Lobby"));
    QCOMPARE(rooms.first().memberCount, 1);
    QVERIFY(rooms.first().isJoined);
    QVERIFY(!value(conversations().rooms(UserId(99))).first().isJoined);
}

void ConversationStoreContract::createsARoomForItsOwner()
{
    const UserId owner = addUser(QStringLiteral("ada"));
    chat::NewRoom wanted{QStringLiteral("Tea 🍵"), QStringLiteral("tea 🍵"), QStringLiteral("ಚಹಾ; --"), owner,
                         kNow};
    const Conversation made = value(conversations().createRoom(wanted));
    QVERIFY(made.id.value() > 1);
    QCOMPARE(made.name, QStringLiteral("Tea 🍵"));
    QCOMPARE(made.topic, QStringLiteral("ಚಹಾ; --"));
    QCOMPARE(made.role, MemberRole::Owner);
    QCOMPARE(made.memberCount, 1);
    QCOMPARE(made.onlineCount, 0);
    QCOMPARE(made.lastSeq, Seq());
    QVERIFY(!made.lastMessage);
    QCOMPARE(value(conversations().conversationOf(made.id, owner)), made);

    wanted.name = wanted.nameKey = QStringLiteral("covered");
    const UserId other = addUser(QStringLiteral("bob"));
    wanted.cover = addImage(other, QStringLiteral("1123456789abcdef0123456789abcdef")).id;
    QCOMPARE(refusal(conversations().createRoom(wanted)), ErrorCode::NotFound);
    const protocol::Image image = addImage(owner, QStringLiteral("0123456789abcdef0123456789abcdef"));
    wanted.cover = image.id;
    QCOMPARE(value(conversations().createRoom(wanted)).state.cover, std::optional(image));

    wanted.cover.clear();
    wanted.name = wanted.nameKey = QStringLiteral("of nobody");
    wanted.owner = UserId(99);
    QCOMPARE(refusal(conversations().createRoom(wanted)), ErrorCode::NotFound);
}

void ConversationStoreContract::refusesATakenRoomName()
{
    const UserId owner = addUser(QStringLiteral("ada"));
    chat::NewRoom wanted{QStringLiteral("LOBBY"), QStringLiteral("lobby"), {}, owner, kNow};
    QCOMPARE(refusal(conversations().createRoom(wanted)), ErrorCode::NameTaken);

    wanted.name = wanted.nameKey = QStringLiteral("tea");
    Tasks<Conversation> tasks;
    for (int i = 0; i < 10; ++i)
        tasks.push_back(conversations().createRoom(wanted));
    int made = 0;
    for (const auto &result : all(std::move(tasks))) {
        made += result ? 1 : 0;
        QVERIFY(result || result.error().code == ErrorCode::NameTaken);
    }
    QCOMPARE(made, 1);
    QCOMPARE(value(conversations().rooms(owner)).size(), 2);
}

void ConversationStoreContract::listsRoomsByName()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    addRoom(QStringLiteral("Zebra"), ada);
    const ConversationId apple = addRoom(QStringLiteral("apple"), ada);
    QVERIFY(value(conversations().join(apple, bob, kNow)));
    const auto rooms = value(conversations().rooms(bob));
    QCOMPARE(rooms.size(), 3);
    QCOMPARE(rooms.at(0).name, QStringLiteral("apple"));
    QCOMPARE(rooms.at(0).memberCount, 2);
    QVERIFY(rooms.at(0).isJoined);
    QCOMPARE(rooms.at(1).name, QStringLiteral("Lobby"));
    QCOMPARE(rooms.at(2).name, QStringLiteral("Zebra"));
    QCOMPARE(rooms.at(2).topic, QStringLiteral("about Zebra"));
    QCOMPARE(rooms.at(2).memberCount, 1);
    QVERIFY(!rooms.at(2).isJoined);
}

void ConversationStoreContract::joinsWithNothingUnread()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    const ConversationId room = addRoom(QStringLiteral("tea"), ada);
    post(room, ada, QStringLiteral("one"));
    post(room, ada, QStringLiteral("two"));
    QVERIFY(value(conversations().join(room, bob, kNow)));
    QVERIFY(!value(conversations().join(room, bob, kNow + 1)));
    const Conversation seen = value(conversations().conversationOf(room, bob));
    QCOMPARE(seen.readSeq, Seq(2));
    QCOMPARE(seen.role, MemberRole::Member);
    QCOMPARE(seen.memberCount, 2);
    post(room, ada, QStringLiteral("three"));
    QCOMPARE(value(conversations().conversationOf(room, bob)).readSeq, Seq(2));
}

void ConversationStoreContract::joinsOnlyRoomsThatExist()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    QCOMPARE(refusal(conversations().join(ConversationId(99), ada, kNow)), ErrorCode::NotFound);
    QCOMPARE(refusal(conversations().join(ConversationId(), ada, kNow)), ErrorCode::NotFound);
    QCOMPARE(refusal(conversations().join(chat::kLobby, UserId(99), kNow)), ErrorCode::NotFound);
    // Nobody joins a direct conversation.
    const ConversationId direct = addRoom(QStringLiteral("direct"), ada);
    QVERIFY(database().execute(
        {QStringLiteral("UPDATE conversations SET kind = 'direct', name_key = NULL WHERE id = %1")
             .arg(direct.value())}));
    const UserId bob = addUser(QStringLiteral("bob"));
    QCOMPARE(refusal(conversations().join(direct, bob, kNow)), ErrorCode::NotFound);
    QCOMPARE(value(conversations().rooms(bob)).size(), 1);
    QCOMPARE(value(conversations().conversationOf(direct, ada)).kind, protocol::ConversationKind::Direct);
}

void ConversationStoreContract::leavesARoom()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    QVERIFY(value(conversations().isMember(chat::kLobby, ada)));
    QVERIFY(value(conversations().leave(chat::kLobby, ada)));
    QVERIFY(!value(conversations().leave(chat::kLobby, ada)));
    QVERIFY(!value(conversations().leave(ConversationId(99), ada)));
    QVERIFY(!value(conversations().isMember(chat::kLobby, ada)));
    QVERIFY(value(conversations().conversationsOf(ada)).isEmpty());
    QVERIFY(value(conversations().conversationIdsOf(ada)).isEmpty());
    QCOMPARE(value(conversations().memberCount(chat::kLobby)), 0);
    QCOMPARE(value(conversations().rooms(ada)).first().memberCount, 0);
}

void ConversationStoreContract::ordersConversationsByActivity()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const ConversationId tea = addRoom(QStringLiteral("tea"), ada);
    const ConversationId cake = addRoom(QStringLiteral("cake"), ada);
    chat::NewMessage late = draft(tea, ada, QStringLiteral("late"));
    late.createdAt = kNow + 10;
    value(messages().append(late));
    const auto list = value(conversations().conversationsOf(ada));
    QCOMPARE(list.size(), 3);
    QCOMPARE(list.at(0).id, tea);
    QCOMPARE(list.at(1).id, cake);
    QCOMPARE(list.at(2).id, chat::kLobby);
    QCOMPARE(value(conversations().conversationIdsOf(ada)), (QList<ConversationId>{chat::kLobby, tea, cake}));

    // A message with an older time does not move a conversation back.
    chat::NewMessage old = draft(tea, ada, QStringLiteral("old"));
    old.createdAt = 1;
    value(messages().append(old));
    QCOMPARE(value(conversations().conversationsOf(ada)).first().id, tea);
}

void ConversationStoreContract::showsTheLastMessageWhole()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    const protocol::Image image = addImage(bob, QStringLiteral("0123456789abcdef0123456789abcdef"));
    post(chat::kLobby, ada, QStringLiteral("before"));
    chat::NewMessage wanted = draft(chat::kLobby, bob, QStringLiteral("look"));
    wanted.image = image.id;
    const protocol::Message posted = value(messages().append(wanted)).message;
    const Conversation lobby = value(conversations().conversationsOf(ada)).first();
    QVERIFY(lobby.lastMessage);
    QCOMPARE(*lobby.lastMessage, posted);
    QCOMPARE(lobby.lastMessage->image, std::optional(image));
    QCOMPARE(lobby.lastMessage->author.username, QStringLiteral("bob"));
    QCOMPARE(lobby.lastSeq, Seq(2));
    QCOMPARE(lobby.revision, Revision(2));
    QCOMPARE(lobby.readSeq, Seq(1)); // ada read her own
    QCOMPARE(lobby.memberCount, 2);
}

void ConversationStoreContract::tellsOnlyMembersOfAConversation()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    const ConversationId room = addRoom(QStringLiteral("tea"), ada);
    QCOMPARE(refusal(conversations().conversationOf(room, bob)), ErrorCode::NotMember);
    QCOMPARE(refusal(conversations().conversationOf(ConversationId(99), ada)), ErrorCode::NotMember);
    QVERIFY(!value(conversations().isMember(room, bob)));
    QVERIFY(!value(conversations().isMember(ConversationId(99), ada)));
    QVERIFY(!value(conversations().member(room, bob)));
}

void ConversationStoreContract::listsMembersByName()
{
    const UserId zoe = addUser(QStringLiteral("Zoe"));
    addUser(QStringLiteral("adam"));
    addUser(QStringLiteral("Bea"));
    const auto members = value(conversations().members(chat::kLobby));
    QCOMPARE(members.size(), 3);
    QCOMPARE(members.at(0).user.username, QStringLiteral("adam"));
    QCOMPARE(members.at(1).user.username, QStringLiteral("Bea"));
    QCOMPARE(members.at(2).user.username, QStringLiteral("Zoe"));
    QVERIFY(!members.at(0).isOnline);
    QCOMPARE(value(conversations().member(chat::kLobby, zoe)), std::optional(members.at(2)));
    const ConversationId room = addRoom(QStringLiteral("tea"), zoe);
    QCOMPARE(value(conversations().member(room, zoe))->role, MemberRole::Owner);
    QVERIFY(value(conversations().members(ConversationId(99))).isEmpty());
}

void ConversationStoreContract::keepsMembershipRightWhenManyJoinAndLeave()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    const ConversationId room = addRoom(QStringLiteral("tea"), ada);
    Tasks<bool> tasks;
    for (int i = 0; i < 25; ++i) {
        tasks.push_back(conversations().join(room, bob, kNow));
        tasks.push_back(conversations().leave(room, bob));
    }
    tasks.push_back(conversations().join(room, bob, kNow));
    for (const auto &result : all(std::move(tasks)))
        QVERIFY(result && *result); // done in the order asked
    QCOMPARE(value(conversations().memberCount(room)), 2);
}

} // namespace foyer::test
