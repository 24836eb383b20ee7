// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/user_store_contract.h"

#include <algorithm>

namespace foyer::test {
namespace {

const QByteArray kHash = QByteArray::fromHex("00ff10203040506070");

int successes(const std::vector<Result<protocol::User>> &results)
{
    return int(
        std::count_if(results.begin(), results.end(), [](const auto &each) { return each.has_value(); }));
}

} // namespace

accounts::Invite UserStoreContract::invite(const QString &code, UserId by, int uses)
{
    return {code, by, kNow, kNow + 1000, uses};
}

void UserStoreContract::findsWhatWasCreated()
{
    const protocol::User made = value(users().create(account(QStringLiteral("Ada"))));
    QVERIFY(made.id.isValid());
    QCOMPARE(made.username, QStringLiteral("Ada"));
    QCOMPARE(made.displayName, QStringLiteral("Ada"));
    QCOMPARE(made.avatar, QStringLiteral("a3"));
    QCOMPARE(made.role, protocol::UserRole::Member);

    reopen();
    const auto byKey = value(users().findByKey(QStringLiteral("ada")));
    QVERIFY(byKey);
    QCOMPARE(byKey->user, made);
    QCOMPARE(byKey->passwordHash, QStringLiteral("$argon2id$hash of Ada"));
    const auto byId = value(users().find(made.id));
    QVERIFY(byId);
    QCOMPARE(byId->user, made);
}

void UserStoreContract::knowsNothingOfUnknownUsers()
{
    QVERIFY(!value(users().findByKey(QStringLiteral("nobody"))));
    QVERIFY(!value(users().findByKey(QString())));
    QVERIFY(!value(users().findByKey(QStringLiteral("' OR 1=1 --"))));
    QVERIFY(!value(users().find(UserId(4711))));
    QVERIFY(!value(users().find(UserId())));
}

void UserStoreContract::keepsNamesOfAnyScript()
{
    const QStringList names{QStringLiteral("小明"), QStringLiteral("ಕನ್ನಡ"), QStringLiteral("Ünïcödé"),
                            QStringLiteral("👩‍👩‍👧‍👦"), QStringLiteral("O'Brien\\\"`")};
    for (const QString &name : names) {
        const protocol::User made = value(users().create(account(name)));
        const auto found = value(users().findByKey(name.toLower()));
        QVERIFY2(found, qPrintable(name));
        QCOMPARE(found->user, made);
        QCOMPARE(found->user.username, name);
    }
}

void UserStoreContract::takesKeysByteForByte()
{
    // Callers normalise; a collation of the database's own would merge what they tell apart.
    for (const QString &key : {QStringLiteral("strasse"), QStringLiteral("straße"), QStringLiteral("a"),
                               QStringLiteral("A"), QStringLiteral("ä"), QStringLiteral("a b"),
                               QStringLiteral("ab"), QStringLiteral("\u00e9"), QStringLiteral("e\u0301")}) {
        accounts::NewAccount wanted = account(QStringLiteral("x"));
        wanted.usernameKey = key;
        wanted.username = key;
        QVERIFY2(QCoro::waitFor(users().create(wanted)), qPrintable(key));
        const auto found = value(users().findByKey(key));
        QVERIFY(found);
        QCOMPARE(found->user.username, key);
    }
}

void UserStoreContract::makesEveryUserAMemberOfTheLobby()
{
    const UserId user = addUser(QStringLiteral("ada"));
    const auto list = value(conversations().conversationsOf(user));
    QCOMPARE(list.size(), 1);
    QCOMPARE(list.first().id, chat::kLobby);
    QCOMPARE(list.first().kind, protocol::ConversationKind::Room);
    QCOMPARE(list.first().name, QStringLiteral("Lobby"));
    QCOMPARE(list.first().role, protocol::MemberRole::Member);
}

void UserStoreContract::countsNoOldLobbyMessageAsUnread()
{
    const UserId first = addUser(QStringLiteral("first"));
    post(chat::kLobby, first, QStringLiteral("one"));
    post(chat::kLobby, first, QStringLiteral("two"));
    const UserId second = addUser(QStringLiteral("second"));
    const auto lobby = value(conversations().conversationOf(chat::kLobby, second));
    QCOMPARE(lobby.lastSeq, Seq(2));
    QCOMPARE(lobby.readSeq, Seq(2));
}

void UserStoreContract::refusesATakenName()
{
    addUser(QStringLiteral("ada"));
    QCOMPARE(refusal(users().create(account(QStringLiteral("ADA")))), ErrorCode::NameTaken);
    QCOMPARE(value(conversations().memberCount(chat::kLobby)), 1);
}

void UserStoreContract::givesANameToOneOfManyAtOnce()
{
    Tasks<protocol::User> tasks;
    for (int i = 0; i < 20; ++i)
        tasks.push_back(users().create(account(QStringLiteral("ada"))));
    tasks.push_back(users().create(account(QStringLiteral("bob"))));
    const auto results = all(std::move(tasks));
    QCOMPARE(successes(results), 2);
    QVERIFY(results.back());
    for (const auto &result : results)
        QVERIFY(result || result.error().code == ErrorCode::NameTaken);
    QCOMPARE(value(conversations().memberCount(chat::kLobby)), 2);
}

void UserStoreContract::replacesThePasswordHash()
{
    const UserId user = addUser(QStringLiteral("ada"));
    value(users().setPasswordHash(user, QStringLiteral("$argon2id$new")));
    value(users().setPasswordHash(user, QStringLiteral("$argon2id$new"))); // the same again changes no row
    QCOMPARE(value(users().find(user))->passwordHash, QStringLiteral("$argon2id$new"));
    QCOMPARE(refusal(users().setPasswordHash(UserId(99), QStringLiteral("x"))), ErrorCode::NotFound);
}

void UserStoreContract::usesAnInvitationUp()
{
    const UserId host = addUser(QStringLiteral("host"));
    value(users().createInvite(invite(QStringLiteral("code-1"), host, 1), host));
    accounts::NewAccount guest = account(QStringLiteral("guest"));
    guest.inviteCode = QStringLiteral("code-1");
    value(users().create(guest));
    accounts::NewAccount second = account(QStringLiteral("second"));
    second.inviteCode = QStringLiteral("code-1");
    QCOMPARE(refusal(users().create(second)), ErrorCode::InviteInvalid);
    QVERIFY(!value(users().findByKey(QStringLiteral("second"))));
    QVERIFY(value(users().invites(kNow)).isEmpty());
}

void UserStoreContract::refusesAnExpiredOrUnknownInvitation()
{
    const UserId host = addUser(QStringLiteral("host"));
    value(users().createInvite(invite(QStringLiteral("old"), host, 5), host));
    accounts::NewAccount late = account(QStringLiteral("late"));
    late.inviteCode = QStringLiteral("old");
    late.createdAt = kNow + 1000;
    QCOMPARE(refusal(users().create(late)), ErrorCode::InviteInvalid);
    late.createdAt = kNow;
    late.inviteCode = QStringLiteral("OLD");
    QCOMPARE(refusal(users().create(late)), ErrorCode::InviteInvalid);
    QCOMPARE(value(users().invites(kNow)).first().usesLeft, 5);
}

void UserStoreContract::keepsAnInvitationWhenTheAccountIsRefused()
{
    const UserId host = addUser(QStringLiteral("host"));
    value(users().createInvite(invite(QStringLiteral("code"), host, 1), host));
    accounts::NewAccount same = account(QStringLiteral("host"));
    same.inviteCode = QStringLiteral("code");
    QCOMPARE(refusal(users().create(same)), ErrorCode::NameTaken);
    accounts::NewAccount wrongLink = account(QStringLiteral("other"));
    wrongLink.inviteCode = QStringLiteral("code");
    wrongLink.adminLinkHash = kHash;
    QCOMPARE(refusal(users().create(wrongLink)), ErrorCode::AdminLinkInvalid);
    QCOMPARE(value(users().invites(kNow)).size(), 1);
}

void UserStoreContract::letsNoMoreInThanAnInvitationAllows()
{
    const UserId host = addUser(QStringLiteral("host"));
    value(users().createInvite(invite(QStringLiteral("party"), host, 5), host));
    Tasks<protocol::User> tasks;
    for (int i = 0; i < 12; ++i) {
        accounts::NewAccount guest = account(QStringLiteral("guest%1").arg(i));
        guest.inviteCode = QStringLiteral("party");
        tasks.push_back(users().create(guest));
    }
    QCOMPARE(successes(all(std::move(tasks))), 5);
    QCOMPARE(value(conversations().memberCount(chat::kLobby)), 6);
}

void UserStoreContract::listsUsableInvitationsNewestFirst()
{
    const UserId host = addUser(QStringLiteral("host"));
    accounts::Invite first = invite(QStringLiteral("first"), host, 3);
    accounts::Invite second = invite(QStringLiteral("second"), host, 1);
    second.createdAt += 1;
    second.expiresAt += 1000;
    value(users().createInvite(first, host));
    value(users().createInvite(second, host));
    const auto list = value(users().invites(kNow));
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.at(0).code, QStringLiteral("second"));
    QCOMPARE(list.at(1).code, QStringLiteral("first"));
    QCOMPARE(list.at(1).createdBy, host);
    QCOMPARE(list.at(1).usesLeft, 3);
    QCOMPARE(list.at(1).expiresAt, kNow + 1000);
    QCOMPARE(value(users().invites(kNow + 1000)).size(), 1);
}

