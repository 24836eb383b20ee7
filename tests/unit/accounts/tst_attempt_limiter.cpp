// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/attempt_limiter.h"
#include "tests/support/fake_clock.h"

#include <QTest>

namespace {

using namespace foyer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using accounts::AttemptLimiter;

const QString kHere = QStringLiteral("192.0.2.7");

class TestAttemptLimiter : public QObject
{
    Q_OBJECT

private slots:
    void tenWrongPasswordsThenWaiting();
    void theWaitGrowsAndHasAnEnd();
    void aNameStartsAfreshAfterTheWindow();
    void aRightPasswordStartsTheNameAfresh();
    void rightSignInsNeverCountForTheAddress();
    void attemptsAtOnceCountAsMany();
    void anAddressHasItsOwnLimit();
    void namesDoNotShareTheirFailures();
    void unknownNamesCountForTheAddressOnly();
    void ourOwnFaultsDoNotCount();
    void newAccountsOfAnAddressAreLimited();
    void ipv6CountsByNetwork();
    void memoryIsBounded();
    void theBlockedStayBlockedWhenMemoryIsFull();
};

AttemptLimiter::Settings generous()
{
    AttemptLimiter::Settings settings;
    settings.attemptsPerAddress = 1'000'000;
    return settings;
}

void TestAttemptLimiter::tenWrongPasswordsThenWaiting()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    for (int i = 0; i < 10; ++i)
        QVERIFY(limiter.begin(u"ann"_s, kHere));
    const Result<> refused = limiter.begin(u"ann"_s, kHere);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::TooManyAttempts);
    QCOMPARE(refused.error().retryAfter, std::chrono::seconds(30));
    // From elsewhere too: the name is what is guarded.
    QVERIFY(!limiter.begin(u"ann"_s, u"198.51.100.1"_s));
    clock.advance(29s);
    QVERIFY(!limiter.begin(u"ann"_s, kHere));
    clock.advance(1s);
    QVERIFY(limiter.begin(u"ann"_s, kHere));
}

void TestAttemptLimiter::theWaitGrowsAndHasAnEnd()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, generous());
    for (int i = 0; i < 10; ++i)
        QVERIFY(limiter.begin(u"ann"_s, kHere));
    QList<qint64> waits;
    for (int i = 0; i < 40; ++i) {
        const Result<> refused = limiter.begin(u"ann"_s, kHere);
        QVERIFY(!refused);
        waits.append(refused.error().retryAfter.count());
        clock.advance(refused.error().retryAfter);
        QVERIFY(limiter.begin(u"ann"_s, kHere));
    }
    QCOMPARE(waits.mid(0, 8), (QList<qint64>{30, 60, 120, 240, 480, 960, 1920, 3600}));
    QCOMPARE(waits.last(), 3600);
}

void TestAttemptLimiter::aNameStartsAfreshAfterTheWindow()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, generous());
    for (int i = 0; i < 9; ++i)
        QVERIFY(limiter.begin(u"ann"_s, kHere));
    clock.advance(10min);
    for (int i = 0; i < 10; ++i)
        QVERIFY(limiter.begin(u"ann"_s, kHere));
    QVERIFY(!limiter.begin(u"ann"_s, kHere));
}

void TestAttemptLimiter::aRightPasswordStartsTheNameAfresh()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, generous());
    for (int i = 0; i < 10; ++i)
        QVERIFY(limiter.begin(u"ann"_s, kHere));
    limiter.succeeded(u"ann"_s, kHere);
    for (int i = 0; i < 10; ++i)
        QVERIFY(limiter.begin(u"ann"_s, kHere));
    QVERIFY(!limiter.begin(u"ann"_s, kHere));
}

void TestAttemptLimiter::rightSignInsNeverCountForTheAddress()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    for (int i = 0; i < 1'000; ++i) {
        QVERIFY(limiter.begin(u"ann"_s, kHere));
        limiter.succeeded(u"ann"_s, kHere);
    }
}

void TestAttemptLimiter::attemptsAtOnceCountAsMany()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    int begun = 0;
    for (int i = 0; i < 500; ++i)
        begun += limiter.begin(u"ann"_s, kHere).has_value();
    QCOMPARE(begun, 10);
}

