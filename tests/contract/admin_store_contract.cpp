// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/admin_store_contract.h"

#include <algorithm>

namespace foyer::test {
namespace {

using accounts::SessionPolicy;
using protocol::UserRole;

QByteArray hashNumber(int number)
{
    return QByteArray(31, 'h') + char(number);
}

admin::Page page(const QString &search, qint64 after = 0, int limit = 50)
{
    return {search, after, limit};
}

QStringList namesOf(const QList<admin::ManagedUser> &users)
{
    QStringList names;
    for (const admin::ManagedUser &managed : users)
        names.append(managed.user.username);
    return names;
}

} // namespace

UserId AdminStoreContract::addAdmin(const QString &name)
{
    accounts::NewAccount wanted = account(name);
    wanted.role = UserRole::Admin;
    return value(users().create(wanted)).id;
}

void AdminStoreContract::prepare()
{
    m_ada = addAdmin(QStringLiteral("Ada"));
}

SessionId AdminStoreContract::openSession(UserId user, const QByteArray &tokenHash)
{
    accounts::NewSession wanted;
    wanted.user = user;
    wanted.tokenHash = tokenHash;
    wanted.createdAt = kNow;
    wanted.expiresAt = kNow + 1'000'000;
    return value(sessions().open(wanted, SessionPolicy::Unlimited)).session.id;
}

QStringList AdminStoreContract::actions()
{
    QStringList actions;
    for (const admin::AuditEntry &entry : value(admin().audit(0, 50)))
        actions.append(entry.action);
    return actions;
}

void AdminStoreContract::listsUsersByPages()
{
    const UserId bob = addUser(QStringLiteral("Bob"));
    const UserId cas = addUser(QStringLiteral("Cas"));
    openSession(bob, hashNumber(1));
    const auto first = value(admin().users(page({}, 0, 2), kNow));
    QCOMPARE(namesOf(first), (QStringList{QStringLiteral("Ada"), QStringLiteral("Bob")}));
    QCOMPARE(first.at(0).user.role, UserRole::Admin);
    QCOMPARE(first.at(1).sessions, 1);
    QCOMPARE(first.at(1).createdAt, kNow);
    QCOMPARE(first.at(1).lastSeenAt, kNow);
    QCOMPARE(first.at(1).disabledAt, Timestamp(0));
    QCOMPARE(namesOf(value(admin().users(page({}, bob.value(), 2), kNow))),
             QStringList{QStringLiteral("Cas")});
    QVERIFY(value(admin().users(page({}, cas.value(), 2), kNow)).isEmpty());
    QCOMPARE(value(admin().user(bob, kNow)).user.username, QStringLiteral("Bob"));
    QCOMPARE(value(admin().user(bob, kNow + 2'000'000)).sessions, 0);
    QCOMPARE(refusal(admin().user(UserId(999), kNow)), ErrorCode::NotFound);
}

void AdminStoreContract::findsUsersByPartsOfTheirNames()
{
    addUser(QStringLiteral("bob_b"));
    addUser(QStringLiteral("bobxb"));
    addUser(QStringLiteral("100%"));
    addUser(QStringLiteral("王小明"));
    QCOMPARE(namesOf(value(admin().users(page(QStringLiteral("OB_")), kNow))),
             QStringList{QStringLiteral("bob_b")});
    QCOMPARE(namesOf(value(admin().users(page(QStringLiteral("%")), kNow))),
             QStringList{QStringLiteral("100%")});
    QCOMPARE(namesOf(value(admin().users(page(QStringLiteral("小")), kNow))),
             QStringList{QStringLiteral("王小明")});
    QVERIFY(value(admin().users(page(QStringLiteral("!")), kNow)).isEmpty());
    QVERIFY(value(admin().users(page(QStringLiteral("' OR 1=1 --")), kNow)).isEmpty());
}

void AdminStoreContract::changesARoleAndWritesItDown()
{
    const UserId bob = addUser(QStringLiteral("Bob"));
    value(admin().setRole(deed(), bob, UserRole::Admin));
    value(admin().setRole(deed(), bob, UserRole::Admin)); // nothing changes, so nothing is written
    reopen();
    QCOMPARE(value(admin().user(bob, kNow)).user.role, UserRole::Admin);
    const auto entries = value(admin().audit(0, 50));
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().action, QString(admin::action::kRoleChanged));
    QCOMPARE(entries.first().at, kNow);
    QCOMPARE(entries.first().actor->id, m_ada);
    QCOMPARE(entries.first().target->id, bob);
    QCOMPARE(entries.first().detail, QStringLiteral("admin"));
    value(admin().setRole({UserId(), kNow}, m_ada, UserRole::Member)); // the operator
    QVERIFY(!value(admin().audit(0, 1)).first().actor);
    QCOMPARE(refusal(admin().setRole({UserId(), kNow}, UserId(999), UserRole::Admin)), ErrorCode::NotFound);
}

