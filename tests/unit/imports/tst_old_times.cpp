// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/imports/old_times.h"

#include <QDateTime>
#include <QTest>

namespace {

using namespace Qt::StringLiterals;
using namespace foyer::imports;
using foyer::Timestamp;

/// Milliseconds since 1970 without a zone.
qint64 wall(const QString &text)
{
    return QDateTime::fromString(text + u'Z', Qt::ISODateWithMs).toMSecsSinceEpoch();
}

QString iso(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODateWithMs);
}

class TestOldTimes : public QObject
{
    Q_OBJECT

private slots:
    void zonesAreNamedAsPeopleDo_data();
    void zonesAreNamedAsPeopleDo();
    void unknownZonesAreRefused_data();
    void unknownZonesAreRefused();
    void readingsFollowSummerTime();
    void anHourThatCameTwiceKeepsTheOrder();
    void anHourThatNeverCameIsPushedOn();
    void nothingIsBefore1970();
};

void TestOldTimes::zonesAreNamedAsPeopleDo_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("time");
    QTest::newRow("Shanghai") << u"Asia/Shanghai"_s << u"2026-11-23T07:28:20.123Z"_s;
    QTest::newRow("UTC") << u"UTC"_s << u"2026-11-23T15:28:20.123Z"_s;
    QTest::newRow("+08:00") << u"+08:00"_s << u"2026-11-23T07:28:20.123Z"_s;
    QTest::newRow("+0530") << u"+0530"_s << u"2026-11-23T09:58:20.123Z"_s;
    QTest::newRow("UTC-3") << u"UTC-3"_s << u"2026-11-23T18:28:20.123Z"_s;
    QTest::newRow("New York") << u"America/New_York"_s << u"2026-11-23T20:28:20.123Z"_s;
}

void TestOldTimes::zonesAreNamedAsPeopleDo()
{
    QFETCH(QString, zone);
    QFETCH(QString, time);
    const auto known = zoneFromText(zone);
    QVERIFY(known);
    OldTimes times(*known);
    QCOMPARE(iso(times.read(wall(u"2026-11-23T15:28:20.123"_s), 0)), time);
    // And once more, out of what it remembers of the day.
    QCOMPARE(iso(times.read(wall(u"2026-11-23T15:28:20.123"_s), 0)), time);
}

void TestOldTimes::unknownZonesAreRefused_data()
{
    QTest::addColumn<QString>("zone");
    for (const char *zone : {"", "Asia/Peking", "+15:00", "+08:75", "8", "../etc/passwd", "上海"})
        QTest::newRow(zone) << QString::fromUtf8(zone);
}

void TestOldTimes::unknownZonesAreRefused()
{
    QFETCH(QString, zone);
    QVERIFY(!zoneFromText(zone));
}

void TestOldTimes::readingsFollowSummerTime()
{
    OldTimes times(*zoneFromText(u"Europe/Berlin"_s));
    QCOMPARE(iso(times.read(wall(u"2026-07-01T12:00:00"_s), 0)), u"2026-07-01T10:00:00.000Z"_s);
    QCOMPARE(iso(times.read(wall(u"2026-12-01T12:00:00"_s), 0)), u"2026-12-01T11:00:00.000Z"_s);
    // Around the change of 25 October 2026, 03:00.
    QCOMPARE(iso(times.read(wall(u"2026-10-25T01:59:59"_s), 0)), u"2026-10-24T23:59:59.000Z"_s);
    QCOMPARE(iso(times.read(wall(u"2026-10-25T03:00:00"_s), 0)), u"2026-10-25T02:00:00.000Z"_s);
    QCOMPARE(iso(times.read(wall(u"2026-10-24T12:00:00"_s), 0)), u"2026-10-24T10:00:00.000Z"_s);
    QCOMPARE(iso(times.read(wall(u"2026-10-26T12:00:00"_s), 0)), u"2026-10-26T11:00:00.000Z"_s);
}

void TestOldTimes::anHourThatCameTwiceKeepsTheOrder()
{
    OldTimes times(*zoneFromText(u"Europe/Berlin"_s));
    const Timestamp first = times.read(wall(u"2026-10-25T02:50:00"_s), 0);
    QCOMPARE(iso(first), u"2026-10-25T00:50:00.000Z"_s);
    // Twenty minutes later the clock shows less.
    const Timestamp second = times.read(wall(u"2026-10-25T02:10:00"_s), first);
    QCOMPARE(iso(second), u"2026-10-25T01:10:00.000Z"_s);
    // A time before that is nonsense does not turn the hour.
    QCOMPARE(times.read(wall(u"2026-10-25T02:10:00"_s), wall(u"2199-01-01T00:00:00"_s)),
             second - 60 * 60 * 1000);
}

void TestOldTimes::anHourThatNeverCameIsPushedOn()
{
    OldTimes times(*zoneFromText(u"Europe/Berlin"_s));
    // 29 March 2026: after 01:59:59 comes 03:00:00.
    QCOMPARE(iso(times.read(wall(u"2026-03-29T02:30:00"_s), 0)), u"2026-03-29T01:30:00.000Z"_s);
    QCOMPARE(iso(times.read(wall(u"2026-03-29T01:30:00"_s), 0)), u"2026-03-29T00:30:00.000Z"_s);
    QCOMPARE(iso(times.read(wall(u"2026-03-29T03:30:00"_s), 0)), u"2026-03-29T01:30:00.000Z"_s);
}

void TestOldTimes::nothingIsBefore1970()
{
    OldTimes times(*zoneFromText(u"Asia/Shanghai"_s));
    QCOMPARE(times.read(wall(u"1000-01-01T00:00:00"_s), 0), Timestamp(0));
    QCOMPARE(times.read(0, 0), Timestamp(0));
}

} // namespace

QTEST_GUILESS_MAIN(TestOldTimes)
#include "tst_old_times.moc"