void UserStoreContract::removesAnInvitation()
{
    const UserId host = addUser(QStringLiteral("host"));
    value(users().createInvite(invite(QStringLiteral("code"), host, 1), host));
    value(users().removeInvite(QStringLiteral("code"), host));
    QCOMPARE(refusal(users().removeInvite(QStringLiteral("code"), host)), ErrorCode::NotFound);
    QVERIFY(value(users().invites(kNow)).isEmpty());
}

void UserStoreContract::offersTheAdministratorLinkOnce()
{
    QVERIFY(value(users().offerAdminLink(kHash, false)));
    QVERIFY(!value(users().offerAdminLink(QByteArray("another"), false)));
    const UserId user = addUser(QStringLiteral("ada"));
    value(users().claimAdminLink(user, kHash));
    QVERIFY(!value(users().offerAdminLink(QByteArray("another"), false)));
}

void UserStoreContract::replacesTheAdministratorLinkWhenForced()
{
    const UserId user = addUser(QStringLiteral("ada"));
    QVERIFY(value(users().offerAdminLink(kHash, false)));
    QVERIFY(value(users().offerAdminLink(QByteArray("new"), true)));
    QCOMPARE(refusal(users().claimAdminLink(user, kHash)), ErrorCode::AdminLinkInvalid);
    value(users().claimAdminLink(user, QByteArray("new")));
    QVERIFY(value(users().offerAdminLink(QByteArray("newer"), true)));
    value(users().claimAdminLink(user, QByteArray("newer")));
}

