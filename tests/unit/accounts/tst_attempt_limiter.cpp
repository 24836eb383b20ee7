// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/attempt_limiter.h"
#include "tests/support/fake_clock.h"

#include <QTest>

namespace {

using namespace foyer;
using namespace std::chrono_literals;
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
        QVERIFY(limiter.begin(u"ann"_qs, kHere));
    const Result<> refused = limiter.begin(u"ann"_qs, kHere);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::TooManyAttempts);
    QCOMPARE(refused.error().retryAfter, std::chrono::seconds(30));
    // From elsewhere too: the name is what is guarded.
    QVERIFY(!limiter.begin(u"ann"_qs, u"198.51.100.1"_qs));
    clock.advance(29s);
    QVERIFY(!limiter.begin(u"ann"_qs, kHere));
    clock.advance(1s);
    QVERIFY(limiter.begin(u"ann"_qs, kHere));
}

void TestAttemptLimiter::theWaitGrowsAndHasAnEnd()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, generous());
    for (int i = 0; i < 10; ++i)
        QVERIFY(limiter.begin(u"ann"_qs, kHere));
    QList<qint64> waits;
    for (int i = 0; i < 40; ++i) {
        const Result<> refused = limiter.begin(u"ann"_qs, kHere);
        QVERIFY(!refused);
        waits.append(refused.error().retryAfter.count());
        clock.advance(refused.error().retryAfter);
        QVERIFY(limiter.begin(u"ann"_qs, kHere));
    }
    QCOMPARE(waits.mid(0, 8), (QList<qint64>{30, 60, 120, 240, 480, 960, 1920, 3600}));
    QCOMPARE(waits.last(), 3600);
}

void TestAttemptLimiter::aNameStartsAfreshAfterTheWindow()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, generous());
    for (int i = 0; i < 9; ++i)
        QVERIFY(limiter.begin(u"ann"_qs, kHere));
    clock.advance(10min);
    for (int i = 0; i < 10; ++i)
        QVERIFY(limiter.begin(u"ann"_qs, kHere));
    QVERIFY(!limiter.begin(u"ann"_qs, kHere));
}

void TestAttemptLimiter::aRightPasswordStartsTheNameAfresh()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, generous());
    for (int i = 0; i < 10; ++i)
        QVERIFY(limiter.begin(u"ann"_qs, kHere));
    limiter.succeeded(u"ann"_qs, kHere);
    for (int i = 0; i < 10; ++i)
        QVERIFY(limiter.begin(u"ann"_qs, kHere));
    QVERIFY(!limiter.begin(u"ann"_qs, kHere));
}

void TestAttemptLimiter::rightSignInsNeverCountForTheAddress()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    for (int i = 0; i < 1'000; ++i) {
        QVERIFY(limiter.begin(u"ann"_qs, kHere));
        limiter.succeeded(u"ann"_qs, kHere);
    }
}

void TestAttemptLimiter::attemptsAtOnceCountAsMany()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    int begun = 0;
    for (int i = 0; i < 500; ++i)
        begun += limiter.begin(u"ann"_qs, kHere).has_value();
    QCOMPARE(begun, 10);
}

void TestAttemptLimiter::anAddressHasItsOwnLimit()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    for (int i = 0; i < 120; ++i)
        QVERIFY(limiter.begin(QString::number(i), kHere));
    clock.advance(9min);
    const Result<> refused = limiter.begin(u"new"_qs, kHere);
    QVERIFY(!refused);
    QCOMPARE(refused.error().retryAfter, std::chrono::seconds(60));
    QVERIFY(limiter.begin(u"new"_qs, u"192.0.2.8"_qs));
    clock.advance(1min);
    QVERIFY(limiter.begin(u"new"_qs, kHere));
}

void TestAttemptLimiter::namesDoNotShareTheirFailures()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    for (int i = 0; i < 11; ++i)
        (void)limiter.begin(u"ann"_qs, kHere);
    QVERIFY(limiter.begin(u"bob"_qs, kHere));
}

void TestAttemptLimiter::unknownNamesCountForTheAddressOnly()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    for (int i = 0; i < 120; ++i) {
        QVERIFY(limiter.begin(u"ann"_qs, kHere));
        limiter.withoutPassword(u"ann"_qs);
    }
    QVERIFY(!limiter.begin(u"ann"_qs, kHere));
    QVERIFY(limiter.begin(u"ann"_qs, u"192.0.2.8"_qs));
}

void TestAttemptLimiter::ourOwnFaultsDoNotCount()
{
    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    for (int i = 0; i < 500; ++i) {
        QVERIFY(limiter.begin(u"ann"_qs, kHere));
        limiter.withdrawn(u"ann"_qs, kHere);
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
    QVERIFY(limiter.beginAccount(u"192.0.2.8"_qs));
    clock.advance(1h);
    QVERIFY(limiter.beginAccount(kHere));
}

void TestAttemptLimiter::ipv6CountsByNetwork()
{
    using accounts::addressKey;
    QCOMPARE(addressKey(u"2001:db8:1:2:3:4:5:6"_qs), addressKey(u"2001:db8:1:2::ffff"_qs));
    QVERIFY(addressKey(u"2001:db8:1:2::1"_qs) != addressKey(u"2001:db8:1:3::1"_qs));
    QCOMPARE(addressKey(u"::ffff:192.0.2.7"_qs), addressKey(kHere));
    QVERIFY(addressKey(kHere) != addressKey(u"192.0.2.8"_qs));
    QCOMPARE(addressKey(u"no address"_qs), u"no address"_qs);

    test::FakeClock clock;
    AttemptLimiter limiter(clock, {});
    int begun = 0;
    for (int i = 0; i < 300; ++i) {
        const QString address = u"2001:db8:1:2::%1"_qs.arg(i, 0, 16);
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
        const QString address = u"10.%1.%2.1"_qs.arg(i / 256).arg(i % 256);
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
        QVERIFY(limiter.begin(u"ann"_qs, kHere));
    // Filling the memory with other names must not free the one under attack.
    for (int i = 0; i < 20'000; ++i) {
        clock.advance(1ms);
        QVERIFY(limiter.begin(QString::number(i), kHere));
    }
    QVERIFY(!limiter.begin(u"ann"_qs, kHere));
}

} // namespace

QTEST_GUILESS_MAIN(TestAttemptLimiter)
#include "tst_attempt_limiter.moc"
