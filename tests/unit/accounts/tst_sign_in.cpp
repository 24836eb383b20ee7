// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/names.h"
#include "server/accounts/attempt_limiter.h"
#include "server/accounts/invites.h"
#include "server/accounts/password_hasher.h"
#include "server/accounts/secrets.h"
#include "server/accounts/sessions.h"
#include "server/accounts/sign_in.h"
#include "tests/support/fake_clock.h"
#include "tests/unit/accounts/memory_stores.h"

#include <QTest>

namespace {

using namespace foyer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using accounts::Identity;
using accounts::PasswordCost;
using accounts::Registration;
using accounts::SessionPolicy;
using accounts::SignedIn;
using accounts::SignInRequest;

const QString kPassword = QStringLiteral("correct horse");

/// The whole of accounts on stores in memory.
struct House
{
    explicit House(Registration registration = Registration::Open,
                   SessionPolicy policy = SessionPolicy::OnePerKind)
        : sessions(sessionStore, clock, {policy, 1'000})
        , signIn(users, sessions, hasher, limiter, clock, {registration, 24h})
    {
    }

    test::FakeClock clock;
    test::MemoryUserStore users{clock};
    test::MemorySessionStore sessionStore;
    accounts::PasswordHasher hasher{{PasswordCost::Minimum, 2, 48}};
    accounts::AttemptLimiter limiter{clock, {}};
    accounts::Sessions sessions;
    accounts::Invites invites{users, sessions, clock};
    accounts::SignIn signIn;

    Result<SignedIn> go(SignInRequest request)
    {
        Result<SignedIn> done = QCoro::waitFor(signIn.signIn(std::move(request)));
        if (done)
            sessionStore.owners[done->user.id] = done->user;
        return done;
    }
    ErrorCode refusal(const SignInRequest &request)
    {
        const Result<SignedIn> done = go(request);
        return done ? ErrorCode::Internal : done.error().code;
    }
    Identity identityOf(const SignedIn &signedIn)
    {
        return QCoro::waitFor(sessions.identify(signedIn.token)).value();
    }
};

SignInRequest request(const QString &username, const QString &password = kPassword)
{
    SignInRequest r;
    r.username = username;
    r.password = password;
    r.address = u"192.0.2.7"_s;
    return r;
}

SignInRequest confirmed(const QString &username, const QString &password = kPassword)
{
    SignInRequest r = request(username, password);
    r.isNewAccountConfirmed = true;
    r.avatar = u"a3"_s;
    return r;
}

class TestSignIn : public QObject
{
    Q_OBJECT

private slots:
    void aTypoMakesNoAccount();
    void aConfirmedNewNameMakesAnAccount();
    void aKnownNameNeedsItsPassword();
    void confirmingAKnownNameDoesNotMakeASecondAccount();
    void namesAreOneWithoutRegardToCaseAndWidth();
    void blanksAroundTheNameAreForgiven();
    void wrongValuesAreRefused_data();
    void wrongValuesAreRefused();
    void longestPasswordIsAcceptedAndOneMoreRefused();
    void shortPasswordsAreRefusedForNewAccountsOnly();
    void reservedNamesAreNotGivenAway();
    void theClientNameIsMadeFit();
    void closedRegistrationTakesNobodyNew();
    void invitationsAreUsedUp();
    void expiredAndUnknownInvitationsAreRefused();
    void aFailedSignUpUsesNoInvitation();
    void theAdminLinkWorksOnceForANewAccount();
    void theAdminLinkWorksOnceForAKnownAccount();
    void aWrongPasswordDoesNotUseUpTheAdminLink();
    void theAdminLinkOpensClosedRegistration();
    void aWrongAdminLinkMakesNoAccount();
    void otherSessionsOfANewAdministratorKnowIt();
    void guessingIsSlowedDown();
    void aGuessedNameCannotBeLockedByUnknownTries();
    void newAccountsOfOneAddressAreLimited();
    void twoSignUpsAtOnceMakeOneAccount();
    void aLostRaceForANameWithAnotherPasswordIsAWrongPassword();
    void theSecondSessionOfAKindReplacesTheFirst();
    void policyUnlimitedReplacesNothing();
    void policyOneReplacesAll();
    void aDatabaseThatIsDownDoesNotCountAsAGuess();
    void weakerHashesAreRenewedAtSignIn();
    void settingNamesGoThereAndBack();
};

void TestSignIn::aTypoMakesNoAccount()
{
    House house;
    QCOMPARE(house.refusal(request(u"ann"_s)), ErrorCode::AccountConfirmationRequired);
    QCOMPARE(house.users.count(), 0);
    QVERIFY(house.go(confirmed(u"ann"_s)));
    QCOMPARE(house.refusal(request(u"amn"_s)), ErrorCode::AccountConfirmationRequired);
    QCOMPARE(house.users.count(), 1);
}

void TestSignIn::aConfirmedNewNameMakesAnAccount()
{
    House house;
    const auto done = house.go(confirmed(u"Ann"_s));
    QVERIFY(done);
    QVERIFY(done->isNewAccount);
    QCOMPARE(done->user.username, u"Ann"_s);
    QCOMPARE(done->user.avatar, u"a3"_s);
    QCOMPARE(done->user.role, protocol::UserRole::Member);
    QVERIFY(done->session.isCurrent);
    QCOMPARE(done->session.expiresAt, house.clock.now() + 24 * 3'600'000LL);
    QCOMPARE(house.identityOf(*done).user.id, done->user.id);
    QVERIFY(house.users.hashOf(u"ann"_s).startsWith(u"$argon2id$"));
    const auto again = house.go(request(u"Ann"_s));
    QVERIFY(again);
    QVERIFY(!again->isNewAccount);
    QCOMPARE(again->user.id, done->user.id);
}

void TestSignIn::aKnownNameNeedsItsPassword()
{
    House house;
    QVERIFY(house.go(confirmed(u"ann"_s)));
    QCOMPARE(house.refusal(request(u"ann"_s, u"wrong horse"_s)), ErrorCode::WrongPassword);
    QCOMPARE(house.refusal(request(u"ann"_s, u"x"_s)), ErrorCode::WrongPassword);
}

void TestSignIn::confirmingAKnownNameDoesNotMakeASecondAccount()
{
    House house;
    QVERIFY(house.go(confirmed(u"ann"_s)));
    QCOMPARE(house.refusal(confirmed(u"ann"_s, u"wrong horse"_s)), ErrorCode::WrongPassword);
    const auto again = house.go(confirmed(u"ann"_s));
    QVERIFY(again);
    QVERIFY(!again->isNewAccount);
    QCOMPARE(house.users.count(), 1);
}

void TestSignIn::namesAreOneWithoutRegardToCaseAndWidth()
{
    House house;
    QVERIFY(house.go(confirmed(u"Rémi Straße"_s)));
    for (const QString &same :
         {u"RÉMI STRASSE"_s, u"re\u0301mi straße"_s, u"ｒéｍｉ\u3000ｓｔｒａｓｓｅ"_s}) {
        const auto done = house.go(confirmed(same));
        QVERIFY2(done && !done->isNewAccount, qPrintable(same));
    }
    QCOMPARE(house.users.count(), 1);
}

void TestSignIn::blanksAroundTheNameAreForgiven()
{
    House house;
    QVERIFY(house.go(confirmed(u" ann "_s)));
    QCOMPARE(house.go(request(u"ann"_s))->user.username, u"ann"_s);
}

void TestSignIn::wrongValuesAreRefused_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("avatar");
    QTest::addColumn<QString>("field");
    const QString none;
    const auto username = u"username"_s;
    const auto password = u"password"_s;
    QTest::newRow("no name") << none << kPassword << none << username;
    QTest::newRow("only blanks") << u"   "_s << kPassword << none << username;
    QTest::newRow("one letter") << u"a"_s << kPassword << none << username;
    QTest::newRow("33 letters") << QString(33, u'a') << kPassword << none << username;
    QTest::newRow("a million letters") << QString(1'000'000, u'a') << kPassword << none << username;
    QTest::newRow("override") << u"ann\u202Eeel"_s << kPassword << none << username;
    QTest::newRow("lone surrogate") << (u"ann"_s + QChar(0xD800)) << kPassword << none << username;
    QTest::newRow("NUL") << QString::fromUtf16(u"an\0n", 4) << kPassword << none << username;
    QTest::newRow("no password") << u"ann"_s << none << none << password;
    QTest::newRow("7 characters") << u"ann"_s << u"1234567"_s << none << password;
    QTest::newRow("257 characters") << u"ann"_s << QString(257, u'x') << none << password;
    QTest::newRow("a million characters") << u"ann"_s << QString(1'000'000, u'x') << none << password;
    QTest::newRow("surrogate password") << u"ann"_s << (kPassword + QChar(0xDC00)) << none << password;
    QTest::newRow("avatar 0") << u"ann"_s << kPassword << u"a0"_s << u"avatar"_s;
    QTest::newRow("avatar 13") << u"ann"_s << kPassword << u"a13"_s << u"avatar"_s;
    QTest::newRow("avatar path") << u"ann"_s << kPassword << u"../a1"_s << u"avatar"_s;
}

void TestSignIn::wrongValuesAreRefused()
{
    QFETCH(QString, username);
    QFETCH(QString, password);
    QFETCH(QString, avatar);
    QFETCH(QString, field);
    House house;
    SignInRequest wrong = confirmed(username, password);
    wrong.avatar = avatar;
    const auto refused = house.go(wrong);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidField);
    QCOMPARE(refused.error().field, field);
    QCOMPARE(house.users.count(), 0);
    if (!password.isEmpty())
        QVERIFY(!refused.error().detail.contains(password));
}

void TestSignIn::longestPasswordIsAcceptedAndOneMoreRefused()
{
    House house;
    const QString longest = u"😀"_s.repeated(256);
    QVERIFY(house.go(confirmed(u"ann"_s, longest)));
    QVERIFY(house.go(request(u"ann"_s, longest)));
    QCOMPARE(house.refusal(request(u"ann"_s, longest + u'x')), ErrorCode::InvalidField);
    // Every character counts, also the last.
    QCOMPARE(house.refusal(request(u"ann"_s, u"😀"_s.repeated(255) + u'x')), ErrorCode::WrongPassword);
}

void TestSignIn::shortPasswordsAreRefusedForNewAccountsOnly()
{
    House house;
    QCOMPARE(house.refusal(confirmed(u"ann"_s, u"1234567"_s)), ErrorCode::InvalidField);
    QVERIFY(house.go(confirmed(u"ann"_s, u"12345678"_s)));
    // Somebody who came from elsewhere with a short password may still sign in.
    accounts::NewAccount old;
    old.username = old.usernameKey = u"bob"_s;
    old.passwordHash = QCoro::waitFor(house.hasher.hash(u"1234"_s)).value();
    QVERIFY(QCoro::waitFor(house.users.create(old)));
    QVERIFY(house.go(request(u"bob"_s, u"1234"_s)));
}

void TestSignIn::reservedNamesAreNotGivenAway()
{
    House house;
    for (const QString &name : {u"admin"_s, u"ＡＤＭＩＮ"_s, u"System"_s, u"everyone"_s}) {
        const auto refused = house.go(confirmed(name));
        QVERIFY(!refused);
        QCOMPARE(refused.error().field, u"username"_s);
    }
    const auto token = QCoro::waitFor(house.invites.offerAdminLink(false));
    SignInRequest admin = confirmed(u"admin"_s);
    admin.adminToken = QString::fromLatin1(*token);
    QVERIFY(house.go(admin));
}

void TestSignIn::theClientNameIsMadeFit()
{
    House house;
    SignInRequest r = confirmed(u"ann"_s);
    r.client = u"  Fire\nfox\u202E on   "_s + u"😀"_s.repeated(1'000);
    const auto done = house.go(r);
    QVERIFY(done);
    QVERIFY(done->session.client.startsWith(u"Fire fox on 😀"));
    QCOMPARE(text::codePointCount(done->session.client), 60);
}

void TestSignIn::closedRegistrationTakesNobodyNew()
{
    House house(Registration::Closed);
    QCOMPARE(house.refusal(request(u"ann"_s)), ErrorCode::RegistrationClosed);
    QCOMPARE(house.refusal(confirmed(u"ann"_s)), ErrorCode::RegistrationClosed);
    SignInRequest invited = confirmed(u"ann"_s);
    invited.inviteCode = u"anything"_s;
    QCOMPARE(house.refusal(invited), ErrorCode::RegistrationClosed);
    QCOMPARE(house.users.count(), 0);
}

void TestSignIn::invitationsAreUsedUp()
{
    House house(Registration::Invite);
    Identity admin;
    admin.user.role = protocol::UserRole::Admin;
    const auto invite = QCoro::waitFor(house.invites.create(admin, 2, 24h));
    QVERIFY(invite);

    QCOMPARE(house.refusal(confirmed(u"ann"_s)), ErrorCode::InviteRequired);
    const auto invited = [&](const QString &name) {
        SignInRequest r = confirmed(name);
        r.inviteCode = invite->code;
        return r;
    };
    SignInRequest unconfirmed = invited(u"ann"_s);
    unconfirmed.isNewAccountConfirmed = false;
    QCOMPARE(house.refusal(unconfirmed), ErrorCode::AccountConfirmationRequired);
    QVERIFY(house.go(invited(u"ann"_s)));
    QVERIFY(house.go(invited(u"bob"_s)));
    QCOMPARE(house.refusal(invited(u"cas"_s)), ErrorCode::InviteInvalid);
    QCOMPARE(house.users.count(), 2);
    QVERIFY(house.go(request(u"ann"_s)));
}

void TestSignIn::expiredAndUnknownInvitationsAreRefused()
{
    House house(Registration::Invite);
    Identity admin;
    admin.user.role = protocol::UserRole::Admin;
    const auto invite = QCoro::waitFor(house.invites.create(admin, 2, 1h));
    SignInRequest r = confirmed(u"ann"_s);
    r.inviteCode = u"unknown"_s;
    QCOMPARE(house.refusal(r), ErrorCode::InviteInvalid);
    r.inviteCode = QString(1'000'000, u'x');
    QCOMPARE(house.refusal(r), ErrorCode::InviteInvalid);
    r.inviteCode = invite->code.toUpper();
    QCOMPARE(house.refusal(r), ErrorCode::InviteInvalid);
    house.clock.advance(1h);
    r.inviteCode = invite->code;
    QCOMPARE(house.refusal(r), ErrorCode::InviteInvalid);
    QCOMPARE(house.users.count(), 0);
}

void TestSignIn::aFailedSignUpUsesNoInvitation()
{
    House house(Registration::Invite);
    Identity admin;
    admin.user.role = protocol::UserRole::Admin;
    const auto invite = QCoro::waitFor(house.invites.create(admin, 1, 1h));
    SignInRequest r = confirmed(u"ann"_s, u"short"_s);
    r.inviteCode = invite->code;
    QCOMPARE(house.refusal(r), ErrorCode::InvalidField);
    r.password = kPassword;
    QVERIFY(house.go(r));
}

void TestSignIn::theAdminLinkWorksOnceForANewAccount()
{
    House house;
    const auto token = QCoro::waitFor(house.invites.offerAdminLink(false));
    QVERIFY(token);
    QCOMPARE(token->size(), 43);
    SignInRequest r = confirmed(u"ann"_s);
    r.adminToken = QString::fromLatin1(*token);
    const auto done = house.go(r);
    QVERIFY(done);
    QCOMPARE(done->user.role, protocol::UserRole::Admin);
    r.username = u"bob"_s;
    QCOMPARE(house.refusal(r), ErrorCode::AdminLinkInvalid);
    QCOMPARE(house.users.count(), 1);
}

void TestSignIn::theAdminLinkWorksOnceForAKnownAccount()
{
    House house;
    const auto token = QCoro::waitFor(house.invites.offerAdminLink(false));
    QVERIFY(house.go(confirmed(u"ann"_s)));
    QVERIFY(house.go(confirmed(u"bob"_s)));
    SignInRequest r = request(u"ann"_s);
    r.adminToken = QString::fromLatin1(*token);
    QCOMPARE(house.go(r)->user.role, protocol::UserRole::Admin);
    r.username = u"bob"_s;
    QCOMPARE(house.refusal(r), ErrorCode::AdminLinkInvalid);
    QCOMPARE(house.go(request(u"bob"_s))->user.role, protocol::UserRole::Member);
}

void TestSignIn::aWrongPasswordDoesNotUseUpTheAdminLink()
{
    House house;
    const auto token = QCoro::waitFor(house.invites.offerAdminLink(false));
    QVERIFY(house.go(confirmed(u"ann"_s)));
    SignInRequest r = request(u"ann"_s, u"wrong horse"_s);
    r.adminToken = QString::fromLatin1(*token);
    QCOMPARE(house.refusal(r), ErrorCode::WrongPassword);
    r.password = kPassword;
    QCOMPARE(house.go(r)->user.role, protocol::UserRole::Admin);
}

void TestSignIn::theAdminLinkOpensClosedRegistration()
{
    House house(Registration::Closed);
    const auto token = QCoro::waitFor(house.invites.offerAdminLink(false));
    SignInRequest r = confirmed(u"ann"_s);
    r.adminToken = QString::fromLatin1(*token);
    QCOMPARE(house.go(r)->user.role, protocol::UserRole::Admin);
    r.username = u"bob"_s;
    QCOMPARE(house.refusal(r), ErrorCode::AdminLinkInvalid);
}

void TestSignIn::aWrongAdminLinkMakesNoAccount()
{
    House house;
    SignInRequest r = confirmed(u"ann"_s);
    for (const QString &token : {u"x"_s, QString(43, u'A'), QString(1'000'000, u'A'), QString(43, u'密')}) {
        r.adminToken = token;
        QCOMPARE(house.refusal(r), ErrorCode::AdminLinkInvalid);
    }
    QCOMPARE(house.users.count(), 0);
}

void TestSignIn::otherSessionsOfANewAdministratorKnowIt()
{
    House house;
    const auto token = QCoro::waitFor(house.invites.offerAdminLink(false));
    SignInRequest desktop = confirmed(u"ann"_s);
    desktop.kind = protocol::SessionKind::Desktop;
    const auto first = house.go(desktop);
    QCOMPARE(house.identityOf(*first).user.role, protocol::UserRole::Member);
    SignInRequest web = request(u"ann"_s);
    web.adminToken = QString::fromLatin1(*token);
    QVERIFY(house.go(web));
    QCOMPARE(house.identityOf(*first).user.role, protocol::UserRole::Admin);
}

void TestSignIn::guessingIsSlowedDown()
{
    House house;
    QVERIFY(house.go(confirmed(u"ann"_s)));
    for (int i = 0; i < 10; ++i)
        QCOMPARE(house.refusal(request(u"Ann"_s, u"wrong horse"_s)), ErrorCode::WrongPassword);
    const auto refused = house.go(request(u"ann"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::TooManyAttempts);
    QVERIFY(refused.error().retryAfter.count() > 0);
    house.clock.advance(refused.error().retryAfter);
    QVERIFY(house.go(request(u"ann"_s)));
    QCOMPARE(house.refusal(request(u"ann"_s, u"wrong horse"_s)), ErrorCode::WrongPassword);
}

void TestSignIn::aGuessedNameCannotBeLockedByUnknownTries()
{
    House house;
    for (int i = 0; i < 30; ++i)
        QCOMPARE(house.refusal(request(u"ann"_s)), ErrorCode::AccountConfirmationRequired);
    QVERIFY(house.go(confirmed(u"ann"_s)));
}

void TestSignIn::newAccountsOfOneAddressAreLimited()
{
    House house;
    for (int i = 0; i < 60; ++i)
        QVERIFY(house.go(confirmed(u"user%1"_s.arg(i))));
    QCOMPARE(house.refusal(confirmed(u"onemore"_s)), ErrorCode::TooManyAttempts);
    SignInRequest elsewhere = confirmed(u"onemore"_s);
    elsewhere.address = u"198.51.100.1"_s;
    QVERIFY(house.go(elsewhere));
    QCOMPARE(house.users.count(), 61);
}

void TestSignIn::twoSignUpsAtOnceMakeOneAccount()
{
    House house;
    auto one = house.signIn.signIn(confirmed(u"ann"_s));
    auto other = house.signIn.signIn(confirmed(u"ann"_s));
    const auto first = QCoro::waitFor(std::move(one));
    const auto second = QCoro::waitFor(std::move(other));
    QVERIFY(first && second);
    QCOMPARE(first->user.id, second->user.id);
    QVERIFY(first->isNewAccount != second->isNewAccount);
    QCOMPARE(house.users.count(), 1);
}

void TestSignIn::aLostRaceForANameWithAnotherPasswordIsAWrongPassword()
{
    House house;
    QVERIFY(house.go(confirmed(u"ann"_s)));
    house.users.isNextLookupEarly = true;
    QCOMPARE(house.refusal(confirmed(u"ann"_s, u"another horse"_s)), ErrorCode::WrongPassword);
}

void TestSignIn::theSecondSessionOfAKindReplacesTheFirst()
{
    House house;
    const auto first = house.go(confirmed(u"ann"_s));
    QVERIFY(house.identityOf(*first).session.isValid());
    SignInRequest desktop = request(u"ann"_s);
    desktop.kind = protocol::SessionKind::Desktop;
    QVERIFY(house.go(desktop)->replaced.isEmpty());
    const auto second = house.go(request(u"ann"_s));
    QCOMPARE(second->replaced, QList<SessionId>{first->session.id});
    QCOMPARE(QCoro::waitFor(house.sessions.identify(first->token)).error().code, ErrorCode::SessionReplaced);
}

void TestSignIn::policyUnlimitedReplacesNothing()
{
    House house(Registration::Open, SessionPolicy::Unlimited);
    const auto first = house.go(confirmed(u"ann"_s));
    QVERIFY(house.go(request(u"ann"_s))->replaced.isEmpty());
    QVERIFY(house.identityOf(*first).session.isValid());
}

void TestSignIn::policyOneReplacesAll()
{
    House house(Registration::Open, SessionPolicy::One);
    const auto first = house.go(confirmed(u"ann"_s));
    SignInRequest desktop = request(u"ann"_s);
    desktop.kind = protocol::SessionKind::Desktop;
    QCOMPARE(house.go(desktop)->replaced, QList<SessionId>{first->session.id});
}

void TestSignIn::aDatabaseThatIsDownDoesNotCountAsAGuess()
{
    House house;
    QVERIFY(house.go(confirmed(u"ann"_s)));
    house.users.isDown = true;
    for (int i = 0; i < 500; ++i)
        QCOMPARE(house.refusal(request(u"ann"_s)), ErrorCode::Unavailable);
    house.users.isDown = false;
    QVERIFY(house.go(request(u"ann"_s)));
}

void TestSignIn::weakerHashesAreRenewedAtSignIn()
{
    House house;
    QVERIFY(house.go(confirmed(u"ann"_s)));
    const QString weak = house.users.hashOf(u"ann"_s);
    accounts::PasswordHasher strong({PasswordCost::Interactive, 1, 8});
    accounts::SignIn today(house.users, house.sessions, strong, house.limiter, house.clock, {});
    QVERIFY(!QCoro::waitFor(today.signIn(request(u"ann"_s, u"wrong horse"_s))));
    QCOMPARE(house.users.hashOf(u"ann"_s), weak);
    QVERIFY(QCoro::waitFor(today.signIn(request(u"ann"_s))));
    const QString renewed = house.users.hashOf(u"ann"_s);
    QVERIFY(renewed.startsWith(u"$argon2id$v=19$m=65536"));
    QVERIFY(QCoro::waitFor(today.signIn(request(u"ann"_s))));
    QCOMPARE(house.users.hashOf(u"ann"_s), renewed);
}

void TestSignIn::settingNamesGoThereAndBack()
{
    for (const auto value : {Registration::Open, Registration::Invite, Registration::Closed})
        QCOMPARE(accounts::registrationFromName(accounts::registrationName(value)), value);
    for (const auto value : {SessionPolicy::OnePerKind, SessionPolicy::Unlimited, SessionPolicy::One})
        QCOMPARE(accounts::sessionPolicyFromName(accounts::sessionPolicyName(value)), value);
    QVERIFY(!accounts::registrationFromName(u"OPEN"));
    QVERIFY(!accounts::sessionPolicyFromName(u""));
}

} // namespace

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_sign_in.moc"