void AdminStoreContract::keepsTheLastAdministrator()
{
    const UserId bob = addAdmin(QStringLiteral("Bob"));
    value(admin().setDisabled(deed(), bob, true));
    // Bob does not count: he cannot sign in.
    QCOMPARE(refusal(admin().setRole(deed(), m_ada, UserRole::Member)), ErrorCode::LastAdministrator);
    QCOMPARE(refusal(admin().setDisabled({UserId(), kNow}, m_ada, true)), ErrorCode::LastAdministrator);
    value(admin().setRole(deed(), bob, UserRole::Member));
    value(admin().setDisabled(deed(), bob, false));
    QCOMPARE(refusal(admin().setRole(deed(), m_ada, UserRole::Member)), ErrorCode::LastAdministrator);
    QCOMPARE(value(admin().user(m_ada, kNow)).user.role, UserRole::Admin);

    // Two who take each other's role at one moment: one of them stays.
    value(admin().setRole(deed(), bob, UserRole::Admin));
    auto other = openAnother();
    QVERIFY(other);
    Tasks<void> tasks;
    tasks.push_back(admin().setRole({m_ada, kNow}, bob, UserRole::Member));
    tasks.push_back((*other)->administration().setRole({bob, kNow}, m_ada, UserRole::Member));
    const auto results = all(std::move(tasks));
    QCOMPARE(int(results[0].has_value()) + int(results[1].has_value()), 1);
}

void AdminStoreContract::refusesWhoDoesNotAdminister()
{
    const UserId bob = addUser(QStringLiteral("Bob"));
    const UserId cas = addAdmin(QStringLiteral("Cas"));
    value(admin().setDisabled(deed(), cas, true));
    for (const UserId actor : {bob, cas, UserId(999)}) {
        const admin::Deed wrong{actor, kNow};
        QCOMPARE(refusal(admin().setRole(wrong, bob, UserRole::Admin)), ErrorCode::Forbidden);
        QCOMPARE(refusal(admin().setDisabled(wrong, bob, true)), ErrorCode::Forbidden);
        QCOMPARE(refusal(admin().beginReset(wrong, bob, hashNumber(1), kNow + 1)), ErrorCode::Forbidden);
        QCOMPARE(refusal(admin().endSession(wrong, bob, SessionId(1))), ErrorCode::Forbidden);
        QCOMPARE(refusal(admin().setRegistration(wrong, QStringLiteral("open"))), ErrorCode::Forbidden);
    }
    QCOMPARE(actions(), QStringList{QString(admin::action::kUserDisabled)});
    QCOMPARE(value(users().find(bob))->passwordHash, QStringLiteral("$argon2id$hash of Bob"));
}