void TestAttemptLimiter::anAddressHasItsOwnLimit()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    for (int i = 0; i < 120; ++i)
        QVERIFY(limiter.begin(QString::number(i), kHere));
    clock.advance(9min);
    const Result<> refused = limiter.begin(u"new"_s, kHere);
    QVERIFY(!refused);
    QCOMPARE(refused.error().retryAfter, std::chrono::seconds(60));
    QVERIFY(limiter.begin(u"new"_s, u"192.0.2.8"_s));
    clock.advance(1min);
    QVERIFY(limiter.begin(u"new"_s, kHere));
}

void TestAttemptLimiter::namesDoNotShareTheirFailures()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    for (int i = 0; i < 11; ++i)
        (void)limiter.begin(u"ann"_s, kHere);
    QVERIFY(limiter.begin(u"bob"_s, kHere));
}

void TestAttemptLimiter::unknownNamesCountForTheAddressOnly()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    for (int i = 0; i < 120; ++i) {
        QVERIFY(limiter.begin(u"ann"_s, kHere));
        limiter.withoutPassword(u"ann"_s);
    }
    QVERIFY(!limiter.begin(u"ann"_s, kHere));
    QVERIFY(limiter.begin(u"ann"_s, u"192.0.2.8"_s));
}

void TestAttemptLimiter::ourOwnFaultsDoNotCount()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    for (int i = 0; i < 500; ++i) {
        QVERIFY(limiter.begin(u"ann"_s, kHere));
        limiter.withdrawn(u"ann"_s, kHere);
    }
}

void TestAttemptLimiter::newAccountsOfAnAddressAreLimited()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    for (int i = 0; i < 60; ++i)
        QVERIFY(limiter.beginAccount(kHere));
    const Result<> refused = limiter.beginAccount(kHere);
    QVERIFY(!refused);
    QCOMPARE(refused.error().retryAfter, std::chrono::seconds(3600));
    QVERIFY(limiter.beginAccount(u"192.0.2.8"_s));
    clock.advance(1h);
    QVERIFY(limiter.beginAccount(kHere));
}

void TestAttemptLimiter::ipv6CountsByNetwork()
{
    using accounts::addressKey;
    QCOMPARE(addressKey(u"2001:db8:1:2:3:4:5:6"_s), addressKey(u"2001:db8:1:2::ffff"_s));
    QVERIFY(addressKey(u"2001:db8:1:2::1"_s) != addressKey(u"2001:db8:1:3::1"_s));
    QCOMPARE(addressKey(u"::ffff:192.0.2.7"_s), addressKey(kHere));
    QVERIFY(addressKey(kHere) != addressKey(u"192.0.2.8"_s));
    QCOMPARE(addressKey(u"no address"_s), u"no address"_s);

    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    int begun = 0;
    for (int i = 0; i < 300; ++i) {
        const QString address = u"2001:db8:1:2::%1"_s.arg(i, 0, 16);
        begun += limiter.begin(QString::number(i), address).has_value();
    }
    QCOMPARE(begun, 120);
}

void TestAttemptLimiter::memoryIsBounded()
{
    test::FakeClock clock;
    AttemptLimiter::Settings settings;
    settings.remembered = 1'000;
    AttemptLimiter limiter(clock, settings);
    for (int i = 0; i < 50'000; ++i) {
        clock.advance(1ms);
        const QString address = u"10.%1.%2.1"_s.arg(i / 256).arg(i % 256);
        QVERIFY(limiter.begin(QString::number(i), address));
        QVERIFY(limiter.beginAccount(address));
        QVERIFY(limiter.remembered() <= 3 * 1'000);
    }
}

void TestAttemptLimiter::theBlockedStayBlockedWhenMemoryIsFull()
{
    test::FakeClock clock;
    AttemptLimiter::Settings settings = generous();
    settings.remembered = 1'000;
    AttemptLimiter limiter(clock, settings);
    for (int i = 0; i < 10; ++i)
        QVERIFY(limiter.begin(u"ann"_s, kHere));
    // Filling the memory with other names must not free the one under attack.
    for (int i = 0; i < 20'000; ++i) {
        clock.advance(1ms);
        QVERIFY(limiter.begin(QString::number(i), kHere));
    }
    QVERIFY(!limiter.begin(u"ann"_s, kHere));
}

} // namespace

QTEST_GUILESS_MAIN(TestAttemptLimiter)
#include "tst_attempt_limiter.moc"
