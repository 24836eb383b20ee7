// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/departure_store_contract.h"

#include "server/accounts/bot_store.h"
#include "server/accounts/profile_store.h"
#include "server/chat/amendment_store.h"
#include "server/chat/block_store.h"
#include "server/media/avatar_store.h"

#include <algorithm>

namespace foyer::test {
namespace {

using accounts::Closing;
using accounts::DeletedMessages;
using protocol::Message;

/// As long as a real hash.
QByteArray token(const QByteArray &name)
{
    return name.leftJustified(32, '.');
}

accounts::NewBot botOf(UserId owner, const QString &name, Timestamp at)
{
    accounts::NewBot bot;
    bot.username = name;
    bot.usernameKey = name;
    bot.displayName = name;
    bot.owner = owner;
    bot.createdAt = at;
    bot.limit = 3;
    return bot;
}

chat::Amendment amendment(const Message &message, UserId actor)
{
    return {message.conversation, message.seq, actor, message.createdAt + 1};
}

} // namespace

void DepartureStoreContract::prepare()
{
    m_ada = addUser(QStringLiteral("ada"));
    m_bob = addUser(QStringLiteral("bob"));
    m_room = addRoom(QStringLiteral("Kitchen"), m_ada);
    (void)value(conversations().join(m_room, m_bob, kNow));
}

Closing DepartureStoreContract::closing(UserId user, DeletedMessages messages)
{
    const auto account = value(users().find(user));
    return {user, account ? account->passwordHash : QString(), messages, kNow + 10};
}

QList<SessionId> DepartureStoreContract::close(UserId user, DeletedMessages messages)
{
    return value(store().closings().close(closing(user, messages)));
}

QList<Message> DepartureStoreContract::follow(int limit)
{
    QList<Message> changed;
    for (;;) {
        const auto departure = value(store().departures().next());
        if (!departure)
            return changed;
        changed += value(store().departures().step(*departure, limit, kNow + 20)).changed;
    }
}

QList<Message> DepartureStoreContract::history(ConversationId conversation)
{
    return value(messages().page(conversation, Seq(), 200)).messages;
}

void DepartureStoreContract::nothingOfThePersonIsLeft()
{
    accounts::ProfileChange change;
    change.displayName = QStringLiteral("Countess");
    change.status = protocol::Status{QStringLiteral("🌴"), QStringLiteral("away")};
    (void)value(store().profiles().change(m_ada, change));
    const QString avatar(32, u'a');
    value(store().avatars().set(m_ada, avatar, kNow));
    (void)close(m_ada);

    const auto profile = value(store().profiles().find(m_ada));
    QVERIFY(profile);
    QCOMPARE(profile->user.role, protocol::UserRole::Deleted);
    QCOMPARE(profile->user.username, QString());
    QCOMPARE(profile->user.displayName, QStringLiteral("Deleted user"));
    QCOMPARE(profile->user.avatar, QString());
    QCOMPARE(profile->status, protocol::Status{});
    QCOMPARE(value(users().find(m_ada))->passwordHash, QString());
    QCOMPARE(value(uploads().discarded(10)), QList<UploadId>{avatar});
    for (const QString &name :
         {QStringLiteral("username"), QStringLiteral("username_key"), QStringLiteral("display_name")}) {
        const QStringList values =
            column(QStringLiteral("SELECT %1 FROM users WHERE id = %2").arg(name).arg(m_ada.value()));
        QCOMPARE(values.size(), 1);
        QVERIFY(!values.first().contains(QStringLiteral("ada")));
        QVERIFY(!values.first().contains(QStringLiteral("Countess")));
    }
}

void DepartureStoreContract::theNameIsNeverGivenAgain()
{
    (void)close(m_ada);
    QVERIFY(!value(users().findByKey(QStringLiteral("ada"))));
    QCOMPARE(refusal(users().create(account(QStringLiteral("ada")))), ErrorCode::NameTaken);
    (void)follow();
    QCOMPARE(refusal(users().create(account(QStringLiteral("ada")))), ErrorCode::NameTaken);
    QCOMPARE(refusal(store().bots().create(botOf(m_bob, QStringLiteral("ada"), kNow))), ErrorCode::NameTaken);
    (void)addUser(QStringLiteral("adah"));
    QCOMPARE(refusal(users().create(account(QStringLiteral("bob")))), ErrorCode::NameTaken);
}

void DepartureStoreContract::everySessionEndsForGood()
{
    accounts::NewSession wanted;
    wanted.user = m_ada;
    wanted.tokenHash = token("living");
    wanted.expiresAt = kNow + 1'000'000;
    const auto living = value(sessions().open(wanted, accounts::SessionPolicy::Unlimited));
    wanted.tokenHash = token("replaced");
    const auto replaced = value(sessions().open(wanted, accounts::SessionPolicy::Unlimited));
    value(sessions().end(m_ada, replaced.session.id, protocol::SessionEnd::Replaced));
    QCOMPARE(close(m_ada), QList<SessionId>{living.session.id});
    QCOMPARE(value(sessions().findByTokenHash(token("living")))->end, protocol::SessionEnd::AccountDeleted);
    QCOMPARE(refusal(sessions().takeBack(replaced.session.id, accounts::SessionPolicy::Unlimited, kNow + 11)),
             ErrorCode::NotFound);
    // A sign-in that was on its way.
    wanted.tokenHash = token("late");
    wanted.provenHash = QStringLiteral("$argon2id$hash of ada");
    QCOMPARE(refusal(sessions().open(wanted, accounts::SessionPolicy::Unlimited)), ErrorCode::WrongPassword);
}

void DepartureStoreContract::onlyTheProvenPasswordCloses()
{
    Closing wrong = closing(m_ada, DeletedMessages::Remove);
    wrong.provenHash = QStringLiteral("another hash");
    QCOMPARE(refusal(store().closings().close(wrong)), ErrorCode::WrongPassword);
    wrong.user = UserId(4711);
    QCOMPARE(refusal(store().closings().close(wrong)), ErrorCode::WrongPassword);
    QVERIFY(!value(store().departures().next()));
    QCOMPARE(value(users().find(m_ada))->user.displayName, QStringLiteral("ada"));
}

void DepartureStoreContract::twoClosingsAtOnceAreOne()
{
    Tasks<QList<SessionId>> tasks;
    for (int i = 0; i < 5; ++i)
        tasks.push_back(store().closings().close(closing(m_ada, DeletedMessages::Keep)));
    const auto results = all(std::move(tasks));
    QCOMPARE(std::count_if(results.begin(), results.end(), [](const auto &each) { return each.has_value(); }),
             1);
}

void DepartureStoreContract::blocksAndInvitesGo()
{
    (void)value(store().blocks().add(m_ada, m_bob, kNow));
    (void)value(store().blocks().add(m_bob, m_ada, kNow));
    value(users().createInvite({QStringLiteral("code"), m_ada, kNow, kNow + 1000, 5}, m_ada));
    (void)close(m_ada);
    QVERIFY(value(store().blocks().blockedBy(m_bob)).isEmpty());
    QVERIFY(!value(store().blocks().areApart(m_ada, m_bob)));
    QVERIFY(value(users().invites(kNow)).isEmpty());
}

void DepartureStoreContract::whatIsGoneCannotBeChanged()
{
    (void)close(m_ada);
    accounts::ProfileChange change;
    change.displayName = QStringLiteral("back again");
    QCOMPARE(refusal(store().profiles().change(m_ada, change)), ErrorCode::NotFound);
    QCOMPARE(refusal(store().avatars().set(m_ada, QString(32, u'a'), kNow)), ErrorCode::NotFound);
    QCOMPARE(refusal(store().blocks().add(m_bob, m_ada, kNow)), ErrorCode::NotFound);
    QCOMPARE(refusal(store().closings().close({m_ada, QStringLiteral("x"), DeletedMessages::Keep, kNow})),
             ErrorCode::WrongPassword);
}

void DepartureStoreContract::theLastAdministratorStays()
{
    QVERIFY(value(users().offerAdminLink("0123", false)));
    (void)value(users().claimAdminLink(m_ada, "0123"));
    QCOMPARE(refusal(store().closings().close(closing(m_ada, DeletedMessages::Keep))),
             ErrorCode::LastAdministrator);
    QCOMPARE(value(users().find(m_ada))->user.displayName, QStringLiteral("ada"));
    QVERIFY(value(users().offerAdminLink("4567", true)));
    (void)value(users().claimAdminLink(m_bob, "4567"));
    (void)close(m_ada);
}

void DepartureStoreContract::botsGoWithTheirOwner()
{
    const UserId bot = value(store().bots().create(botOf(m_ada, QStringLiteral("clock"), kNow))).user.id;
    const UserId other = value(store().bots().create(botOf(m_bob, QStringLiteral("bell"), kNow))).user.id;
    accounts::NewSession wanted;
    wanted.kind = protocol::SessionKind::Bot;
    wanted.user = bot;
    wanted.tokenHash = token("clock");
    wanted.expiresAt = kNow + 1'000'000;
    const auto living = value(sessions().open(wanted, accounts::SessionPolicy::Unlimited));
    wanted.user = other;
    wanted.tokenHash = token("bell");
    (void)value(sessions().open(wanted, accounts::SessionPolicy::Unlimited));
    QCOMPARE(close(m_ada), QList<SessionId>{living.session.id});
    QCOMPARE(value(sessions().findByTokenHash(token("clock")))->end, protocol::SessionEnd::Revoked);
    QVERIFY(!value(store().bots().find(bot)));
    QVERIFY(!value(sessions().findByTokenHash(token("bell")))->end);
    QVERIFY(value(store().bots().find(other)));
}

void DepartureStoreContract::keptMessagesStandUnderTheNewName()
{
    const Message said = post(m_room, m_ada, QStringLiteral("by ada")).message;
    (void)post(m_room, m_bob, QStringLiteral("by bob"));
    (void)close(m_ada);
    const QList<Message> changed = follow();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().seq, said.seq);
    QCOMPARE(changed.first().text, said.text);
    QCOMPARE(changed.first().recalledAt, 0);
    QCOMPARE(changed.first().author.displayName, QStringLiteral("Deleted user"));
    QCOMPARE(history(m_room).first(), changed.first());
    QVERIFY(!value(store().departures().next()));
}

