// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/attempt_limiter.h"
#include "server/accounts/password_hasher.h"
#include "server/accounts/passwords.h"
#include "server/accounts/profile_store.h"
#include "server/accounts/profiles.h"
#include "tests/support/fake_clock.h"
#include "tests/unit/accounts/memory_stores.h"

#include <QTest>

namespace {

using namespace foyer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using accounts::Identity;
using accounts::ProfileChange;
using protocol::Profile;
using protocol::Status;

/// One profile, and what was asked of it.
class OneProfileStore final : public accounts::ProfileStore
{
public:
    QCoro::Task<Result<std::optional<Profile>>> find(UserId user) override
    {
        if (user != profile.user.id)
            co_return std::optional<Profile>();
        co_return std::optional(profile);
    }
    QCoro::Task<Result<Profile>> change(UserId, ProfileChange change) override
    {
        ++changes;
        profile.user.displayName = change.displayName.value_or(profile.user.displayName);
        profile.user.avatar = change.avatar.value_or(profile.user.avatar);
        profile.status = change.status.value_or(profile.status);
        co_return profile;
    }
    QCoro::Task<Result<QList<SessionId>>> changePassword(accounts::PasswordChange change) override
    {
        password = change;
        co_return QList<SessionId>{SessionId(8)};
    }

    Profile profile;
    int changes = 0;
    accounts::PasswordChange password;
};

class TestProfiles : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void takesWhatPeopleCallThemselves_data();
    void takesWhatPeopleCallThemselves();
    void trimsAndCanonicalises();
    void administratorsMayUseNamesKeptBack();
    void changesAreLimited();
    void aPasswordIsProvedBeforeItIsChanged();
    void wrongPasswordsCountAsAtTheSignIn();

private:
    Identity m_ada;
    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<test::MemoryUserStore> m_users;
    std::unique_ptr<test::MemorySessionStore> m_sessionStore;
    std::unique_ptr<accounts::Sessions> m_sessions;
    std::unique_ptr<accounts::PasswordHasher> m_hasher;
    std::unique_ptr<accounts::AttemptLimiter> m_limiter;
    std::unique_ptr<OneProfileStore> m_store;
    std::unique_ptr<accounts::Profiles> m_profiles;
    std::unique_ptr<accounts::Passwords> m_passwords;
};

void TestProfiles::init()
{
    m_clock = std::make_unique<test::FakeClock>();
    m_users = std::make_unique<test::MemoryUserStore>(*m_clock);
    m_sessionStore = std::make_unique<test::MemorySessionStore>();
    m_sessions =
        std::make_unique<accounts::Sessions>(*m_sessionStore, *m_clock, accounts::Sessions::Settings{});
    accounts::PasswordHasher::Settings cheap;
    cheap.cost = accounts::PasswordCost::Minimum;
    m_hasher = std::make_unique<accounts::PasswordHasher>(cheap);
    m_limiter = std::make_unique<accounts::AttemptLimiter>(*m_clock, accounts::AttemptLimiter::Settings{});
    m_store = std::make_unique<OneProfileStore>();
    m_profiles =
        std::make_unique<accounts::Profiles>(*m_store, *m_sessions, *m_clock, accounts::Profiles::Settings{});
    m_passwords = std::make_unique<accounts::Passwords>(*m_users, *m_store, *m_sessions, *m_hasher,
                                                        *m_limiter, *m_clock);
    accounts::NewAccount account;
    account.username = account.usernameKey = u"ada"_s;
    account.passwordHash = *QCoro::waitFor(m_hasher->hash(u"correct horse"_s));
    m_ada.user = QCoro::waitFor(m_users->create(account)).value();
    m_ada.session = SessionId(7);
    m_store->profile.user = m_ada.user;
}

void TestProfiles::takesWhatPeopleCallThemselves_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("one letter") << u"A"_s << true;
    QTest::newRow("chinese") << u"小明"_s << true;
    QTest::newRow("emoji") << u"Ada 🌸"_s << true;
    QTest::newRow("longest") << QString(50, u'x') << true;
    QTest::newRow("too long") << QString(51, u'x') << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("blank") << u"  "_s << false;
    QTest::newRow("two blanks") << u"A  B"_s << false;
    QTest::newRow("turned round") << u"Ada\u202E"_s << false;
    QTest::newRow("zero width") << u"Ad\u200Ba"_s << false;
    QTest::newRow("half a character") << QString(QChar(0xD83D)) << false;
    QTest::newRow("kept back") << u"Administrator"_s << false;
    QTest::newRow("kept back, wide") << u"ｆｏｙｅｒ"_s << false;
}

