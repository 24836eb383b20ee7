// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/secrets.h"
#include "server/accounts/sessions.h"
#include "tests/support/fake_clock.h"
#include "tests/unit/accounts/memory_stores.h"

#include <QTest>

namespace {

using namespace foyer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using accounts::Identity;
using accounts::SessionPolicy;
using accounts::Sessions;
using protocol::SessionEnd;
using protocol::SessionKind;

constexpr UserId kAnn{1};

class TestSessions : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aTokenIs256RandomBits();
    void onlyTheHashIsStored();
    void aTokenTellsWhoItIs();
    void aSecondLookIsAnsweredFromMemory();
    void wrongTokensNeverReachTheStore_data();
    void wrongTokensNeverReachTheStore();
    void anUnknownTokenIsNotSignedIn();
    void aSessionExpiresEvenWhenRemembered();
    void anEndedSessionIsNeverAnsweredFromMemory_data();
    void anEndedSessionIsNeverAnsweredFromMemory();
    void aReplacedSessionSaysSo();
    void anAnswerFromBeforeTheEndIsNotBelieved();
    void onlyOnesOwnSessionCanBeEnded();
    void takingBackRevivesAndReplacesInTurn();
    void onlyReplacedSessionsCanBeTakenBack_data();
    void onlyReplacedSessionsCanBeTakenBack();
    void takingBackALivingSessionChangesNothing();
    void anExpiredSessionCannotBeTakenBack();
    void theListMarksTheCurrentSession();
    void aChangedRoleIsSeenAtOnce();
    void memoryIsBoundedAndKeepsWhatIsUsed();
    void maintenanceWritesSightingsOnceAndPurgesOldEnds();
    void aStoreThatIsDownIsSaidSo();

private:
    QByteArray open(SessionKind kind = SessionKind::Web, std::chrono::hours lifetime = 24h);
    Result<Identity> identify(const QByteArray &token) { return QCoro::waitFor(m_sessions->identify(token)); }

    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<test::MemorySessionStore> m_store;
    std::unique_ptr<Sessions> m_sessions;
    accounts::OpenedSession m_opened;
};

void TestSessions::init()
{
    m_clock = std::make_unique<test::FakeClock>();
    m_store = std::make_unique<test::MemorySessionStore>();
    protocol::User ann;
    ann.id = kAnn;
    ann.username = u"ann"_s;
    m_store->owners.insert(kAnn, ann);
    m_sessions =
        std::make_unique<Sessions>(*m_store, *m_clock, Sessions::Settings{SessionPolicy::OnePerKind, 100});
}

void TestSessions::cleanup()
{
    m_sessions.reset();
    m_store.reset();
    m_clock.reset();
}

QByteArray TestSessions::open(SessionKind kind, std::chrono::hours lifetime)
{
    const QByteArray token = accounts::randomToken();
    const Timestamp now = m_clock->now();
    const auto opened =
        QCoro::waitFor(m_sessions->open({kAnn, kind, u"Test"_s, accounts::hashOfToken(token), now,
                                         now + std::chrono::milliseconds(lifetime).count()}));
    Q_ASSERT(opened);
    m_opened = *opened;
    return token;
}

void TestSessions::aTokenIs256RandomBits()
{
    QSet<QByteArray> tokens;
    for (int i = 0; i < 1'000; ++i) {
        const QByteArray token = accounts::randomToken();
        QCOMPARE(token.size(), 43);
        QCOMPARE(QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding).size(), 32);
        QVERIFY(accounts::isTokenShaped(token));
        tokens.insert(token);
    }
    QCOMPARE(tokens.size(), 1'000);
}

void TestSessions::onlyTheHashIsStored()
{
    const QByteArray token = open();
    QCOMPARE(m_store->hashes.size(), 1);
    QCOMPARE(m_store->hashes.first().size(), 32);
    QVERIFY(!m_store->hashes.first().contains(token));
    QVERIFY(m_store->hashes.first() != QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding));
    // BLAKE2b-256 of the empty string, from RFC 7693's algorithm.
    QCOMPARE(accounts::hashOfToken({}).toHex(),
             QByteArray("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"));
}

void TestSessions::aTokenTellsWhoItIs()
{
    const QByteArray token = open(SessionKind::Desktop);
    const auto identity = identify(token);
    QVERIFY(identity);
    QCOMPARE(identity->user.username, u"ann"_s);
    QCOMPARE(identity->session, m_opened.session.id);
    QCOMPARE(identity->kind, SessionKind::Desktop);
    QCOMPARE(identity->expiresAt, m_opened.session.expiresAt);
}