void DepartureStoreContract::removedMessagesAreTombstones()
{
    const QString picture(32, u'c');
    (void)addImage(m_ada, picture);
    chat::NewMessage shown = draft(m_room, m_ada, QStringLiteral("look"));
    shown.image = picture;
    (void)value(messages().append(shown));
    const Message edited = post(m_room, m_ada, QStringLiteral("wording")).message;
    (void)value(store().amendments().edit(amendment(edited, m_ada), QStringLiteral("@bob other"),
                                          {{QStringLiteral("bob")}}, 1000));
    (void)close(m_ada, DeletedMessages::Remove);
    const QList<Message> changed = follow();
    QCOMPARE(changed.size(), 2);
    for (const Message &message : history(m_room)) {
        QCOMPARE(message.text, QString());
        QVERIFY(!message.image);
        QVERIFY(message.mentions.isEmpty());
        QCOMPARE(message.recalledAt, kNow + 20);
        QCOMPARE(message.author.role, protocol::UserRole::Deleted);
    }
    QCOMPARE(value(uploads().discarded(10)), QList<UploadId>{picture});
    QCOMPARE(column(QStringLiteral("SELECT COUNT(*) FROM message_edits")), QStringList{QStringLiteral("0")});
    QCOMPARE(column(QStringLiteral("SELECT COUNT(*) FROM mentions")), QStringList{QStringLiteral("0")});
}

