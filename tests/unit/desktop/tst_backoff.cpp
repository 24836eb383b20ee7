// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/backoff.h"

#include <QTest>

using namespace std::chrono_literals;
using foyer::client::Backoff;

class TestBackoff : public QObject
{
    Q_OBJECT

private slots:
    void doublesUpToTheLongestWithAPlateau()
    {
        Backoff backoff([] { return 1.0; }, 500ms, 30'000ms);
        const QList<int> expected{500,  1000, 2000, 2000,  2000,  2000,  2000,
                                  2000, 4000, 8000, 16000, 30000, 30000, 30000};
        for (const int wait : expected)
            QCOMPARE(int(backoff.next().count()), wait);
    }

    void neverWaitsLessThanHalf()
    {
        Backoff backoff([] { return 0.0; }, 500ms, 30'000ms);
        QCOMPARE(backoff.next(), 250ms);
        QCOMPARE(backoff.next(), 500ms);
    }

    void startsAgainAfterASuccess()
    {
        Backoff backoff([] { return 1.0; }, 500ms, 30'000ms);
        for (int i = 0; i < 5; ++i)
            (void)backoff.next();
        backoff.reset();
        QCOMPARE(backoff.next(), 500ms);
    }

    void systemRandomSpreadsClients()
    {
        const Backoff::Random random = Backoff::systemRandom();
        double lowest = 1;
        double highest = 0;
        for (int i = 0; i < 1'000; ++i) {
            const double value = random();
            QVERIFY(value >= 0 && value < 1);
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
        QVERIFY(highest - lowest > 0.5);
    }
};

QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
