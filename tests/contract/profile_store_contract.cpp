// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/profile_store_contract.h"

#include "common/base/limits.h"
#include "server/accounts/profile_store.h"
#include "server/chat/block_store.h"
#include "server/media/avatar_store.h"

#include <algorithm>

namespace foyer::test {
namespace {

using accounts::PasswordChange;
using accounts::ProfileChange;
using protocol::Profile;

const QString kFirst = QString(32, u'a');
const QString kSecond = QString(32, u'b');

/// As long as a real hash.
QByteArray token(const QByteArray &name)
{
    return name.leftJustified(32, '.');
}

ProfileChange named(const QString &name)
{
    ProfileChange change;
    change.displayName = name;
    return change;
}

} // namespace

void ProfileStoreContract::prepare()
{
    m_ada = addUser(QStringLiteral("ada"));
    m_bob = addUser(QStringLiteral("bob"));
}

QString ProfileStoreContract::hashOf(UserId user)
{
    const auto account = value(users().find(user));
    return account ? account->passwordHash : QString();
}

accounts::OpenedSession ProfileStoreContract::signIn(UserId user, const QByteArray &name,
                                                     const QString &provenHash)
{
    accounts::NewSession session;
    session.user = user;
    session.tokenHash = token(name);
    session.provenHash = provenHash;
    session.createdAt = kNow;
    session.expiresAt = kNow + 1'000'000;
    return value(sessions().open(session, accounts::SessionPolicy::Unlimited));
}

void ProfileStoreContract::showsWhatWasChanged()
{
    ProfileChange change = named(QStringLiteral("Ada 🌸 洛"));
    change.avatar = QStringLiteral("a7");
    change.status =
        protocol::Status{QStringLiteral("👩‍👩‍👧‍👦"), QString(limits::kStatusMax, u'界')};
    const Profile changed = value(profiles().change(m_ada, change));
    QCOMPARE(changed.user.displayName, *change.displayName);
    QCOMPARE(changed.user.username, QStringLiteral("ada"));
    QCOMPARE(changed.user.avatar, QStringLiteral("a7"));
    QCOMPARE(changed.status, *change.status);
    reopen();
    QCOMPARE(value(profiles().find(m_ada)), changed);
    QCOMPARE(value(users().findByKey(QStringLiteral("ada")))->user, changed.user);
}

void ProfileStoreContract::changesOnlyWhatIsGiven()
{
    ProfileChange status;
    status.status = protocol::Status{QStringLiteral("🌴"), QStringLiteral("away")};
    (void)value(profiles().change(m_ada, status));
    const Profile renamed = value(profiles().change(m_ada, named(QStringLiteral("Countess"))));
    QCOMPARE(renamed.status, *status.status);
    QCOMPARE(renamed.user.avatar, QStringLiteral("a3"));
    QCOMPARE(value(profiles().change(m_ada, {})), renamed);
    status.status = protocol::Status{};
    const Profile cleared = value(profiles().change(m_ada, status));
    QCOMPARE(cleared.status, protocol::Status{});
    QCOMPARE(cleared.user.displayName, QStringLiteral("Countess"));
    // Another's profile is another's.
    QCOMPARE(value(profiles().find(m_bob))->user.displayName, QStringLiteral("bob"));
}

void ProfileStoreContract::knowsNothingOfUnknownUsers()
{
    QVERIFY(!value(profiles().find(UserId(4711))));
    QVERIFY(!value(profiles().find(UserId())));
    QCOMPARE(refusal(profiles().change(UserId(4711), named(QStringLiteral("x")))), ErrorCode::NotFound);
}

void ProfileStoreContract::everyViewShowsTheNewName()
{
    post(chat::kLobby, m_ada, QStringLiteral("hello"));
    (void)value(profiles().change(m_ada, named(QStringLiteral("Countess"))));
    const auto page = value(messages().page(chat::kLobby, Seq(), 10));
    QCOMPARE(page.messages.first().author.displayName, QStringLiteral("Countess"));
    const auto list = value(conversations().conversationsOf(m_bob));
    QCOMPARE(list.first().lastMessage->author.displayName, QStringLiteral("Countess"));
    const auto members = value(conversations().members(chat::kLobby));
    QCOMPARE(members.first().user.displayName, QStringLiteral("Countess"));
}

void ProfileStoreContract::anAvatarReplacesTheOneBefore()
{
    QVERIFY(!value(store().avatars().isUsed(kFirst)));
    value(store().avatars().set(m_ada, kFirst, kNow));
    QVERIFY(value(store().avatars().isUsed(kFirst)));
    QCOMPARE(value(profiles().find(m_ada))->user.avatar, kFirst);
    QVERIFY(value(uploads().discarded(10)).isEmpty());

    value(store().avatars().set(m_ada, kSecond, kNow));
    QCOMPARE(value(profiles().find(m_ada))->user.avatar, kSecond);
    QVERIFY(!value(store().avatars().isUsed(kFirst)));
    QVERIFY(value(store().avatars().isUsed(kSecond)));
    QCOMPARE(value(uploads().discarded(10)), QList<UploadId>{kFirst});
}

void ProfileStoreContract::aDrawnAvatarDiscardsTheOwnOne()
{
    value(store().avatars().set(m_ada, kFirst, kNow));
    (void)value(profiles().change(m_ada, named(QStringLiteral("Countess"))));
    QVERIFY(value(store().avatars().isUsed(kFirst)));
    ProfileChange change;
    change.avatar = QString();
    QCOMPARE(value(profiles().change(m_ada, change)).user.avatar, QString());
    QVERIFY(!value(store().avatars().isUsed(kFirst)));
    QCOMPARE(value(uploads().discarded(10)), QList<UploadId>{kFirst});
}

void ProfileStoreContract::nobodyGetsAnAvatarWithoutAnAccount()
{
    QCOMPARE(refusal(store().avatars().set(UserId(4711), kFirst, kNow)), ErrorCode::NotFound);
    QVERIFY(!value(store().avatars().isUsed(kFirst)));
}

void ProfileStoreContract::aNewPasswordEndsTheOtherSessionsForGood()
{
    const auto kept = signIn(m_ada, "kept");
    const auto other = signIn(m_ada, "other");
    const auto replaced = signIn(m_ada, "replaced");
    value(sessions().end(m_ada, replaced.session.id, protocol::SessionEnd::Replaced));
    const auto bobs = signIn(m_bob, "bobs");

    PasswordChange change{m_ada, hashOf(m_ada), QStringLiteral("new hash"), kept.session.id, kNow + 5};
    QCOMPARE(value(profiles().changePassword(change)), QList<SessionId>{other.session.id});
    QCOMPARE(hashOf(m_ada), QStringLiteral("new hash"));
    QVERIFY(!value(sessions().findByTokenHash(token("kept")))->end);
    QCOMPARE(value(sessions().findByTokenHash(token("other")))->end, protocol::SessionEnd::PasswordChanged);
    QVERIFY(!value(sessions().findByTokenHash(token("bobs")))->end);
    // Whoever still has the token of a replaced session cannot take it back either.
    QCOMPARE(value(sessions().findByTokenHash(token("replaced")))->end,
             protocol::SessionEnd::PasswordChanged);
    QCOMPARE(refusal(sessions().takeBack(replaced.session.id, accounts::SessionPolicy::Unlimited, kNow + 6)),
             ErrorCode::NotFound);
}

void ProfileStoreContract::aPasswordChangedMeanwhileIsRefused()
{
    const auto kept = signIn(m_ada, "kept");
    const auto other = signIn(m_ada, "other");
    const PasswordChange late{m_ada, QStringLiteral("another hash"), QStringLiteral("mine"), kept.session.id,
                              kNow};
    const QString before = hashOf(m_ada);
    QCOMPARE(refusal(profiles().changePassword(late)), ErrorCode::WrongPassword);
    QCOMPARE(hashOf(m_ada), before);
    QVERIFY(!value(sessions().findByTokenHash(token("other")))->end);
    const PasswordChange nobody{UserId(4711), before, QStringLiteral("mine"), SessionId(), kNow};
    QCOMPARE(refusal(profiles().changePassword(nobody)), ErrorCode::WrongPassword);
}

void ProfileStoreContract::oneOfManyChangesAtOnceWins()
{
    const QString before = hashOf(m_ada);
    Tasks<QList<SessionId>> tasks;
    for (int i = 0; i < 10; ++i) {
        const PasswordChange change{m_ada, before, QStringLiteral("hash %1").arg(i), SessionId(), kNow};
        tasks.push_back(profiles().changePassword(change));
    }
    const auto results = all(std::move(tasks));
    QCOMPARE(std::count_if(results.begin(), results.end(), [](const auto &each) { return each.has_value(); }),
             1);
}

void ProfileStoreContract::anOldPasswordOpensNoSessionAfterTheChange()
{
    const QString old = hashOf(m_ada);
    const auto kept = signIn(m_ada, "kept", old);
    (void)value(profiles().changePassword({m_ada, old, QStringLiteral("new hash"), kept.session.id, kNow}));
    accounts::NewSession late;
    late.user = m_ada;
    late.tokenHash = token("late");
    late.provenHash = old;
    late.expiresAt = kNow + 1'000'000;
    QCOMPARE(refusal(sessions().open(late, accounts::SessionPolicy::Unlimited)), ErrorCode::WrongPassword);
    QVERIFY(!value(sessions().findByTokenHash(token("late"))));
    (void)signIn(m_ada, "new", QStringLiteral("new hash"));
}

void ProfileStoreContract::blocksAndFrees()
{
    chat::BlockStore &blocks = store().blocks();
    QVERIFY(value(blocks.blockedBy(m_ada)).isEmpty());
    const auto blocked = value(blocks.add(m_ada, m_bob, kNow));
    QVERIFY(blocked);
    QCOMPARE(blocked->id, m_bob);
    QVERIFY(!value(blocks.add(m_ada, m_bob, kNow + 1)));
    QCOMPARE(value(blocks.blockedBy(m_ada)), QList<protocol::User>{*blocked});
    QVERIFY(value(blocks.blockedBy(m_bob)).isEmpty());
    QCOMPARE(value(blocks.remove(m_ada, m_bob)), blocked);
    QVERIFY(!value(blocks.remove(m_ada, m_bob)));
    QVERIFY(!value(blocks.remove(m_ada, UserId(4711))));
    QVERIFY(value(blocks.blockedBy(m_ada)).isEmpty());
}

void ProfileStoreContract::listsTheLatestBlockFirst()
{
    const UserId cy = addUser(QStringLiteral("cy"));
    (void)value(store().blocks().add(m_ada, m_bob, kNow));
    (void)value(store().blocks().add(m_ada, cy, kNow + 1));
    const auto list = value(store().blocks().blockedBy(m_ada));
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.first().id, cy);
}