void DepartureStoreContract::reactionsAreTakenAway()
{
    const Message one = post(m_room, m_bob, QStringLiteral("one")).message;
    const Message two = post(m_room, m_bob, QStringLiteral("two")).message;
    const QString thumb = QStringLiteral("👍");
    (void)value(store().amendments().react(amendment(one, m_ada), thumb, true));
    (void)value(store().amendments().react(amendment(one, m_ada), QStringLiteral("🎉"), true));
    (void)value(store().amendments().react(amendment(one, m_bob), thumb, true));
    (void)value(store().amendments().react(amendment(two, m_ada), thumb, true));
    (void)close(m_ada);
    QCOMPARE(follow().size(), 2);
    const QList<Message> now = history(m_room);
    QCOMPARE(now.first().reactions.size(), 1);
    QCOMPARE(now.first().reactions.first().users, QList<UserId>{m_bob});
    QVERIFY(now.last().reactions.isEmpty());
    QCOMPARE(now.last().text, QStringLiteral("two"));
}

void DepartureStoreContract::repliesShowWhatIsLeft()
{
    const Message said = post(m_room, m_ada, QStringLiteral("by ada")).message;
    chat::NewMessage answer = draft(m_room, m_bob, QStringLiteral("indeed"));
    answer.replyTo = said.seq;
    (void)value(messages().append(answer));
    answer = draft(m_room, m_ada, QStringLiteral("to myself"));
    answer.replyTo = said.seq;
    (void)value(messages().append(answer));
    (void)close(m_ada, DeletedMessages::Remove);
    const QList<Message> changed = follow();
    QCOMPARE(changed.size(), 3);
    const Message reply = history(m_room).at(1);
    QCOMPARE(reply.text, QStringLiteral("indeed"));
    QVERIFY(reply.replyTo->isRecalled);
    QCOMPARE(reply.replyTo->text, QString());
    QCOMPARE(reply.replyTo->author.displayName, QStringLiteral("Deleted user"));
}

