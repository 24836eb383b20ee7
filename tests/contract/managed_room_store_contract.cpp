// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/managed_room_store_contract.h"

#include "server/accounts/bot_store.h"
#include "server/admin/admin_store.h"
#include "server/admin/report_store.h"
#include "server/chat/amendment_store.h"
#include "server/chat/room_store.h"
#include "server/chat/search_source.h"
#include "server/hooks/hook_store.h"

#include <algorithm>

namespace foyer::test {
namespace {

using admin::ManagedMember;
using admin::ManagedRoom;
using admin::RoomChange;
using protocol::MemberRole;
namespace action = admin::action;

admin::Page page(const QString &search, qint64 after = 0, int limit = 50)
{
    return {search, after, limit};
}

RoomChange renamed(const QString &name)
{
    RoomChange change;
    change.name = name;
    return change;
}

RoomChange archived(bool isArchived)
{
    RoomChange change;
    change.isArchived = isArchived;
    return change;
}

RoomChange givenTo(UserId owner)
{
    RoomChange change;
    change.owner = owner;
    return change;
}

} // namespace

void ManagedRoomStoreContract::prepare()
{
    accounts::NewAccount wanted = account(QStringLiteral("Ada"));
    wanted.role = protocol::UserRole::Admin;
    m_ada = value(users().create(wanted)).id;
    m_bob = addUser(QStringLiteral("Bob"));
    m_cas = addUser(QStringLiteral("Cas"));
    m_kitchen = addRoom(QStringLiteral("Kitchen"), m_bob);
    (void)value(conversations().join(m_kitchen, m_cas, kNow + 1));
}

QStringList ManagedRoomStoreContract::actions()
{
    QStringList actions;
    for (const admin::AuditEntry &entry : log())
        actions.append(entry.action);
    return actions;
}

QStringList ManagedRoomStoreContract::notices(ConversationId room)
{
    QStringList events;
    for (const protocol::Message &message : value(messages().page(room, Seq(), 200)).messages) {
        if (message.notice)
            events.append(message.notice->event + u':' + message.notice->text);
    }
    return events;
}

int ManagedRoomStoreContract::sweep(int limit)
{
    int steps = 0;
    while (const auto room = value(removals().next())) {
        (void)value(removals().step(*room, limit));
        if (++steps > 1000) {
            QTest::qFail("endless steps", __FILE__, __LINE__);
            break;
        }
    }
    return steps;
}

void ManagedRoomStoreContract::listsRoomsWithTheirOwnersAndSize()
{
    const ConversationId cellar = addRoom(QStringLiteral("Cellar"), m_cas);
    const QString picture(32, u'a');
    const protocol::Image image = addImage(m_bob, picture);
    for (int i = 0; i < 2; ++i) {
        chat::NewMessage message = draft(m_kitchen, m_bob, QStringLiteral("look"));
        message.image = picture;
        (void)value(messages().append(message));
    }
    const auto all = value(rooms().rooms(page({})));
    QCOMPARE(all.size(), 3);
    QCOMPARE(all.at(0).id, chat::kLobby);
    QVERIFY(all.at(0).owners.isEmpty());
    const ManagedRoom &kitchen = all.at(1);
    QCOMPARE(kitchen.id, m_kitchen);
    QCOMPARE(kitchen.name, QStringLiteral("Kitchen"));
    QVERIFY(kitchen.isPublic);
    QCOMPARE(kitchen.members, 2);
    QCOMPARE(kitchen.messages, 2);
    // Shown twice, stored once.
    QCOMPARE(kitchen.imageBytes, image.bytes);
    QCOMPARE(kitchen.owners.size(), 1);
    QCOMPARE(kitchen.owners.first().id, m_bob);
    QCOMPARE(kitchen.archivedAt, Timestamp(0));
    QCOMPARE(all.at(2).id, cellar);
    QCOMPARE(all.at(2).imageBytes, 0);
    QCOMPARE(all.at(2).owners.first().id, m_cas);
    QCOMPARE(value(rooms().rooms(page({}, 1, 1))).first().id, m_kitchen);
    QCOMPARE(value(rooms().room(cellar)).name, QStringLiteral("Cellar"));
    QCOMPARE(refusal(rooms().room(ConversationId(999))), ErrorCode::NotFound);
}

void ManagedRoomStoreContract::findsRoomsByPartsOfTheirNames()
{
    addRoom(QStringLiteral("100%"), m_cas);
    addRoom(QStringLiteral("茶水间"), m_cas);
    QCOMPARE(value(rooms().rooms(page(QStringLiteral("itch")))).size(), 1);
    QCOMPARE(value(rooms().rooms(page(QStringLiteral("%")))).first().name, QStringLiteral("100%"));
    QCOMPARE(value(rooms().rooms(page(QStringLiteral("水")))).first().name, QStringLiteral("茶水间"));
    QVERIFY(value(rooms().rooms(page(QStringLiteral("' OR 1=1 --")))).isEmpty());
}

void ManagedRoomStoreContract::listsMembersByPages()
{
    const auto first = value(rooms().members(m_kitchen, page({}, 0, 1)));
    QCOMPARE(first.size(), 1);
    QCOMPARE(first.first().user.id, m_bob);
    QCOMPARE(first.first().role, MemberRole::Owner);
    const auto rest = value(rooms().members(m_kitchen, page({}, m_bob.value(), 5)));
    QCOMPARE(rest.size(), 1);
    QCOMPARE(rest.first().user.id, m_cas);
    QCOMPARE(rest.first().role, MemberRole::Member);
    QCOMPARE(rest.first().joinedAt, kNow + 1);
    QCOMPARE(value(rooms().members(m_kitchen, page(QStringLiteral("cA")))).first().user.id, m_cas);
    QCOMPARE(refusal(rooms().members(ConversationId(999), page({}))), ErrorCode::NotFound);
}

void ManagedRoomStoreContract::changesARoomFromOutside()
{
    value(rooms().change(deed(), m_kitchen, renamed(QStringLiteral("Pantry"))));
    value(rooms().change(deed(), m_kitchen, archived(true)));
    value(rooms().change(deed(), m_kitchen, archived(false)));
    value(rooms().change(deed(), m_kitchen, archived(false))); // nothing changes, so nothing is written
    reopen();
    const ManagedRoom room = value(rooms().room(m_kitchen));
    QCOMPARE(room.name, QStringLiteral("Pantry"));
    QCOMPARE(room.archivedAt, Timestamp(0));
    QCOMPARE(actions(), (QStringList{action::kRoomRestored, action::kRoomArchived, action::kRoomRenamed}));
    const admin::AuditEntry first = log().last();
    QCOMPARE(first.actor->id, m_ada);
    QCOMPARE(first.room, m_kitchen);
    QCOMPARE(first.detail, QStringLiteral("Kitchen → Pantry"));
    QVERIFY(!first.target);
    QCOMPARE(notices(m_kitchen),
             (QStringList{QStringLiteral("renamed:Pantry"), QStringLiteral("archived:"),
                          QStringLiteral("unarchived:")}));
    const auto told = value(messages().page(m_kitchen, Seq(), 10)).messages.first();
    QCOMPARE(told.author.id, m_ada);
    QCOMPARE(told.createdAt, deed().at);
    const auto seen = value(conversations().conversationOf(m_kitchen, m_cas));
    QCOMPARE(seen.name, QStringLiteral("Pantry"));
    QCOMPARE(seen.revision.value(), 3);
    QVERIFY(!value(conversations().isMember(m_kitchen, m_ada)));
}

void ManagedRoomStoreContract::refusesAChangeAsAWhole()
{
    addRoom(QStringLiteral("Cellar"), m_cas);
    RoomChange change = archived(true);
    change.name = QStringLiteral("CELLAR");
    QCOMPARE(refusal(rooms().change(deed(), m_kitchen, change)), ErrorCode::NameTaken);
    change.name = QStringLiteral("Pantry");
    change.owner = m_ada;
    QCOMPARE(refusal(rooms().change(deed(), m_kitchen, change)), ErrorCode::NotFound);
    value(rooms().change(deed(), m_kitchen, archived(true)));
    QCOMPARE(refusal(rooms().change(deed(), m_kitchen, renamed(QStringLiteral("Pantry")))),
             ErrorCode::RoomArchived);
    QCOMPARE(refusal(rooms().change(deed(), ConversationId(999), archived(true))), ErrorCode::NotFound);
    QCOMPARE(value(rooms().room(m_kitchen)).name, QStringLiteral("Kitchen"));
    QCOMPARE(actions(), QStringList{QString(action::kRoomArchived)});
}

void ManagedRoomStoreContract::aRoomChangesHands()
{
    value(rooms().change(deed(), m_kitchen, givenTo(m_cas)));
    value(rooms().change(deed(), m_kitchen, givenTo(m_cas))); // is his already
    const auto members = value(rooms().members(m_kitchen, page({})));
    QCOMPARE(members.first().user.id, m_bob);
    QCOMPARE(members.first().role, MemberRole::Moderator);
    QCOMPARE(members.last().role, MemberRole::Owner);
    QCOMPARE(value(rooms().room(m_kitchen)).owners.first().id, m_cas);
    const auto entries = log();
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().action, QString(action::kRoomOwnerChanged));
    QCOMPARE(entries.first().target->id, m_cas);
    QCOMPARE(entries.first().detail, QStringLiteral("Kitchen"));
    QCOMPARE(notices(m_kitchen),
             (QStringList{QStringLiteral("role:owner"), QStringLiteral("role:moderator")}));
}

