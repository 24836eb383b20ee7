// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/invites.h"
#include "server/accounts/secrets.h"
#include "tests/support/fake_clock.h"
#include "tests/unit/accounts/memory_stores.h"

#include <QTest>

namespace {

using namespace foyer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using accounts::Identity;
using accounts::Invites;

class TestInvites : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void onlyAdministratorsMayInvite();
    void usesAndLifetimeHaveBounds_data();
    void usesAndLifetimeHaveBounds();
    void aCodeCannotBeGuessed();
    void theListShowsWhatCanBeUsed();
    void aWithdrawnInvitationIsGone();
    void theAdminLinkIsOfferedOnceOnly();
    void aForcedAdminLinkReplacesTheOld();
    void aClaimMakesAnAdministratorOnce();
    void aClaimWithNonsenseChangesNothing();

private:
    [[nodiscard]] Identity member();

    Identity m_admin;
    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<test::MemoryUserStore> m_users;
    std::unique_ptr<test::MemorySessionStore> m_sessionStore;
    std::unique_ptr<accounts::Sessions> m_sessions;
    std::unique_ptr<Invites> m_invites;
};

void TestInvites::init()
{
    m_invites.reset();
    m_sessions.reset();
    m_clock = std::make_unique<test::FakeClock>();
    m_users = std::make_unique<test::MemoryUserStore>(*m_clock);
    m_sessionStore = std::make_unique<test::MemorySessionStore>();
    m_sessions =
        std::make_unique<accounts::Sessions>(*m_sessionStore, *m_clock, accounts::Sessions::Settings{});
    m_invites = std::make_unique<Invites>(*m_users, *m_sessions, *m_clock);
    m_admin.user.id = UserId(99);
    m_admin.user.role = protocol::UserRole::Admin;
}

Identity TestInvites::member()
{
    accounts::NewAccount account;
    account.username = account.usernameKey = u"ann"_s;
    Identity identity;
    identity.user = QCoro::waitFor(m_users->create(account)).value();
    return identity;
}

void TestInvites::onlyAdministratorsMayInvite()
{
    const Identity ann = member();
    const auto invite = QCoro::waitFor(m_invites->create(m_admin, 1, 1h));
    QVERIFY(invite);
    QCOMPARE(QCoro::waitFor(m_invites->create(ann, 1, 1h)).error().code, ErrorCode::Forbidden);
    QCOMPARE(QCoro::waitFor(m_invites->list(ann)).error().code, ErrorCode::Forbidden);
    QCOMPARE(QCoro::waitFor(m_invites->remove(ann, invite->code)).error().code, ErrorCode::Forbidden);
    QCOMPARE(QCoro::waitFor(m_invites->list(m_admin))->size(), 1);
}

void TestInvites::usesAndLifetimeHaveBounds_data()
{
    QTest::addColumn<int>("uses");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("field");
    const qint64 day = 24 * 3600;
    QTest::newRow("least") << 1 << qint64(3600) << QString();
    QTest::newRow("most") << 1000 << 90 * day << QString();
    QTest::newRow("no use") << 0 << day << u"uses"_s;
    QTest::newRow("negative") << -1 << day << u"uses"_s;
    QTest::newRow("too many") << 1001 << day << u"uses"_s;
    QTest::newRow("too short") << 1 << qint64(3599) << u"expiresInSeconds"_s;
    QTest::newRow("too long") << 1 << 90 * day + 1 << u"expiresInSeconds"_s;
    QTest::newRow("in the past") << 1 << -day << u"expiresInSeconds"_s;
}

void TestInvites::usesAndLifetimeHaveBounds()
{
    QFETCH(int, uses);
    QFETCH(qint64, seconds);
    QFETCH(QString, field);
    const auto invite = QCoro::waitFor(m_invites->create(m_admin, uses, std::chrono::seconds(seconds)));
    if (field.isEmpty()) {
        QVERIFY(invite);
        QCOMPARE(invite->usesLeft, uses);
        QCOMPARE(invite->expiresAt, m_clock->now() + seconds * 1000);
        return;
    }
    QVERIFY(!invite);
    QCOMPARE(invite.error().code, ErrorCode::InvalidField);
    QCOMPARE(invite.error().field, field);
    QVERIFY(QCoro::waitFor(m_invites->list(m_admin))->isEmpty());
}