void TestSessions::aSecondLookIsAnsweredFromMemory()
{
    const QByteArray token = open();
    QVERIFY(identify(token));
    const int lookups = m_store->lookups;
    for (int i = 0; i < 10; ++i)
        QVERIFY(identify(token));
    QCOMPARE(m_store->lookups, lookups);
}

void TestSessions::wrongTokensNeverReachTheStore_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray(42, 'a');
    QTest::newRow("long") << QByteArray(44, 'a');
    QTest::newRow("huge") << QByteArray(1'000'000, 'a');
    QTest::newRow("other alphabet") << QByteArray(42, 'a') + '+';
    QTest::newRow("zero") << QByteArray(43, '\0');
    QTest::newRow("high bytes") << QByteArray(43, '\xff');
    QTest::newRow("quote") << QByteArray(42, 'a') + '\'';
}

void TestSessions::wrongTokensNeverReachTheStore()
{
    QFETCH(QByteArray, token);
    QCOMPARE(identify(token).error().code, ErrorCode::NotSignedIn);
    QCOMPARE(QCoro::waitFor(m_sessions->takeBack(token)).error().code, ErrorCode::NotSignedIn);
    QCOMPARE(m_store->lookups, 0);
}

void TestSessions::anUnknownTokenIsNotSignedIn()
{
    open();
    QCOMPARE(identify(accounts::randomToken()).error().code, ErrorCode::NotSignedIn);
}

void TestSessions::aSessionExpiresEvenWhenRemembered()
{
    const QByteArray token = open(SessionKind::Web, 24h);
    QVERIFY(identify(token));
    m_clock->advance(24h - 1ms);
    QVERIFY(identify(token));
    m_clock->advance(1ms);
    QCOMPARE(identify(token).error().code, ErrorCode::NotSignedIn);
    // Nor from the store.
    m_sessions->forgetUser(kAnn);
    QCOMPARE(identify(token).error().code, ErrorCode::NotSignedIn);
}

void TestSessions::anEndedSessionIsNeverAnsweredFromMemory_data()
{
    QTest::addColumn<SessionEnd>("reason");
    QTest::newRow("signed out") << SessionEnd::SignedOut;
    QTest::newRow("revoked") << SessionEnd::Revoked;
}

void TestSessions::anEndedSessionIsNeverAnsweredFromMemory()
{
    QFETCH(SessionEnd, reason);
    const QByteArray token = open();
    QVERIFY(identify(token));
    QVERIFY(QCoro::waitFor(m_sessions->end(kAnn, m_opened.session.id, reason)));
    QCOMPARE(identify(token).error().code, ErrorCode::NotSignedIn);
}

void TestSessions::aReplacedSessionSaysSo()
{
    const QByteArray first = open();
    QVERIFY(identify(first));
    const QByteArray desktop = open(SessionKind::Desktop);
    QVERIFY(identify(first));
    const QByteArray second = open();
    QCOMPARE(m_opened.replaced.size(), 1);
    QCOMPARE(identify(first).error().code, ErrorCode::SessionReplaced);
    QVERIFY(identify(second));
    QVERIFY(identify(desktop));
}

void TestSessions::anAnswerFromBeforeTheEndIsNotBelieved()
{
    const QByteArray token = open();
    m_store->isSlow = true;
    // The store has read the living session, but its answer is still on the way.
    auto early = m_sessions->identify(token);
    QVERIFY(!early.isReady());
    QVERIFY(QCoro::waitFor(m_sessions->end(kAnn, m_opened.session.id, SessionEnd::Revoked)));
    QCOMPARE(QCoro::waitFor(std::move(early)).error().code, ErrorCode::NotSignedIn);
    m_store->isSlow = false;
    QCOMPARE(identify(token).error().code, ErrorCode::NotSignedIn);
}

void TestSessions::onlyOnesOwnSessionCanBeEnded()
{
    const QByteArray token = open();
    const auto ended = QCoro::waitFor(m_sessions->end(UserId(2), m_opened.session.id, SessionEnd::Revoked));
    QCOMPARE(ended.error().code, ErrorCode::NotFound);
    QVERIFY(identify(token));
}

