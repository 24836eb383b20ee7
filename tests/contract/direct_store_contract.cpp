// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/direct_store_contract.h"

#include "common/text/names.h"
#include "server/accounts/bot_store.h"
#include "server/chat/amendment_store.h"
#include "server/chat/block_store.h"
#include "server/chat/room_store.h"

#include <QSet>

namespace foyer::test {

using chat::OpenedDirect;
using protocol::Conversation;
using protocol::ConversationKind;

void DirectStoreContract::prepare()
{
    m_ada = addUser(QStringLiteral("ada"));
    m_bob = addUser(QStringLiteral("bob"));
    m_eve = addUser(QStringLiteral("eve"));
}

OpenedDirect DirectStoreContract::open(UserId actor, UserId other)
{
    return value(directs().open({actor, other, kNow}));
}

ErrorCode DirectStoreContract::openRefusal(UserId actor, UserId other, bool mustShareRoom)
{
    return refusal(directs().open({actor, other, kNow, mustShareRoom}));
}

ErrorCode DirectStoreContract::postRefusal(ConversationId conversation, UserId author)
{
    return refusal(messages().append(draft(conversation, author, QStringLiteral("hello"))));
}

QStringList DirectStoreContract::found(UserId asker, const QString &text, bool isNearbyOnly)
{
    chat::PeopleQuery query{asker, text, text::nameKey(text), isNearbyOnly, 20};
    QStringList names;
    for (const protocol::User &user : value(directs().people(query)))
        names.append(user.username);
    return names;
}

QList<ConversationId> DirectStoreContract::shownTo(UserId user)
{
    QList<ConversationId> ids;
    for (const Conversation &each : value(conversations().conversationsOf(user)))
        ids.append(each.id);
    return ids;
}

void DirectStoreContract::disable(UserId user)
{
    QVERIFY(database().execute(
        {QStringLiteral("UPDATE users SET disabled_at = 5 WHERE id = %1").arg(user.value())}));
}

void DirectStoreContract::thereIsOneForEachPair()
{
    const OpenedDirect first = open(m_ada, m_bob);
    QVERIFY(first.isShownNow);
    QCOMPARE(first.conversation.kind, ConversationKind::Direct);
    QCOMPARE(first.conversation.name, QString());
    QCOMPARE(first.conversation.memberCount, 2);
    QCOMPARE(first.conversation.role, protocol::MemberRole::Member);
    const OpenedDirect again = open(m_ada, m_bob);
    QVERIFY(!again.isShownNow);
    QCOMPARE(again.conversation, first.conversation);
    const OpenedDirect other = open(m_bob, m_ada);
    QVERIFY(other.isShownNow);
    QCOMPARE(other.conversation.id, first.conversation.id);
    QVERIFY(open(m_ada, m_eve).conversation.id != first.conversation.id);
    QCOMPARE(column(QStringLiteral("SELECT COUNT(*) FROM directs")), QStringList(QStringLiteral("2")));
    QCOMPARE(openRefusal(m_ada, m_ada), ErrorCode::InvalidField);
}

void DirectStoreContract::bothOpenItAtOnce()
{
    Tasks<OpenedDirect> tasks;
    for (int i = 0; i < 20; ++i) {
        const bool isAda = i % 2 == 0;
        tasks.push_back(directs().open({isAda ? m_ada : m_bob, isAda ? m_bob : m_ada, kNow}));
    }
    QSet<ConversationId> ids;
    for (const auto &result : all(std::move(tasks))) {
        QVERIFY(result);
        ids.insert(result->conversation.id);
    }
    QCOMPARE(ids.size(), 1);
    QCOMPARE(value(conversations().members(*ids.cbegin())).size(), 2);
}

void DirectStoreContract::twoNodesOpenItAtOnce()
{
    auto another = openAnother();
    QVERIFY(another);
    for (int round = 0; round < 10; ++round) {
        const UserId guest = addUser(QStringLiteral("guest%1").arg(round));
        auto here = directs().open({m_ada, guest, kNow});
        auto there = (*another)->directs().open({guest, m_ada, kNow});
        const auto one = QCoro::waitFor(std::move(here));
        const auto two = QCoro::waitFor(std::move(there));
        QVERIFY2(one, one ? "" : qPrintable(one.error().detail));
        QVERIFY2(two, two ? "" : qPrintable(two.error().detail));
        QCOMPARE(one->conversation.id, two->conversation.id);
    }
    QCOMPARE(column(QStringLiteral("SELECT COUNT(*) FROM conversations WHERE kind = 'direct'")),
             QStringList(QStringLiteral("10")));
    QCOMPARE(column(QStringLiteral("SELECT COUNT(*) FROM memberships s JOIN conversations c ON c.id = "
                                   "s.conversation_id WHERE c.kind = 'direct'")),
             QStringList(QStringLiteral("20")));
}

void DirectStoreContract::theOtherSeesItWithTheFirstMessage()
{
    const ConversationId direct = open(m_ada, m_bob).conversation.id;
    QVERIFY(shownTo(m_ada).contains(direct));
    QVERIFY(!shownTo(m_bob).contains(direct));
    const chat::Memberships before = value(conversations().membershipsOf(m_bob));
    QCOMPARE(before.hidden, QList<ConversationId>{direct});
    QVERIFY(!before.shown.contains(direct));

    const chat::StoredPost first = post(direct, m_ada, QStringLiteral("one"));
    QCOMPARE(first.revealed.size(), 1);
    QCOMPARE(first.revealed.first().user, m_bob);
    const Conversation seen = first.revealed.first().conversation;
    QCOMPARE(seen.id, direct);
    QCOMPARE(seen.lastSeq, Seq());
    QCOMPARE(seen.revision, Revision());
    QCOMPARE(seen.unread, 0);
    QCOMPARE(seen.partner->user.id, m_ada);
    QVERIFY(post(direct, m_ada, QStringLiteral("two")).revealed.isEmpty());
    QVERIFY(post(direct, m_bob, QStringLiteral("three")).revealed.isEmpty());
    QVERIFY(shownTo(m_bob).contains(direct));
    QVERIFY(value(conversations().membershipsOf(m_bob)).hidden.isEmpty());
    post(direct, m_ada, QStringLiteral("four"));
    QCOMPARE(value(conversations().conversationOf(direct, m_bob)).unread, 1);
}

void DirectStoreContract::whoHidItSeesItWithTheNextMessage()
{
    const ConversationId direct = open(m_ada, m_bob).conversation.id;
    post(direct, m_ada, QStringLiteral("one"));
    value(directs().hide(direct, m_ada));
    value(directs().hide(direct, m_bob));
    value(directs().hide(direct, m_bob));
    QVERIFY(!shownTo(m_ada).contains(direct));
    QVERIFY(!shownTo(m_bob).contains(direct));
    // He is still in it.
    QVERIFY(value(conversations().isMember(direct, m_bob)));
    QCOMPARE(value(conversations().conversationOf(direct, m_bob)).lastSeq, Seq(1));
    QVERIFY(value(conversations().conversationIdsOf(m_bob)).contains(direct));

    // Many at once: the first of them shows it to both, the writer too.
    Tasks<chat::StoredPost> tasks;
    for (int i = 0; i < 30; ++i)
        tasks.push_back(messages().append(draft(direct, m_ada, QString::number(i))));
    int revealing = 0;
    for (const auto &stored : all(std::move(tasks))) {
        QVERIFY(stored);
        if (stored->revealed.isEmpty())
            continue;
        ++revealing;
        QCOMPARE(stored->message.seq, Seq(2));
        QCOMPARE(stored->revealed.size(), 2);
        for (const chat::Revealed &each : stored->revealed)
            QCOMPARE(each.conversation.lastSeq, Seq(1));
    }
    QCOMPARE(revealing, 1);
    QVERIFY(shownTo(m_ada).contains(direct));
    QCOMPARE(value(conversations().conversationOf(direct, m_bob)).unread, 31);
    // A ref that was stored before shows nothing.
    value(directs().hide(direct, m_bob));
    chat::NewMessage message = draft(direct, m_ada, QStringLiteral("again"));
    QCOMPARE(value(messages().append(message)).revealed.size(), 1);
    value(directs().hide(direct, m_bob));
    QVERIFY(value(messages().append(message)).revealed.isEmpty());
    QVERIFY(!shownTo(m_bob).contains(direct));
}

void DirectStoreContract::openingShowsItAgain()
{
    const ConversationId direct = open(m_ada, m_bob).conversation.id;
    post(direct, m_bob, QStringLiteral("one"));
    value(directs().hide(direct, m_ada));
    const OpenedDirect again = open(m_ada, m_bob);
    QVERIFY(again.isShownNow);
    QCOMPARE(again.conversation.lastSeq, Seq(1));
    QCOMPARE(again.conversation.unread, 1);
    QVERIFY(!open(m_ada, m_bob).isShownNow);
    QVERIFY(shownTo(m_ada).contains(direct));
}

void DirectStoreContract::showsTheOtherOne()
{
    const Conversation made = open(m_ada, m_bob).conversation;
    QVERIFY(made.partner);
    QCOMPARE(made.partner->user.username, QStringLiteral("bob"));
    QCOMPARE(value(conversations().conversationOf(made.id, m_bob)).partner->user.id, m_ada);
    QVERIFY(!value(conversations().conversationOf(chat::kLobby, m_ada)).partner);
    QVERIFY(database().execute(
        {QStringLiteral("UPDATE users SET last_seen_at = 77 WHERE id = %1").arg(m_bob.value())}));
    QCOMPARE(value(conversations().conversationOf(made.id, m_ada)).partner->lastSeenAt, 77);
    QVERIFY(database().execute(
        {QStringLiteral("UPDATE users SET tells_last_seen = 0 WHERE id = %1").arg(m_bob.value())}));
    QCOMPARE(value(conversations().conversationOf(made.id, m_ada)).partner->lastSeenAt, 0);
}

void DirectStoreContract::refusesWhoCannotBeWrittenTo()
{
    QCOMPARE(openRefusal(m_ada, UserId(99)), ErrorCode::NotFound);
    const ConversationId direct = open(m_ada, m_bob).conversation.id;
    post(direct, m_ada, QStringLiteral("one"));
    disable(m_bob);
    disable(m_eve);
    QCOMPARE(postRefusal(direct, m_ada), ErrorCode::RecipientGone);
    QCOMPARE(openRefusal(m_ada, m_eve), ErrorCode::RecipientGone);
    // What was said can still be looked at.
    QCOMPARE(open(m_ada, m_bob).conversation.id, direct);
    QCOMPARE(value(messages().page(direct, {}, 10)).messages.size(), 1);
    QVERIFY(
        database().execute({QStringLiteral("UPDATE users SET disabled_at = 0, role = 'deleted' WHERE id = %1")
                                .arg(m_bob.value())}));
    QCOMPARE(postRefusal(direct, m_ada), ErrorCode::RecipientGone);
    QCOMPARE(postRefusal(direct, m_eve), ErrorCode::NotMember);
}

void DirectStoreContract::blockingEndsWritingAndOpening()
{
    const ConversationId direct = open(m_ada, m_bob).conversation.id;
    post(direct, m_ada, QStringLiteral("one"));
    (void)value(store().blocks().add(m_bob, m_ada, kNow));
    (void)value(store().blocks().add(m_bob, m_eve, kNow));
    QCOMPARE(postRefusal(direct, m_ada), ErrorCode::Blocked);
    QCOMPARE(postRefusal(direct, m_bob), ErrorCode::BlockedByYou);
    QCOMPARE(openRefusal(m_ada, m_bob), ErrorCode::Blocked);
    QCOMPARE(openRefusal(m_eve, m_bob), ErrorCode::Blocked);
    QCOMPARE(openRefusal(m_bob, m_eve), ErrorCode::BlockedByYou);
    QCOMPARE(open(m_bob, m_ada).conversation.id, direct);
    QCOMPARE(value(messages().page(direct, {}, 10)).messages.size(), 1);
    // In rooms it is another thing.
    post(chat::kLobby, m_ada, QStringLiteral("to all"));
    (void)value(store().blocks().remove(m_bob, m_ada));
    post(direct, m_ada, QStringLiteral("two"));
    post(direct, m_bob, QStringLiteral("three"));
}

void DirectStoreContract::whoIsBlockedChangesNothing()
{
    chat::AmendmentStore &amendments = store().amendments();
    const ConversationId direct = open(m_ada, m_bob).conversation.id;
    post(direct, m_ada, QStringLiteral("one"));
    (void)value(store().blocks().add(m_bob, m_ada, kNow));
    const chat::Amendment change{direct, Seq(1), m_ada, kNow};
    QCOMPARE(refusal(amendments.edit(change, QStringLiteral("x"), {}, 1'000)), ErrorCode::Blocked);
    QCOMPARE(refusal(amendments.react(change, QStringLiteral("👍"), true)), ErrorCode::Blocked);
    QCOMPARE(refusal(amendments.pin(change, true)), ErrorCode::Blocked);
    const chat::Amendment others{direct, Seq(1), m_bob, kNow};
    QCOMPARE(refusal(amendments.react(others, QStringLiteral("👍"), true)), ErrorCode::BlockedByYou);
}

void DirectStoreContract::whoIsBlockedStillTakesBack()
{
    const ConversationId direct = open(m_ada, m_bob).conversation.id;
    post(direct, m_ada, QStringLiteral("one"));
    (void)value(store().blocks().add(m_bob, m_ada, kNow));
    const auto recalled = value(store().amendments().recall({direct, Seq(1), m_ada, kNow}, 1'000));
    QVERIFY(recalled.message.recalledAt != 0);
}

void DirectStoreContract::botsNeedARoomInCommon()
{
    accounts::NewBot wanted;
    wanted.username = wanted.usernameKey = wanted.displayName = QStringLiteral("robo");
    wanted.owner = m_ada;
    wanted.createdAt = kNow;
    wanted.limit = 10;
    const UserId robo = value(store().bots().create(wanted)).user.id;
    QCOMPARE(openRefusal(robo, m_bob, true), ErrorCode::Forbidden);
    QVERIFY(found(robo, QString(), true).isEmpty());
    // People open one with it, and it answers.
    const ConversationId direct = open(m_ada, robo).conversation.id;
    post(direct, m_ada, QStringLiteral("hello"));
    post(direct, robo, QStringLiteral("beep"));
    QCOMPARE(openRefusal(robo, m_bob, true), ErrorCode::Forbidden);
    const ConversationId room = addRoom(QStringLiteral("tea"), m_bob);
    (void)value(conversations().join(room, robo, kNow));
    QCOMPARE(found(robo, QString(), true), QStringList(QStringLiteral("bob")));
    QVERIFY(value(directs().open({robo, m_bob, kNow, true})).isShownNow);
    // A bot that is removed, or that only lends its name to a webhook, hears nothing.
    (void)value(store().bots().remove(robo, kNow));
    QCOMPARE(postRefusal(direct, m_ada), ErrorCode::RecipientGone);
    QCOMPARE(openRefusal(m_eve, robo), ErrorCode::RecipientGone);
}

void DirectStoreContract::neitherLeavesNorHasRoomRights()
{
    QVERIFY(database().execute({QStringLiteral("UPDATE users SET role = 'admin' WHERE id IN (%1, %2)")
                                    .arg(m_ada.value())
                                    .arg(m_eve.value())}));
    const ConversationId direct = open(m_ada, m_bob).conversation.id;
    post(direct, m_bob, QStringLiteral("one"));
    QCOMPARE(refusal(conversations().leave(direct, m_ada)), ErrorCode::Forbidden);
    QVERIFY(!value(conversations().leave(direct, m_eve)));
    QCOMPARE(refusal(conversations().join(direct, m_eve, kNow)), ErrorCode::NotFound);
    chat::RoomStore &rooms = store().rooms();
    for (const auto &[actor, code] :
         {std::pair(m_ada, ErrorCode::Forbidden), std::pair(m_eve, ErrorCode::NotMember)}) {
        const chat::RoomAction action{direct, actor, kNow};
        chat::RoomPatch patch;
        patch.name = QStringLiteral("mine");
        QCOMPARE(refusal(rooms.change(action, patch)), code);
        QCOMPARE(refusal(rooms.invite(action, {QStringLiteral("eve")})), code);
        QCOMPARE(refusal(rooms.kick(action, m_bob)), code);
        QCOMPARE(refusal(rooms.setRole(action, m_ada, protocol::MemberRole::Owner)), code);
        QCOMPARE(refusal(rooms.silence(action, m_bob, kNow + 1'000)), code);
        QCOMPARE(refusal(rooms.ban(action, m_bob, QString())), code);
        QCOMPARE(refusal(rooms.bans(action)), code);
        QCOMPARE(refusal(rooms.addLink(action, {})), code);
    }
    // Nor does an administrator stand above the other in it.
    const chat::Amendment others{direct, Seq(1), m_ada, kNow};
    QCOMPARE(refusal(store().amendments().recall(others, 1'000)), ErrorCode::Forbidden);
    QCOMPARE(refusal(store().amendments().wordings(direct, Seq(1), m_ada)), ErrorCode::Forbidden);
    QCOMPARE(value(conversations().members(direct)).size(), 2);
}

void DirectStoreContract::bothPin()
{
    const ConversationId direct = open(m_ada, m_bob).conversation.id;
    post(direct, m_ada, QStringLiteral("one"));
    QVERIFY(value(store().amendments().pin({direct, Seq(1), m_bob, kNow}, true)).message.pinnedAt != 0);
    QVERIFY(value(store().amendments().pin({direct, Seq(1), m_ada, kNow}, false)).message.pinnedAt == 0);
    QCOMPARE(refusal(store().amendments().pin({direct, Seq(1), m_eve, kNow}, true)), ErrorCode::NotMember);
}

void DirectStoreContract::nobodyCallsEverybody()
{
    QVERIFY(database().execute(
        {QStringLiteral("UPDATE users SET role = 'admin' WHERE id = %1").arg(m_ada.value())}));
    const ConversationId direct = open(m_ada, m_bob).conversation.id;
    chat::NewMessage call = draft(direct, m_ada, QStringLiteral("@here @bob"));
    call.mentionKeys = {{QStringLiteral("here")}, {QStringLiteral("bob")}};
    const protocol::Message said = value(messages().append(call)).message;
    QVERIFY(!said.mentionsAll);
    QCOMPARE(said.mentions, QList<UserId>{m_bob});
}

void DirectStoreContract::hidesOnlyWhatIsDirect()
{
    const ConversationId direct = open(m_ada, m_bob).conversation.id;
    QCOMPARE(refusal(directs().hide(direct, m_eve)), ErrorCode::NotMember);
    QCOMPARE(refusal(directs().hide(chat::kLobby, m_ada)), ErrorCode::Forbidden);
    QCOMPARE(refusal(directs().hide(ConversationId(99), m_ada)), ErrorCode::NotMember);
    QVERIFY(shownTo(m_ada).contains(chat::kLobby));
}

void DirectStoreContract::findsPeople()
{
    addUser(QStringLiteral("Adam"));
    addUser(QStringLiteral("hadas"));
    addUser(QStringLiteral("100%"));
    addUser(QStringLiteral("李小龙"));
    QCOMPARE(found(m_eve, QStringLiteral("ADA")),
             (QStringList{QStringLiteral("ada"), QStringLiteral("Adam"), QStringLiteral("hadas")}));
    // Not oneself, nobody who is gone, and signs are only signs.
    QCOMPARE(found(m_ada, QStringLiteral("ada")),
             (QStringList{QStringLiteral("Adam"), QStringLiteral("hadas")}));
    QCOMPARE(found(m_ada, QStringLiteral("%")), QStringList(QStringLiteral("100%")));
    QCOMPARE(found(m_ada, QStringLiteral("小")), QStringList(QStringLiteral("李小龙")));
    disable(m_eve);
    QVERIFY(found(m_ada, QStringLiteral("eve")).isEmpty());
    QVERIFY(database().execute(
        {QStringLiteral("UPDATE users SET display_name = 'Big Bob' WHERE id = %1").arg(m_bob.value())}));
    QCOMPARE(found(m_ada, QStringLiteral("big b")), QStringList(QStringLiteral("bob")));
    const ConversationId room = addRoom(QStringLiteral("tea"), m_bob);
    (void)value(conversations().leave(chat::kLobby, m_ada));
    QVERIFY(found(m_ada, QString(), true).isEmpty());
    (void)value(conversations().join(room, m_ada, kNow));
    QCOMPARE(found(m_ada, QString(), true), QStringList(QStringLiteral("bob")));
}

void DirectStoreContract::keepsManyPairsApart()
{
    QList<UserId> users;
    for (int i = 0; i < 12; ++i)
        users.append(addUser(QStringLiteral("user%1").arg(i)));
    QHash<ConversationId, std::pair<UserId, UserId>> pairs;
    for (const UserId one : users) {
        for (const UserId other : users) {
            if (one == other)
                continue;
            const ConversationId id = open(one, other).conversation.id;
            const std::pair<UserId, UserId> pair = std::minmax({one, other});
            QVERIFY(!pairs.contains(id) || pairs.value(id) == pair);
            pairs.insert(id, pair);
        }
    }
    QCOMPARE(pairs.size(), 66);
    Tasks<chat::StoredPost> tasks;
    for (auto pair = pairs.cbegin(); pair != pairs.cend(); ++pair)
        tasks.push_back(
            messages().append(draft(pair.key(), pair->first, QString::number(pair.key().value()))));
    for (const auto &stored : all(std::move(tasks)))
        QVERIFY(stored);
    for (auto pair = pairs.cbegin(); pair != pairs.cend(); ++pair) {
        const Conversation seen = value(conversations().conversationOf(pair.key(), pair->second));
        QCOMPARE(seen.partner->user.id, pair->first);
        QCOMPARE(seen.lastMessage->text, QString::number(pair.key().value()));
        QCOMPARE(seen.unread, 1);
    }
    QCOMPARE(shownTo(users.first()).size(), 12);
}

} // namespace foyer::test
