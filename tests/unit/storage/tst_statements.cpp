// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/dialect.h"
#include "server/storage/statements.h"

#include <QDirIterator>
#include <QTest>

namespace foyer::storage {

class TestStatements : public QObject
{
    Q_OBJECT

private slots:
    void repeatsAPart();
    void repeatsAQueryAsAUnion();
    void fillsInTheLock();
    void leavesCommentsOut();
    void picksTheFileOfTheDialect();
    void knowsNothingOfUnknownNames();
    void hasNoOverrideWithoutItsBase();
};

void TestStatements::repeatsAPart()
{
    QCOMPARE(Statements::expand(QStringLiteral("a IN ({?}) OR b IN ({(?, ?)})"), 3, {}),
             QStringLiteral("a IN (?, ?, ?) OR b IN ((?, ?), (?, ?), (?, ?))"));
    QCOMPARE(Statements::expand(QStringLiteral("VALUES {(?)}"), 1, {}), QStringLiteral("VALUES (?)"));
    QCOMPARE(Statements::expand(QStringLiteral("SELECT 1"), 0, {}), QStringLiteral("SELECT 1"));
}

void TestStatements::repeatsAQueryAsAUnion()
{
    QCOMPARE(Statements::expand(QStringLiteral("FROM ({SELECT ? AS a}) v"), 2, {}),
             QStringLiteral("FROM (SELECT ? AS a UNION ALL SELECT ? AS a) v"));
}

void TestStatements::fillsInTheLock()
{
    const QString statement = QStringLiteral("SELECT a FROM b WHERE c IN ({?}) {lock}");
    QCOMPARE(Statements::expand(statement, 1, QStringLiteral("FOR UPDATE")),
             QStringLiteral("SELECT a FROM b WHERE c IN (?) FOR UPDATE"));
    QCOMPARE(Statements::expand(statement, 1, {}), QStringLiteral("SELECT a FROM b WHERE c IN (?)"));
}

void TestStatements::leavesCommentsOut()
{
    QCOMPARE(Statements::expand(QStringLiteral("-- why {?}\nSELECT 1\n  -- and ?\n"), 2, {}),
             QStringLiteral("SELECT 1"));
}

void TestStatements::picksTheFileOfTheDialect()
{
    const auto sqlite = Dialect::of(Backend::Sqlite);
    const auto mysql = Dialect::of(Backend::Mysql);
    const QLatin1String own("messages/update_counters");
    const QLatin1String shared("users/insert_user");
    QVERIFY(Statements(*mysql).text(own, 2).contains(QLatin1String("UNION ALL")));
    QVERIFY(!Statements(*sqlite).text(own, 2).isEmpty());
    QVERIFY(!Statements(*sqlite).text(own, 2).contains(QLatin1String("UNION ALL")));
    QCOMPARE(Statements(*sqlite).text(shared, 0), Statements(*mysql).text(shared, 0));
    QVERIFY(
        Statements(*mysql).text(QLatin1String("users/lock_user"), 0).endsWith(QLatin1String("FOR UPDATE")));
}

void TestStatements::knowsNothingOfUnknownNames()
{
    const auto sqlite = Dialect::of(Backend::Sqlite);
    QVERIFY(Statements(*sqlite).text(QLatin1String("users/no_such"), 1).isEmpty());
}

void TestStatements::hasNoOverrideWithoutItsBase()
{
    int files = 0;
    QDirIterator found(QStringLiteral(":/sql/queries"), {QStringLiteral("*.sql")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (found.hasNext()) {
        QString path = found.next();
        ++files;
        if (path.endsWith(QLatin1String(".mysql.sql")))
            QVERIFY2(QFile::exists(path.replace(QLatin1String(".mysql.sql"), QLatin1String(".sql"))),
                     qPrintable(path));
    }
    QVERIFY(files > 50); // the program carries them
}

} // namespace foyer::storage

QTEST_APPLESS_MAIN(foyer::storage::TestStatements)
#include "tst_statements.moc"
