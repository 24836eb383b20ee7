// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/metrics/registry.h"

#include <QTest>

using namespace foyer::metrics;

class TestRegistry : public QObject
{
    Q_OBJECT

private slots:
    void tellsEachKindOfNumberInTheTextFormat()
    {
        Registry registry;
        registry.counter("foyer_things_total", "Things seen.", {{"kind", "a"}}).add();
        Gauge gauge = registry.gauge("foyer_open", "Open things.");
        gauge.set(5);
        gauge.add(-2);
        Histogram histogram = registry.histogram("foyer_seconds", "Time of things.", {0.1, 1});
        histogram.observe(0.05);
        histogram.observe(0.5);
        histogram.observe(5);
        const QByteArray text = registry.text();
        QVERIFY(text.contains("# HELP foyer_things_total Things seen.\n"));
        QVERIFY(text.contains("# TYPE foyer_things_total counter\n"));
        QVERIFY(text.contains("foyer_things_total{kind=\"a\"} 1\n"));
        QVERIFY(text.contains("foyer_open 3\n"));
        QVERIFY(text.contains("foyer_seconds_bucket{le=\"0.1\"} 1\n"));
        QVERIFY(text.contains("foyer_seconds_bucket{le=\"1\"} 2\n"));
        QVERIFY(text.contains("foyer_seconds_count 3\n"));
    }

    void theSameNameAndLabelsAreTheSameSeries()
    {
        Registry registry;
        for (int i = 0; i < 3; ++i)
            registry.counter("foyer_things_total", "Things seen.", {{"kind", "a"}}).add();
        registry.counter("foyer_things_total", "Things seen.", {{"kind", "b"}}).add(2);
        QVERIFY(registry.text().contains("foyer_things_total{kind=\"a\"} 3\n"));
        QVERIFY(registry.text().contains("foyer_things_total{kind=\"b\"} 2\n"));
    }
};

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