void ManagedRoomStoreContract::whoCannotOwnARoomIsRefused()
{
    accounts::NewBot wanted;
    wanted.username = wanted.usernameKey = wanted.displayName = QStringLiteral("clock");
    wanted.owner = m_bob;
    wanted.createdAt = kNow;
    wanted.limit = 3;
    const UserId bot = value(store().bots().create(wanted)).user.id;
    (void)value(conversations().join(m_kitchen, bot, kNow));
    QCOMPARE(refusal(rooms().change(deed(), m_kitchen, givenTo(bot))), ErrorCode::InvalidField);
    // Nobody is let into a room by this, the administrator neither.
    QCOMPARE(refusal(rooms().change(deed(), m_kitchen, givenTo(m_ada))), ErrorCode::NotFound);
    QCOMPARE(refusal(rooms().change(deed(), m_kitchen, givenTo(UserId(999)))), ErrorCode::NotFound);
    QCOMPARE(value(rooms().room(m_kitchen)).owners.first().id, m_bob);
    QVERIFY(actions().isEmpty());
}

void ManagedRoomStoreContract::theOperatorLeavesNoNotice()
{
    const admin::Deed operatorsDeed{UserId(), kNow + 5};
    value(rooms().change(operatorsDeed, m_kitchen, renamed(QStringLiteral("Pantry"))));
    value(rooms().change(operatorsDeed, m_kitchen, givenTo(m_cas)));
    value(rooms().change(operatorsDeed, m_kitchen, archived(true)));
    QVERIFY(notices(m_kitchen).isEmpty());
    QCOMPARE(value(conversations().conversationOf(m_kitchen, m_cas)).name, QStringLiteral("Pantry"));
    QCOMPARE(value(conversations().conversationOf(m_kitchen, m_cas)).role, MemberRole::Owner);
    QVERIFY(!log().first().actor);
    value(rooms().remove(operatorsDeed, m_kitchen));
    QCOMPARE(actions().size(), 4);
}