void TestSessions::takingBackRevivesAndReplacesInTurn()
{
    const QByteArray first = open();
    const SessionId firstId = m_opened.session.id;
    const QByteArray second = open();
    const SessionId secondId = m_opened.session.id;
    QVERIFY(identify(second));
    const auto takenBack = QCoro::waitFor(m_sessions->takeBack(first));
    QVERIFY(takenBack);
    QCOMPARE(takenBack->identity.session, firstId);
    QCOMPARE(takenBack->identity.user.username, u"ann"_s);
    QCOMPARE(takenBack->replaced, QList<SessionId>{secondId});
    QVERIFY(identify(first));
    QCOMPARE(identify(second).error().code, ErrorCode::SessionReplaced);
    // And back again.
    QVERIFY(QCoro::waitFor(m_sessions->takeBack(second)));
    QVERIFY(identify(second));
    QCOMPARE(identify(first).error().code, ErrorCode::SessionReplaced);
}

void TestSessions::onlyReplacedSessionsCanBeTakenBack_data()
{
    anEndedSessionIsNeverAnsweredFromMemory_data();
}

void TestSessions::onlyReplacedSessionsCanBeTakenBack()
{
    QFETCH(SessionEnd, reason);
    const QByteArray token = open();
    QVERIFY(QCoro::waitFor(m_sessions->end(kAnn, m_opened.session.id, reason)));
    QCOMPARE(QCoro::waitFor(m_sessions->takeBack(token)).error().code, ErrorCode::NotSignedIn);
    QCOMPARE(identify(token).error().code, ErrorCode::NotSignedIn);
}

void TestSessions::takingBackALivingSessionChangesNothing()
{
    const QByteArray token = open();
    const auto again = QCoro::waitFor(m_sessions->takeBack(token));
    QVERIFY(again);
    QVERIFY(again->replaced.isEmpty());
    QVERIFY(identify(token));
}

void TestSessions::anExpiredSessionCannotBeTakenBack()
{
    const QByteArray first = open(SessionKind::Web, 1h);
    open(SessionKind::Web, 24h);
    m_clock->advance(1h);
    QCOMPARE(QCoro::waitFor(m_sessions->takeBack(first)).error().code, ErrorCode::NotSignedIn);
    QCOMPARE(identify(first).error().code, ErrorCode::NotSignedIn);
}

void TestSessions::theListMarksTheCurrentSession()
{
    open(SessionKind::Desktop);
    const QByteArray token = open(SessionKind::Web);
    const auto identity = identify(token);
    const auto list = QCoro::waitFor(m_sessions->list(*identity));
    QVERIFY(list);
    QCOMPARE(list->size(), 2);
    for (const protocol::Session &session : *list)
        QCOMPARE(session.isCurrent, session.id == identity->session);
}

void TestSessions::aChangedRoleIsSeenAtOnce()
{
    const QByteArray token = open();
    QCOMPARE(identify(token)->user.role, protocol::UserRole::Member);
    m_store->owners[kAnn].role = protocol::UserRole::Admin;
    m_sessions->forgetUser(kAnn);
    QCOMPARE(identify(token)->user.role, protocol::UserRole::Admin);
}

void TestSessions::memoryIsBoundedAndKeepsWhatIsUsed()
{
    // A session used all along stays in memory while 500 others pass through a memory of 100.
    const QByteArray busy = open(SessionKind::Desktop);
    QVERIFY(identify(busy));
    for (int i = 0; i < 500; ++i) {
        QVERIFY(identify(open(SessionKind::Web)));
        const int lookups = m_store->lookups;
        QVERIFY(identify(busy));
        QCOMPARE(m_store->lookups, lookups);
        QVERIFY(m_sessions->remembered() <= 100);
    }
}

void TestSessions::maintenanceWritesSightingsOnceAndPurgesOldEnds()
{
    QVERIFY(identify(open()));
    QVERIFY(QCoro::waitFor(m_sessions->maintain()));
    QCOMPARE(m_store->touched, QSet<SessionId>{m_opened.session.id});
    QCOMPARE(m_store->purgedBefore, m_clock->now() - 7 * 24 * 3'600'000LL);
    m_store->touched.clear();
    QVERIFY(QCoro::waitFor(m_sessions->maintain()));
    QVERIFY(m_store->touched.isEmpty());
}

void TestSessions::aStoreThatIsDownIsSaidSo()
{
    const QByteArray token = open();
    m_store->isDown = true;
    QCOMPARE(identify(token).error().code, ErrorCode::Unavailable);
    QCOMPARE(QCoro::waitFor(m_sessions->takeBack(token)).error().code, ErrorCode::Unavailable);
    m_store->isDown = false;
    QVERIFY(identify(token));
}

} // namespace

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