void ProfileStoreContract::aBlockHoldsBothApart()
{
    QVERIFY(!value(store().blocks().areApart(m_ada, m_bob)));
    (void)value(store().blocks().add(m_ada, m_bob, kNow));
    QVERIFY(value(store().blocks().areApart(m_ada, m_bob)));
    QVERIFY(value(store().blocks().areApart(m_bob, m_ada)));
    QVERIFY(!value(store().blocks().areApart(m_ada, addUser(QStringLiteral("cy")))));
}

void ProfileStoreContract::unknownPeopleCannotBeBlocked()
{
    QCOMPARE(refusal(store().blocks().add(m_ada, UserId(4711), kNow)), ErrorCode::NotFound);
    QCOMPARE(refusal(store().blocks().add(UserId(4711), m_ada, kNow)), ErrorCode::NotFound);
    QVERIFY(value(store().blocks().blockedBy(m_ada)).isEmpty());
}

void ProfileStoreContract::blocksAreBounded()
{
    Tasks<protocol::User> made;
    for (int i = 0; i <= limits::kBlocksMax; ++i)
        made.push_back(users().create(account(QStringLiteral("user%1").arg(i))));
    Tasks<std::optional<protocol::User>> tasks;
    for (const auto &user : all(std::move(made)))
        tasks.push_back(store().blocks().add(m_ada, user->id, kNow));
    const auto results = all(std::move(tasks));
    QCOMPARE(std::count_if(results.begin(), results.end(), [](const auto &each) { return each.has_value(); }),
             limits::kBlocksMax);
    QCOMPARE(value(store().blocks().blockedBy(m_ada)).size(), limits::kBlocksMax);
    QCOMPARE(results.back().error().code, ErrorCode::LimitReached);
}

} // namespace foyer::test