void AdminStoreContract::disablingEndsSessionsAndKeepsThemEnded()
{
    const UserId bob = addUser(QStringLiteral("Bob"));
    openSession(bob, hashNumber(1));
    const SessionId own = openSession(m_ada, hashNumber(2));
    value(admin().setDisabled(deed(), bob, true));
    QVERIFY(value(sessions().list(bob, kNow)).isEmpty());
    QCOMPARE(value(sessions().list(m_ada, kNow)).first().id, own);
    QCOMPARE(value(sessions().findByTokenHash(hashNumber(1)))->end, protocol::SessionEnd::Revoked);
    QCOMPARE(value(admin().user(bob, kNow)).disabledAt, kNow);

    accounts::NewSession again;
    again.user = bob;
    again.tokenHash = hashNumber(3);
    again.createdAt = kNow;
    again.expiresAt = kNow + 1'000;
    QCOMPARE(refusal(sessions().open(again, SessionPolicy::Unlimited)), ErrorCode::AccountDisabled);
    QVERIFY(!value(sessions().findByTokenHash(hashNumber(3))));

    value(admin().setDisabled(deed(), bob, false));
    (void)value(sessions().open(again, SessionPolicy::Unlimited));
    QCOMPARE(actions(),
             (QStringList{QString(admin::action::kUserEnabled), QString(admin::action::kUserDisabled)}));
}

void AdminStoreContract::nothingIsLeftToTakeBack()
{
    const UserId bob = addUser(QStringLiteral("Bob"));
    const UserId cas = addUser(QStringLiteral("Cas"));
    const auto replaced = [this](UserId user, int number) {
        const SessionId id = openSession(user, hashNumber(number));
        value(sessions().end(user, id, protocol::SessionEnd::Replaced));
        return id;
    };
    const SessionId ofBob = replaced(bob, 1);
    const SessionId ofCas = replaced(cas, 2);
    const SessionId ofAda = replaced(m_ada, 3);
    value(admin().setDisabled(deed(), bob, true));
    value(admin().setDisabled(deed(), bob, false));
    value(admin().beginReset(deed(), cas, hashNumber(7), kNow + 1000));
    for (const SessionId id : {ofBob, ofCas})
        QCOMPARE(refusal(sessions().takeBack(id, SessionPolicy::Unlimited, kNow)), ErrorCode::NotFound);
    QCOMPARE(value(sessions().findByTokenHash(hashNumber(1)))->end, protocol::SessionEnd::Revoked);
    // Whom it did not meet loses nothing.
    (void)value(sessions().takeBack(ofAda, SessionPolicy::Unlimited, kNow));
}

void AdminStoreContract::resetsAPasswordOnce()
{
    const UserId bob = addUser(QStringLiteral("Bob"));
    openSession(bob, hashNumber(1));
    value(admin().beginReset(deed(), bob, hashNumber(7), kNow + 1000));
    QVERIFY(value(sessions().list(bob, kNow)).isEmpty());
    QVERIFY(value(users().find(bob))->passwordHash.isEmpty());
    // A newer link replaces the older.
    value(admin().beginReset(deed(), bob, hashNumber(8), kNow + 1000));
    QVERIFY(!value(admin().hasReset(hashNumber(7), kNow)));
    QVERIFY(value(admin().hasReset(hashNumber(8), kNow)));
    QVERIFY(!value(admin().hasReset(hashNumber(8), kNow + 1000)));
    QCOMPARE(refusal(admin().finishReset(hashNumber(7), QStringLiteral("new"), kNow)),
             ErrorCode::ResetLinkInvalid);
    QCOMPARE(refusal(admin().finishReset(hashNumber(8), QStringLiteral("new"), kNow + 1000)),
             ErrorCode::ResetLinkInvalid);

    Tasks<UserId> tasks;
    for (int i = 0; i < 4; ++i)
        tasks.push_back(admin().finishReset(hashNumber(8), QStringLiteral("new %1").arg(i), kNow));
    int done = 0;
    for (const Result<UserId> &result : all(std::move(tasks)))
        done += int(result.has_value());
    QCOMPARE(done, 1);
    QVERIFY(value(users().find(bob))->passwordHash.startsWith(QLatin1String("new ")));
    const auto newest = value(admin().audit(0, 1)).first();
    QCOMPARE(newest.action, QString(admin::action::kPasswordSet));
    QCOMPARE(newest.actor->id, bob);
}

