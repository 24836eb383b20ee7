// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/hook_store_contract.h"

#include "server/accounts/bot_store.h"
#include "server/accounts/closing_store.h"

namespace foyer::test {

using hooks::DeliveryState;
using hooks::IncomingHook;
using hooks::IncomingHookId;
using hooks::NewIncomingHook;
using hooks::NewOutgoingHook;
using hooks::OutgoingHook;
using hooks::OutgoingHookId;

void HookStoreContract::prepare()
{
    m_owner = addUser(QStringLiteral("Olga"));
    m_ann = addUser(QStringLiteral("Ann"));
    m_stranger = addUser(QStringLiteral("Sid"));
    m_room = addRoom(QStringLiteral("Tea"), m_owner);
    QVERIFY(value(conversations().join(m_room, m_ann, kNow)));
}

NewIncomingHook HookStoreContract::incoming(const QString &name) const
{
    NewIncomingHook hook;
    hook.conversation = m_room;
    hook.creator = m_owner;
    hook.username = QStringLiteral("hook-") + name;
    hook.usernameKey = hook.username;
    hook.displayName = name;
    hook.avatar = QStringLiteral("a7");
    hook.tokenHash = name.toUtf8().leftJustified(32, '\0');
    hook.createdAt = kNow;
    hook.limit = 3;
    return hook;
}

NewOutgoingHook HookStoreContract::outgoing(const QString &trigger) const
{
    NewOutgoingHook hook;
    hook.conversation = m_room;
    hook.creator = m_owner;
    hook.url = QStringLiteral("https://example.org/in?a=b");
    hook.secret = QStringLiteral("whsec_c2VjcmV0");
    hook.trigger = trigger;
    hook.createdAt = kNow;
    hook.limit = 3;
    return hook;
}

void HookStoreContract::makesAnAccountForAnIncomingHook()
{
    post(m_room, m_ann, QStringLiteral("one"));
    const IncomingHook hook = value(hookStore().createIncoming(incoming(QStringLiteral("builds"))));
    QVERIFY(hook.id.isValid());
    QCOMPARE(hook.conversation, m_room);
    QCOMPARE(hook.creator.id, m_owner);
    QCOMPARE(hook.createdAt, kNow);
    QCOMPARE(hook.lastUsedAt, 0);
    QCOMPARE(hook.bot.displayName, QStringLiteral("builds"));
    QCOMPARE(hook.bot.avatar, QStringLiteral("a7"));
    QCOMPARE(hook.bot.role, protocol::UserRole::Bot);
    const auto member = value(conversations().member(m_room, hook.bot.id));
    QVERIFY(member);
    QCOMPARE(member->role, protocol::MemberRole::Member);
    QVERIFY(!value(conversations().isMember(chat::kLobby, hook.bot.id)));
    QCOMPARE(post(m_room, hook.bot.id, QStringLiteral("green")).message.author, hook.bot);
    // It is no bot that somebody keeps.
    QVERIFY(value(store().bots().list(std::nullopt)).isEmpty());
}

void HookStoreContract::findsAnIncomingHookByItsToken()
{
    const IncomingHook hook = value(hookStore().createIncoming(incoming(QStringLiteral("builds"))));
    reopen();
    const QByteArray hash = QByteArray("builds").leftJustified(32, '\0');
    auto found = value(hookStore().findIncoming(hash));
    QVERIFY(found);
    QCOMPARE(found->id, hook.id);
    QVERIFY(!value(hookStore().findIncoming(QByteArray("other").leftJustified(32, '\0'))));
    QVERIFY(!value(hookStore().findIncoming(QByteArray())));
    value(hookStore().touchIncoming(hook.id, kNow + 7));
    value(hookStore().touchIncoming(IncomingHookId(99), kNow));
    QCOMPARE(value(hookStore().findIncoming(hash))->lastUsedAt, kNow + 7);
}

void HookStoreContract::removesAnIncomingHookAndItsMembership()
{
    const IncomingHook hook = value(hookStore().createIncoming(incoming(QStringLiteral("builds"))));
    post(m_room, hook.bot.id, QStringLiteral("green"));
    QCOMPARE(value(hookStore().removeIncoming(m_room, hook.id, m_owner)), hook.bot.id);
    QVERIFY(!value(hookStore().findIncoming(QByteArray("builds").leftJustified(32, '\0'))));
    QVERIFY(!value(conversations().isMember(m_room, hook.bot.id)));
    QCOMPARE(refusal(messages().append(draft(m_room, hook.bot.id, QStringLiteral("x")))),
             ErrorCode::NotMember);
    QCOMPARE(refusal(hookStore().removeIncoming(m_room, hook.id, m_owner)), ErrorCode::NotFound);
    QCOMPARE(value(messages().page(m_room, {}, 9)).messages.first().author.id, hook.bot.id);
}

void HookStoreContract::beginsAnOutgoingHookAfterTheNewestMessage()
{
    post(m_room, m_ann, QStringLiteral("one"));
    post(m_room, m_ann, QStringLiteral("two"));
    const OutgoingHook hook = value(hookStore().createOutgoing(outgoing(QStringLiteral("天气"))));
    QVERIFY(hook.id.isValid());
    QCOMPARE(hook.conversation, m_room);
    QCOMPARE(hook.conversationName, QStringLiteral("Tea"));
    QCOMPARE(hook.url, QStringLiteral("https://example.org/in?a=b"));
    QCOMPARE(hook.secret, QStringLiteral("whsec_c2VjcmV0"));
    QCOMPARE(hook.trigger, QStringLiteral("天气"));
    QCOMPARE(hook.creator.id, m_owner);
    DeliveryState fresh;
    fresh.delivered = Seq(2);
    QCOMPARE(hook.state, fresh);
    reopen();
    const auto found = value(hookStore().findOutgoing(hook.id));
    QVERIFY(found);
    QCOMPARE(found->state, fresh);
    QCOMPARE(found->secret, hook.secret);
}

void HookStoreContract::notesDeliveries()
{
    const OutgoingHookId id = value(hookStore().createOutgoing(outgoing())).id;
    const DeliveryState state{Seq(5), 3, kNow, kNow + 1, kNow + 2, 503, QStringLiteral("timeout")};
    value(hookStore().note(id, state));
    reopen();
    QCOMPARE(value(hookStore().findOutgoing(id))->state, state);
    // What is gone stays so.
    value(hookStore().removeOutgoing(m_room, id, m_owner));
    value(hookStore().note(id, state));
    QVERIFY(!value(hookStore().findOutgoing(id)));
}

void HookStoreContract::neverMovesDeliveriesBack()
{
    const OutgoingHookId id = value(hookStore().createOutgoing(outgoing())).id;
    DeliveryState state;
    state.delivered = Seq(5);
    value(hookStore().note(id, state));
    state.delivered = Seq(4);
    state.failures = 9;
    value(hookStore().note(id, state));
    QCOMPARE(value(hookStore().findOutgoing(id))->state.delivered, Seq(5));
    QCOMPARE(value(hookStore().findOutgoing(id))->state.failures, 0);
}

void HookStoreContract::resumesWithoutItsFailures()
{
    const OutgoingHookId id = value(hookStore().createOutgoing(outgoing())).id;
    value(hookStore().note(id, {Seq(5), 3, kNow, kNow + 1, kNow + 2, 410, {}}));
    QVERIFY(value(hookStore().activeOutgoing()).isEmpty());
    const OutgoingHook resumed = value(hookStore().resumeOutgoing(m_room, id, m_owner));
    DeliveryState fresh;
    fresh.delivered = Seq(5);
    QCOMPARE(resumed.state, fresh);
    QCOMPARE(value(hookStore().activeOutgoing()).size(), 1);
}

void HookStoreContract::listsWhatIsActive()
{
    const OutgoingHookId one = value(hookStore().createOutgoing(outgoing())).id;
    const OutgoingHookId two = value(hookStore().createOutgoing(outgoing())).id;
    value(hookStore().note(one, {Seq(0), 1, kNow, kNow, kNow, 410, {}}));
    const QList<OutgoingHook> active = value(hookStore().activeOutgoing());
    QCOMPARE(active.size(), 1);
    QCOMPARE(active.first().id, two);
    const hooks::RoomHooks all = value(hookStore().hooksOf(m_room, m_owner));
    QCOMPARE(all.outgoing.size(), 2);
    QCOMPARE(all.outgoing.first().state.disabledAt, kNow);
    QVERIFY(all.incoming.isEmpty());
}

void HookStoreContract::asksForTheRight()
{
    const IncomingHookId in = value(hookStore().createIncoming(incoming(QStringLiteral("a")))).id;
    const OutgoingHookId out = value(hookStore().createOutgoing(outgoing())).id;
    const auto expect = [&](UserId actor, ErrorCode code) {
        NewIncomingHook newIn = incoming(QStringLiteral("b"));
        newIn.creator = actor;
        NewOutgoingHook newOut = outgoing();
        newOut.creator = actor;
        QCOMPARE(refusal(hookStore().hooksOf(m_room, actor)), code);
        QCOMPARE(refusal(hookStore().createIncoming(newIn)), code);
        QCOMPARE(refusal(hookStore().removeIncoming(m_room, in, actor)), code);
        QCOMPARE(refusal(hookStore().createOutgoing(newOut)), code);
        QCOMPARE(refusal(hookStore().removeOutgoing(m_room, out, actor)), code);
        QCOMPARE(refusal(hookStore().resumeOutgoing(m_room, out, actor)), code);
    };
    expect(m_ann, ErrorCode::Forbidden);
    expect(m_stranger, ErrorCode::NotMember);
    expect(UserId(999), ErrorCode::NotMember);
    QVERIFY(database().execute(
        {QStringLiteral("UPDATE memberships SET role = 'moderator' WHERE user_id = %1").arg(m_ann.value())}));
    QCOMPARE(value(hookStore().hooksOf(m_room, m_ann)).incoming.size(), 1);
    QCOMPARE(column(QStringLiteral("SELECT COUNT(*) FROM users WHERE role = 'bot'")),
             QStringList{QStringLiteral("1")});
}

void HookStoreContract::keepsHooksOfRoomsApart()
{
    const IncomingHookId in = value(hookStore().createIncoming(incoming(QStringLiteral("a")))).id;
    const OutgoingHookId out = value(hookStore().createOutgoing(outgoing())).id;
    const ConversationId other = addRoom(QStringLiteral("Other"), m_owner);
    QCOMPARE(refusal(hookStore().removeIncoming(other, in, m_owner)), ErrorCode::NotFound);
    QCOMPARE(refusal(hookStore().removeOutgoing(other, out, m_owner)), ErrorCode::NotFound);
    QCOMPARE(refusal(hookStore().resumeOutgoing(other, out, m_owner)), ErrorCode::NotFound);
    QVERIFY(value(hookStore().hooksOf(other, m_owner)).incoming.isEmpty());
    QVERIFY(value(hookStore().hooksOf(other, m_owner)).outgoing.isEmpty());
    QCOMPARE(value(hookStore().hooksOf(m_room, m_owner)).incoming.size(), 1);
    QCOMPARE(value(hookStore().hooksOf(m_room, m_owner)).outgoing.size(), 1);
}

void HookStoreContract::boundsTheHooksOfOneRoom()
{
    for (int i = 0; i < 3; ++i) {
        value(hookStore().createIncoming(incoming(QString::number(i))));
        value(hookStore().createOutgoing(outgoing()));
    }
    QCOMPARE(refusal(hookStore().createIncoming(incoming(QStringLiteral("3")))), ErrorCode::LimitReached);
    QCOMPARE(refusal(hookStore().createOutgoing(outgoing())), ErrorCode::LimitReached);
    QCOMPARE(value(conversations().memberCount(m_room)), 5);
}

void HookStoreContract::knowsNoHooksOutsideOfRooms()
{
    NewOutgoingHook hook = outgoing();
    hook.conversation = ConversationId(999);
    QCOMPARE(refusal(hookStore().createOutgoing(hook)), ErrorCode::NotMember);
    QCOMPARE(refusal(hookStore().hooksOf(ConversationId(999), m_owner)), ErrorCode::NotMember);
    QVERIFY(!value(hookStore().findOutgoing(OutgoingHookId(999))));
}

void HookStoreContract::restsForGoodWhenItsMakerIsGone()
{
    (void)value(hookStore().createIncoming(incoming(QStringLiteral("builds"))));
    const OutgoingHook out = value(hookStore().createOutgoing(outgoing()));
    QVERIFY(!value(hookStore().findIncoming(incoming(QStringLiteral("builds")).tokenHash))->isResting);
    QVERIFY(!value(hookStore().findOutgoing(out.id))->isResting);
    const auto account = value(users().find(m_owner));
    (void)value(store().closings().close(
        {m_owner, account->passwordHash, accounts::DeletedMessages::Keep, kNow + 1}));
    QVERIFY(value(hookStore().findIncoming(incoming(QStringLiteral("builds")).tokenHash))->isResting);
    QVERIFY(value(hookStore().findOutgoing(out.id))->isResting);
}

} // namespace foyer::test