void ManagedRoomStoreContract::refusesWhoDoesNotAdminister()
{
    for (const UserId actor : {m_bob, m_cas, UserId(999)}) {
        const admin::Deed wrong{actor, kNow};
        QCOMPARE(refusal(rooms().change(wrong, m_kitchen, archived(true))), ErrorCode::Forbidden);
        QCOMPARE(refusal(rooms().change(wrong, m_kitchen, givenTo(m_cas))), ErrorCode::Forbidden);
        QCOMPARE(refusal(rooms().remove(wrong, m_kitchen)), ErrorCode::Forbidden);
        // Nor is a room told apart from none.
        QCOMPARE(refusal(rooms().remove(wrong, ConversationId(999))), ErrorCode::Forbidden);
    }
    QVERIFY(actions().isEmpty());
    QCOMPARE(value(rooms().room(m_kitchen)).archivedAt, Timestamp(0));
}

void ManagedRoomStoreContract::theLobbyStays()
{
    QCOMPARE(refusal(rooms().remove(deed(), chat::kLobby)), ErrorCode::Forbidden);
    QCOMPARE(refusal(rooms().change(deed(), chat::kLobby, archived(true))), ErrorCode::Forbidden);
    QCOMPARE(refusal(rooms().change(deed(), chat::kLobby, givenTo(m_bob))), ErrorCode::Forbidden);
    value(rooms().change(deed(), chat::kLobby, renamed(QStringLiteral("Hall"))));
    QCOMPARE(value(rooms().room(chat::kLobby)).name, QStringLiteral("Hall"));
}