void AdminStoreContract::endsOneSession()
{
    const UserId bob = addUser(QStringLiteral("Bob"));
    const SessionId first = openSession(bob, hashNumber(1));
    const SessionId second = openSession(bob, hashNumber(2));
    const SessionId own = openSession(m_ada, hashNumber(3));
    QCOMPARE(refusal(admin().endSession(deed(), bob, own)), ErrorCode::NotFound);
    value(admin().endSession(deed(), bob, first));
    QCOMPARE(refusal(admin().endSession(deed(), bob, first)), ErrorCode::NotFound);
    const auto living = value(sessions().list(bob, kNow));
    QCOMPARE(living.size(), 1);
    QCOMPARE(living.first().id, second);
    QCOMPARE(value(admin().audit(0, 1)).first().detail, QString::number(first.value()));
}

void AdminStoreContract::remembersTheRegistration()
{
    QCOMPARE(value(admin().registration()), QString());
    value(admin().setRegistration(deed(), QStringLiteral("invite")));
    reopen();
    QCOMPARE(value(admin().registration()), QStringLiteral("invite"));
    value(admin().setRegistration({UserId(), kNow}, {}));
    QCOMPARE(value(admin().registration()), QString());
    QCOMPARE(actions().size(), 2);
}

void AdminStoreContract::writesDownInvitationsAndTheAdminLink()
{
    const UserId bob = addUser(QStringLiteral("Bob"));
    const QByteArray link(32, 'l');
    QVERIFY(value(users().offerAdminLink(link, true)));
    (void)value(users().claimAdminLink(bob, link));
    value(users().createInvite({QStringLiteral("code"), m_ada, kNow, kNow + 1, 5}, m_ada));
    value(users().removeInvite(QStringLiteral("code"), m_ada));
    QCOMPARE(actions(),
             (QStringList{QString(admin::action::kInviteRemoved), QString(admin::action::kInviteCreated),
                          QString(admin::action::kAdminLinkUsed)}));
}

void AdminStoreContract::readsTheAuditLogByPages()
{
    const UserId bob = addUser(QStringLiteral("Bob"));
    for (int i = 0; i < 5; ++i)
        value(admin().setDisabled(deed(), bob, i % 2 == 0));
    const auto newest = value(admin().audit(0, 2));
    QCOMPARE(newest.size(), 2);
    const auto older = value(admin().audit(newest.last().id, 10));
    QCOMPARE(older.size(), 3);
    QVERIFY(newest.last().id > older.first().id);
    const auto after = value(admin().auditAfter(older.last().id, 2));
    QCOMPARE(after.size(), 2);
    QCOMPARE(after.first().id, older.at(1).id);
}

void AdminStoreContract::keepsTheAuditLogAsItIs()
{
    value(admin().setRegistration(deed(), QStringLiteral("open")));
    QVERIFY(!database().execute({QStringLiteral("UPDATE audit_log SET actor_id = 7")}));
    QVERIFY(!database().execute({QStringLiteral("DELETE FROM audit_log")}));
    QCOMPARE(value(admin().audit(0, 10)).first().actor->id, m_ada);
}

void AdminStoreContract::countsWhatIsStored()
{
    const UserId bob = addUser(QStringLiteral("Bob"));
    value(admin().setDisabled(deed(), bob, true));
    addRoom(QStringLiteral("Kitchen"), m_ada);
    post(chat::kLobby, m_ada, QStringLiteral("hello"));
    addImage(m_ada, QStringLiteral("picture"));
    const admin::StorageUsage usage = value(admin().usage());
    QCOMPARE(usage.users, 2);
    QCOMPARE(usage.disabledUsers, 1);
    QCOMPARE(usage.rooms, 2);
    QVERIFY(usage.messages >= 1);
    QCOMPARE(usage.images, 1);
    QCOMPARE(usage.imageBytes, 123'456'789'012);
    QVERIFY(usage.databaseBytes > 0);
    QCOMPARE(usage.openReports, 0);
}

} // namespace foyer::test