void TestProfiles::takesWhatPeopleCallThemselves()
{
    QFETCH(QString, name);
    QFETCH(bool, isTaken);
    ProfileChange change;
    change.displayName = name;
    const auto changed = QCoro::waitFor(m_profiles->change(m_ada, change));
    QCOMPARE(changed.has_value(), isTaken);
    QCOMPARE(m_store->changes, int(isTaken));
    if (!isTaken)
        QCOMPARE(changed.error().field, u"displayName"_s);
}

void TestProfiles::trimsAndCanonicalises()
{
    ProfileChange change;
    change.displayName = u" Countess "_s;
    change.status = Status{u"❤"_s, u"  in 🏡 till 周一 "_s};
    const auto changed = QCoro::waitFor(m_profiles->change(m_ada, change));
    QVERIFY(changed);
    QCOMPARE(changed->user.displayName, u"Countess"_s);
    QCOMPARE(changed->status, (Status{u"❤\uFE0F"_s, u"in 🏡 till 周一"_s}));
}

void TestProfiles::administratorsMayUseNamesKeptBack()
{
    m_ada.user.role = protocol::UserRole::Admin;
    ProfileChange change;
    change.displayName = u"Admin"_s;
    QVERIFY(QCoro::waitFor(m_profiles->change(m_ada, change)));
}

void TestProfiles::changesAreLimited()
{
    ProfileChange change;
    change.avatar = u"a1"_s;
    for (int i = 0; i < 20; ++i)
        QVERIFY(QCoro::waitFor(m_profiles->change(m_ada, change)));
    const auto refused = QCoro::waitFor(m_profiles->change(m_ada, change));
    QCOMPARE(refused.error().code, ErrorCode::TooManyRequests);
    QVERIFY(refused.error().retryAfter > 0s);
    QVERIFY(!m_profiles->spend(m_ada.user.id));
    QVERIFY(m_profiles->spend(UserId(4711)));
    m_clock->advance(refused.error().retryAfter);
    QVERIFY(QCoro::waitFor(m_profiles->change(m_ada, change)));
}

void TestProfiles::aPasswordIsProvedBeforeItIsChanged()
{
    const QString address = u"192.0.2.1"_s;
    const auto wrong =
        QCoro::waitFor(m_passwords->change(m_ada, u"wrong horse"_s, u"battery staple"_s, address));
    QCOMPARE(wrong.error().code, ErrorCode::WrongPassword);
    const auto shortOne = QCoro::waitFor(m_passwords->change(m_ada, u"correct horse"_s, u"short"_s, address));
    QCOMPARE(shortOne.error().field, u"newPassword"_s);
    QVERIFY(m_store->password.newHash.isEmpty());

    const auto ended =
        QCoro::waitFor(m_passwords->change(m_ada, u"correct horse"_s, u"battery staple"_s, address));
    QVERIFY(ended);
    QCOMPARE(*ended, QList<SessionId>{SessionId(8)});
    QCOMPARE(m_store->password.kept, m_ada.session);
    QCOMPARE(m_store->password.provenHash, m_users->hashOf(u"ada"_s));
    const auto verdict = QCoro::waitFor(m_hasher->verify(u"battery staple"_s, m_store->password.newHash));
    QVERIFY(verdict && verdict->isRight);
}

void TestProfiles::wrongPasswordsCountAsAtTheSignIn()
{
    const QString address = u"192.0.2.1"_s;
    Result<QString> proved;
    for (int i = 0; i < 11; ++i)
        proved = QCoro::waitFor(m_passwords->prove(m_ada, u"wrong horse"_s, address));
    QCOMPARE(proved.error().code, ErrorCode::TooManyAttempts);
    QCOMPARE(QCoro::waitFor(m_passwords->prove(m_ada, u"correct horse"_s, address)).error().code,
             ErrorCode::TooManyAttempts);
    m_clock->advance(1h);
    QVERIFY(QCoro::waitFor(m_passwords->prove(m_ada, u"correct horse"_s, address)));
}

} // namespace

QTEST_GUILESS_MAIN(TestProfiles)
#include "tst_profiles.moc"