void ManagedRoomStoreContract::aDeletedRoomIsThereForNobody()
{
    const Seq seq = post(m_kitchen, m_bob, QStringLiteral("a secret")).message.seq;
    protocol::RoomLink link;
    link.code = QStringLiteral("way-in");
    link.createdAt = kNow;
    link.expiresAt = kNow + 1'000'000;
    link.usesLeft = 5;
    (void)value(store().rooms().addLink({m_kitchen, m_bob, kNow}, link));
    (void)value(store().rooms().ban({m_kitchen, m_bob, kNow}, m_ada, QStringLiteral("nosy")));
    hooks::NewIncomingHook incoming;
    incoming.conversation = m_kitchen;
    incoming.creator = m_bob;
    incoming.username = incoming.usernameKey = incoming.displayName = QStringLiteral("builds");
    incoming.tokenHash = QByteArray(32, 'h');
    incoming.limit = 5;
    (void)value(store().hooks().createIncoming(incoming));
    hooks::NewOutgoingHook outgoing;
    outgoing.conversation = m_kitchen;
    outgoing.creator = m_bob;
    outgoing.url = QStringLiteral("https://example.org/");
    outgoing.limit = 5;
    const auto out = value(store().hooks().createOutgoing(outgoing));
    (void)value(store().reports().add({m_cas, UserId(), m_kitchen, seq, QStringLiteral("rude"), kNow}, 10));

    value(rooms().remove(deed(), m_kitchen));
    reopen();
    QCOMPARE(refusal(rooms().room(m_kitchen)), ErrorCode::NotFound);
    QCOMPARE(value(rooms().rooms(page({}))).size(), 1);
    QVERIFY(!value(rooms().look(m_kitchen)));
    QCOMPARE(refusal(rooms().members(m_kitchen, page({}))), ErrorCode::NotFound);
    QCOMPARE(refusal(rooms().change(deed(), m_kitchen, archived(false))), ErrorCode::NotFound);
    for (const UserId user : {m_bob, m_cas}) {
        QVERIFY(!value(conversations().isMember(m_kitchen, user)));
        QCOMPARE(value(conversations().conversationIdsOf(user)), QList<ConversationId>{chat::kLobby});
        QCOMPARE(value(conversations().conversationsOf(user)).size(), 1);
        QCOMPARE(value(conversations().rooms(user)).size(), 1);
        QCOMPARE(refusal(messages().append(draft(m_kitchen, user, QStringLiteral("still here?")))),
                 ErrorCode::NotMember);
        QCOMPARE(refusal(conversations().join(m_kitchen, user, kNow)), ErrorCode::NotFound);
        QCOMPARE(refusal(store().rooms().joinByLink(link.code, user, kNow)), ErrorCode::InviteInvalid);
        QCOMPARE(refusal(store().rooms().invite({m_kitchen, user, kNow}, {QStringLiteral("ada")})),
                 ErrorCode::NotMember);
        QCOMPARE(refusal(store().amendments().recall({m_kitchen, seq, user, kNow}, 1000)),
                 ErrorCode::NotMember);
        QCOMPARE(refusal(store().hooks().hooksOf(m_kitchen, user)), ErrorCode::NotMember);
    }
    QCOMPARE(refusal(store().rooms().noteMembers(m_kitchen, {m_bob}, {m_bob}, kNow)), ErrorCode::NotMember);
    QVERIFY(!value(store().hooks().findIncoming(QByteArray(32, 'h'))));
    QVERIFY(!value(store().hooks().findOutgoing(out.id)));
    for (const QString &table : {QStringLiteral("memberships"), QStringLiteral("room_links"),
                                 QStringLiteral("room_bans"), QStringLiteral("room_silences")}) {
        QCOMPARE(column(QStringLiteral("SELECT COUNT(*) FROM %1 WHERE conversation_id = %2")
                            .arg(table)
                            .arg(m_kitchen.value())),
                 QStringList{QStringLiteral("0")});
    }
    // A report tells what happened there nevertheless.
    const auto report = value(store().reports().list(admin::ReportState::Open, 0, 10)).first();
    QCOMPARE(report.conversationName, QStringLiteral("Kitchen"));
    QCOMPARE(report.text, QStringLiteral("a secret"));
    const admin::AuditEntry entry = log().first();
    QCOMPARE(entry.action, QString(action::kRoomDeleted));
    QCOMPARE(entry.room, m_kitchen);
    QCOMPARE(entry.detail, QStringLiteral("Kitchen"));
    QCOMPARE(value(store().administration().usage()).rooms, 1);
}

