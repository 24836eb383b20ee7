// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/limits.h"
#include "common/text/names.h"
#include "server/imports/old_names.h"

#include <QTest>

namespace {

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::imports;

class TestOldNames : public QObject
{
    Q_OBJECT

private slots:
    void namesAreKeptWhereTheyCanBe_data();
    void namesAreKeptWhereTheyCanBe();
    void othersBecomeTheClosestThatCan_data();
    void othersBecomeTheClosestThatCan();
    void numbersFitIntoTheLimit();
};

void TestOldNames::namesAreKeptWhereTheyCanBe_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"alice"_s, u"Álice"_s, u"小明"_s, u"a b"_s, u"★小明★"_s, u"😀"_s, u"a"_s,
                                u"a@b.cn"_s, u"<img src=x>"_s, QString(32, u'x')})
        QTest::newRow(qPrintable(name)) << name;
}

void TestOldNames::namesAreKeptWhereTheyCanBe()
{
    QFETCH(QString, name);
    QVERIFY(mayKeepUsername(name));
    QCOMPARE(fittingUsername(name, 7), name);
}

void TestOldNames::othersBecomeTheClosestThatCan_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("fitting");
    QTest::newRow("empty") << QString() << u"user-7"_s;
    QTest::newRow("blanks") << u"   "_s << u"user-7"_s;
    QTest::newRow("blank at the end") << u"bob "_s << u"bob"_s;
    QTest::newRow("blanks inside") << u"bob  the\tbuilder"_s << u"bob the builder"_s;
    QTest::newRow("control characters") << u"b\u0001o\u200Bb"_s << u"b o b"_s;
    QTest::newRow("turned around") << u"\u202Ebob"_s << u"bob"_s;
    QTest::newRow("too long") << QString(50, u'x') << QString(32, u'x');
    QTest::newRow("grows when folded") << QString(32, QChar(0xFB03)) << u"user-7"_s;
    QTest::newRow("would pass for the server") << u"Admin"_s << u"Admin-2"_s;
    QTest::newRow("would call everyone") << u"all"_s << u"all-2"_s;
}

void TestOldNames::othersBecomeTheClosestThatCan()
{
    QFETCH(QString, name);
    QFETCH(QString, fitting);
    QVERIFY(!mayKeepUsername(name));
    QCOMPARE(fittingUsername(name, 7), fitting);
    QVERIFY(mayKeepUsername(fitting));
}

void TestOldNames::numbersFitIntoTheLimit()
{
    QCOMPARE(withNumber(u"bob"_s, 2, limits::kUsernameMax), u"bob-2"_s);
    const QString long32(32, u'x');
    QCOMPARE(withNumber(long32, 12, limits::kUsernameMax), QString(29, u'x') + u"-12"_s);
    const QString faces = u"😀"_s.repeated(32);
    QCOMPARE(text::codePointCount(withNumber(faces, 3, limits::kUsernameMax)), 32);
    QVERIFY(mayKeepUsername(withNumber(faces, 3, limits::kUsernameMax)));
    QVERIFY(mayKeepUsername(withNumber(u"aaaaaaaaaaaaaaaaaaaaaaaaaaaaa bb"_s, 3, limits::kUsernameMax)));
}

} // namespace

QTEST_GUILESS_MAIN(TestOldNames)
#include "tst_old_names.moc"