void TestInvites::aCodeCannotBeGuessed()
{
    QSet<QString> codes;
    for (int i = 0; i < 200; ++i) {
        const auto invite = QCoro::waitFor(m_invites->create(m_admin, 1, 1h));
        QCOMPARE(QByteArray::fromBase64(invite->code.toLatin1(), QByteArray::Base64UrlEncoding).size(), 16);
        codes.insert(invite->code);
    }
    QCOMPARE(codes.size(), 200);
}

void TestInvites::theListShowsWhatCanBeUsed()
{
    QVERIFY(QCoro::waitFor(m_invites->create(m_admin, 1, 1h)));
    const auto longer = QCoro::waitFor(m_invites->create(m_admin, 1, 2h));
    m_clock->advance(1h);
    const auto list = QCoro::waitFor(m_invites->list(m_admin));
    QVERIFY(list);
    QCOMPARE(list->size(), 1);
    QCOMPARE(list->first().code, longer->code);
}

void TestInvites::aWithdrawnInvitationIsGone()
{
    const auto invite = QCoro::waitFor(m_invites->create(m_admin, 1, 1h));
    QVERIFY(QCoro::waitFor(m_invites->remove(m_admin, invite->code)));
    QVERIFY(QCoro::waitFor(m_invites->list(m_admin))->isEmpty());
    for (const QString &code : {invite->code, QString(), QString(1'000'000, u'x')})
        QCOMPARE(QCoro::waitFor(m_invites->remove(m_admin, code)).error().code, ErrorCode::NotFound);
}

void TestInvites::theAdminLinkIsOfferedOnceOnly()
{
    QVERIFY(!QCoro::waitFor(m_invites->offerAdminLink(false))->isEmpty());
    QVERIFY(QCoro::waitFor(m_invites->offerAdminLink(false))->isEmpty());
}

void TestInvites::aForcedAdminLinkReplacesTheOld()
{
    const Identity ann = member();
    const auto old = QCoro::waitFor(m_invites->offerAdminLink(false));
    const auto forced = QCoro::waitFor(m_invites->offerAdminLink(true));
    QVERIFY(!forced->isEmpty());
    QCOMPARE(QCoro::waitFor(m_invites->claimAdminLink(ann, *old)).error().code, ErrorCode::AdminLinkInvalid);
    QVERIFY(QCoro::waitFor(m_invites->claimAdminLink(ann, *forced)));
}

void TestInvites::aClaimMakesAnAdministratorOnce()
{
    const Identity ann = member();
    const QByteArray session = accounts::randomToken();
    m_sessionStore->owners.insert(ann.user.id, ann.user);
    QVERIFY(QCoro::waitFor(m_sessions->open({ann.user.id,
                                             protocol::SessionKind::Web,
                                             {},
                                             accounts::hashOfToken(session),
                                             m_clock->now(),
                                             m_clock->now() + 1'000})));
    QCOMPARE(QCoro::waitFor(m_sessions->identify(session))->user.role, protocol::UserRole::Member);

    const auto token = QCoro::waitFor(m_invites->offerAdminLink(false));
    const auto admin = QCoro::waitFor(m_invites->claimAdminLink(ann, *token));
    QVERIFY(admin);
    QCOMPARE(admin->role, protocol::UserRole::Admin);
    m_sessionStore->owners.insert(ann.user.id, *admin);
    QCOMPARE(QCoro::waitFor(m_sessions->identify(session))->user.role, protocol::UserRole::Admin);
    QCOMPARE(QCoro::waitFor(m_invites->claimAdminLink(ann, *token)).error().code,
             ErrorCode::AdminLinkInvalid);
}

void TestInvites::aClaimWithNonsenseChangesNothing()
{
    const Identity ann = member();
    const auto token = QCoro::waitFor(m_invites->offerAdminLink(false));
    for (const QByteArray &wrong :
         {QByteArray(), QByteArray("x"), QByteArray(43, 'A'), QByteArray(1'000'000, 'A')}) {
        QCOMPARE(QCoro::waitFor(m_invites->claimAdminLink(ann, wrong)).error().code,
                 ErrorCode::AdminLinkInvalid);
    }
    QVERIFY(QCoro::waitFor(m_invites->claimAdminLink(ann, *token)));
}

} // namespace

QTEST_GUILESS_MAIN(TestInvites)
#include "tst_invites.moc"