void UserStoreContract::makesTheAccountWithTheLinkAdministrator()
{
    QVERIFY(value(users().offerAdminLink(kHash, false)));
    accounts::NewAccount boss = account(QStringLiteral("boss"));
    boss.adminLinkHash = kHash;
    const protocol::User made = value(users().create(boss));
    QCOMPARE(made.role, protocol::UserRole::Admin);
    QCOMPARE(value(users().find(made.id))->user.role, protocol::UserRole::Admin);
    accounts::NewAccount second = account(QStringLiteral("second"));
    second.adminLinkHash = kHash;
    QCOMPARE(refusal(users().create(second)), ErrorCode::AdminLinkInvalid);
    QVERIFY(!value(users().findByKey(QStringLiteral("second"))));
}

void UserStoreContract::letsASignedInUserClaimTheLink()
{
    const UserId user = addUser(QStringLiteral("ada"));
    QVERIFY(value(users().offerAdminLink(kHash, false)));
    const protocol::User claimed = value(users().claimAdminLink(user, kHash));
    QCOMPARE(claimed.id, user);
    QCOMPARE(claimed.role, protocol::UserRole::Admin);
    QCOMPARE(value(users().find(user))->user, claimed);
}

void UserStoreContract::refusesAWrongOrUsedLink()
{
    const UserId user = addUser(QStringLiteral("ada"));
    QCOMPARE(refusal(users().claimAdminLink(user, kHash)), ErrorCode::AdminLinkInvalid); // none offered
    QVERIFY(value(users().offerAdminLink(kHash, false)));
    QCOMPARE(refusal(users().claimAdminLink(user, QByteArray())), ErrorCode::AdminLinkInvalid);
    QCOMPARE(refusal(users().claimAdminLink(user, QByteArray("guess"))), ErrorCode::AdminLinkInvalid);
    QCOMPARE(refusal(users().claimAdminLink(UserId(99), kHash)), ErrorCode::NotFound);
    QCOMPARE(value(users().find(user))->user.role, protocol::UserRole::Member);
    value(users().claimAdminLink(user, kHash)); // the failed tries did not use it up
    QCOMPARE(refusal(users().claimAdminLink(user, kHash)), ErrorCode::AdminLinkInvalid);
    // The text that stands for a used link is no key either.
    QCOMPARE(refusal(users().claimAdminLink(user, QByteArray("claimed"))), ErrorCode::AdminLinkInvalid);
}

} // namespace foyer::test