void ManagedRoomStoreContract::itsNameIsFreeAgainButItsNumberIsNot()
{
    value(rooms().remove(deed(), m_kitchen));
    (void)sweep();
    reopen();
    const ConversationId again = addRoom(QStringLiteral("Kitchen"), m_cas);
    // A client that was away would take what it knows of the old room for the new one.
    QVERIFY(again.value() > m_kitchen.value());
}

void ManagedRoomStoreContract::itsMessagesAndPicturesGoLittleByLittle()
{
    const QString own(32, u'a');
    const QString shared(32, u'b');
    for (const QString &picture : {own, shared}) {
        (void)addImage(m_bob, picture);
        chat::NewMessage message = draft(m_kitchen, m_bob, QStringLiteral("look"));
        message.image = picture;
        (void)value(messages().append(message));
    }
    chat::NewMessage elsewhere = draft(chat::kLobby, m_bob, QStringLiteral("look here"));
    elsewhere.image = shared;
    (void)value(messages().append(elsewhere));
    for (int i = 0; i < 25; ++i)
        (void)post(m_kitchen, m_cas, QStringLiteral("message %1").arg(i));
    const chat::Amendment first{m_kitchen, Seq(1), m_cas, kNow};
    (void)value(store().amendments().react(first, QStringLiteral("👍"), true));
    const chat::Amendment last{m_kitchen, Seq(27), m_cas, kNow};
    (void)value(
        store().amendments().edit(last, QStringLiteral("@bob other"), {{QStringLiteral("bob")}}, 1000));
    (void)post(chat::kLobby, m_cas, QStringLiteral("stays"));

    value(rooms().remove(deed(), m_kitchen));
    QCOMPARE(value(removals().next()), m_kitchen);
    QVERIFY(!value(removals().step(m_kitchen, 10)));
    reopen();
    QCOMPARE(sweep(10), 3);
    for (const QString &table : {QStringLiteral("messages"), QStringLiteral("reactions"),
                                 QStringLiteral("mentions"), QStringLiteral("message_edits")}) {
        QCOMPARE(column(QStringLiteral("SELECT COUNT(*) FROM %1 WHERE conversation_id = %2")
                            .arg(table)
                            .arg(m_kitchen.value())),
                 QStringList{QStringLiteral("0")});
    }
    QCOMPARE(value(messages().page(chat::kLobby, Seq(), 10)).messages.size(), 2);
    // What is shown elsewhere stays.
    QCOMPARE(value(uploads().discarded(10)), QList<UploadId>{own});
    QVERIFY(!value(removals().next()));
}

void ManagedRoomStoreContract::formerMembersAreForgottenLater()
{
    value(rooms().remove(deed(), m_kitchen));
    QList<UserId> both{m_bob, m_cas};
    QCOMPARE(value(rooms().formerMembers(m_kitchen)), both);
    value(removals().forgetMembers(deed().at + 1));
    // Not before everything else is gone.
    QCOMPARE(value(rooms().formerMembers(m_kitchen)), both);
    (void)sweep();
    value(removals().forgetMembers(deed().at));
    QCOMPARE(value(rooms().formerMembers(m_kitchen)), both);
    value(removals().forgetMembers(deed().at + 1));
    QVERIFY(value(rooms().formerMembers(m_kitchen)).isEmpty());
}

void ManagedRoomStoreContract::theIndexIsToldThatItIsGone()
{
    (void)post(m_kitchen, m_bob, QStringLiteral("hello"));
    value(rooms().remove(deed(), m_kitchen));
    for (const chat::ConversationCounters &each : value(store().searchSource().counters()))
        QCOMPARE(each.isGone, each.id == m_kitchen);
}

void ManagedRoomStoreContract::twoDeletionsAreOne()
{
    auto other = openAnother();
    QVERIFY(other);
    Tasks<void> tasks;
    tasks.push_back(rooms().remove(deed(), m_kitchen));
    tasks.push_back((*other)->managedRooms().remove(deed(), m_kitchen));
    tasks.push_back(rooms().remove(deed(), m_kitchen));
    int done = 0;
    for (const Result<> &result : all(std::move(tasks))) {
        done += int(result.has_value());
        if (!result)
            QCOMPARE(result.error().code, ErrorCode::NotFound);
    }
    QCOMPARE(done, 1);
    QCOMPARE(actions(), QStringList{QString(action::kRoomDeleted)});
}

} // namespace foyer::test