void DepartureStoreContract::everyChangeTakesOneRevision()
{
    for (int i = 0; i < 20; ++i) {
        (void)post(m_room, m_ada, QStringLiteral("room %1").arg(i));
        (void)post(chat::kLobby, m_ada, QStringLiteral("lobby %1").arg(i));
    }
    const Revision before = value(conversations().conversationOf(m_room, m_bob)).revision;
    (void)close(m_ada, DeletedMessages::Remove);
    const QList<Message> changed = follow(7);
    QCOMPARE(changed.size(), 40);
    qint64 expected = before.value();
    for (const Message &message : changed) {
        if (message.conversation == m_room)
            QCOMPARE(message.revision.value(), ++expected);
    }
    const auto now = value(conversations().conversationOf(m_room, m_bob));
    QCOMPARE(now.revision.value(), expected);
    QCOMPARE(now.lastSeq, Seq(20));
    QCOMPARE(value(conversations().conversationOf(chat::kLobby, m_bob)).revision, Revision(40));
}

void DepartureStoreContract::stepsGoOnAfterARestart()
{
    for (int i = 0; i < 30; ++i)
        (void)post(m_room, m_ada, QStringLiteral("message %1").arg(i));
    (void)close(m_ada, DeletedMessages::Remove);
    const auto departure = value(store().departures().next());
    QVERIFY(departure && departure->removesMessages);
    QCOMPARE(departure->user.role, protocol::UserRole::Deleted);
    QCOMPARE(value(store().departures().step(*departure, 10, kNow)).changed.size(), 10);
    reopen();
    QCOMPARE(follow().size(), 20);
    for (const Message &message : history(m_room))
        QVERIFY(message.recalledAt > 0);
    QVERIFY(value(store().departures().step(*departure, 10, kNow)).isDone);
}

void DepartureStoreContract::departuresComeInTheirOrder()
{
    QVERIFY(!value(store().departures().next()));
    (void)close(m_bob);
    Closing later = closing(m_ada, DeletedMessages::Remove);
    later.at += 5;
    (void)value(store().closings().close(later));
    QCOMPARE(value(store().departures().next())->user.id, m_bob);
    (void)value(store().departures().step(*value(store().departures().next()), 10, kNow));
    QCOMPARE(value(store().departures().next())->user.id, m_ada);
    QVERIFY(follow().isEmpty());
}

void DepartureStoreContract::nobodyElsesWordsChange()
{
    (void)post(m_room, m_bob, QStringLiteral("by bob"));
    (void)post(m_room, m_ada, QStringLiteral("by ada"));
    const QList<Message> before = history(m_room);
    (void)close(m_ada, DeletedMessages::Remove);
    (void)follow();
    QCOMPARE(history(m_room).first(), before.first());
    QCOMPARE(history(m_room).size(), 2);
}

} // namespace foyer::test
