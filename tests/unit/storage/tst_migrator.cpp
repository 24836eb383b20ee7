// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/database.h"
#include "server/storage/migrator.h"
#include "tests/support/fake_clock.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

namespace foyer::storage {

class TestMigrator : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void splitsAFileIntoStatements();
    void sumsUpAFileWithoutItsLineEnds();
    void carriesTheSameMigrationsForEveryDialect();
    void runsWhatIsMissing();
    void leavesNothingOfAFailedMigration();
    void saysWhatFailed();
    void migratesOnceThoughTwoProgramsStart();

private:
    [[nodiscard]] Result<> run(QList<Migration> migrations);
    [[nodiscard]] QString only(const QString &statement);

    const Migration m_first{1, QStringLiteral("first"), QStringLiteral("CREATE TABLE one (a INTEGER);\n")};
    const Migration m_second{2, QStringLiteral("second"), QStringLiteral("INSERT INTO one VALUES (7);\n")};

    test::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestMigrator::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    DatabaseUrl url;
    url.path = m_folder->filePath(QStringLiteral("foyer.db"));
    m_database = std::make_unique<Database>(url, Access::Create);
    QVERIFY(m_database->open());
}

void TestMigrator::cleanup()
{
    m_database.reset();
    m_folder.reset();
}

Result<> TestMigrator::run(QList<Migration> migrations)
{
    m_database->clearFault();
    return Migrator(*m_database, std::move(migrations), m_clock).run();
}

QString TestMigrator::only(const QString &statement)
{
    const Result<Rows> rows = m_database->execute(statement);
    return rows && !rows->isEmpty() ? rows->first().text(0) : QStringLiteral("nothing");
}

void TestMigrator::splitsAFileIntoStatements()
{
    Migration migration;
    migration.sql = QStringLiteral("-- a comment;\nCREATE TABLE a (\n    b TEXT -- no end;x\n);\n\n"
                                   "INSERT INTO a VALUES ('x; y');\nSELECT 1");
    const QStringList statements = migration.statements();
    QCOMPARE(statements.size(), 3);
    QVERIFY(statements.at(0).startsWith(QLatin1String("CREATE TABLE a")));
    QVERIFY(statements.at(0).endsWith(u')'));
    QCOMPARE(statements.at(1), QStringLiteral("INSERT INTO a VALUES ('x; y')"));
}

void TestMigrator::sumsUpAFileWithoutItsLineEnds()
{
    Migration unix{1, {}, QStringLiteral("a;\nb;\n")};
    Migration windows{1, {}, QStringLiteral("a;\r\nb;\r\n")};
    Migration other{1, {}, QStringLiteral("a;\nc;\n")};
    QCOMPARE(unix.checksum(), windows.checksum());
    QVERIFY(unix.checksum() != other.checksum());
    QCOMPARE(unix.checksum().size(), 64);
}

void TestMigrator::carriesTheSameMigrationsForEveryDialect()
{
    const QList<Migration> sqlite = builtInMigrations(QLatin1String("sqlite"));
    const QList<Migration> mysql = builtInMigrations(QLatin1String("mysql"));
    QVERIFY(!sqlite.isEmpty());
    QCOMPARE(sqlite.size(), mysql.size());
    for (qsizetype i = 0; i < sqlite.size(); ++i) {
        QCOMPARE(sqlite.at(i).version, int(i) + 1);
        QCOMPARE(mysql.at(i).version, int(i) + 1);
        QCOMPARE(sqlite.at(i).name, mysql.at(i).name);
    }
    // MySQL may run a statement twice after an interruption.
    for (const Migration &migration : mysql) {
        for (const QString &statement : migration.statements())
            QVERIFY2(statement.contains(QLatin1String("IF NOT EXISTS"))
                         || statement.contains(QLatin1String("IGNORE"))
                         || statement.contains(QLatin1String("IF EXISTS")),
                     qPrintable(statement));
    }
}

void TestMigrator::runsWhatIsMissing()
{
    QVERIFY(run({m_first}));
    QVERIFY(run({m_first}));
    QVERIFY(run({m_first, m_second}));
    QVERIFY(run({m_first, m_second}));
    QCOMPARE(only(QStringLiteral("SELECT COUNT(*) FROM one")), QStringLiteral("1"));
    QCOMPARE(only(QStringLiteral("SELECT COUNT(*) FROM schema_migrations WHERE is_finished = 1")),
             QStringLiteral("2"));
    // An older program must keep off.
    const Result<> older = run({m_first});
    QVERIFY(!older);
    QVERIFY(older.error().detail.contains(QLatin1String("2 (second)")));
    QVERIFY(older.error().detail.contains(QLatin1String("knows up to 1")));
}

void TestMigrator::leavesNothingOfAFailedMigration()
{
    QVERIFY(run({m_first}));
    const Migration broken{
        2, QStringLiteral("broken"),
        QStringLiteral(
            "CREATE TABLE two (a);\nINSERT INTO one VALUES (1);\nINSERT INTO nowhere VALUES (1);\n")};
    QVERIFY(!run({m_first, broken}));
    m_database->clearFault();
    QCOMPARE(only(QStringLiteral("SELECT COUNT(*) FROM one")), QStringLiteral("0"));
    QCOMPARE(only(QStringLiteral("SELECT COUNT(*) FROM sqlite_master WHERE name = 'two'")),
             QStringLiteral("0"));
    QCOMPARE(only(QStringLiteral("SELECT MAX(version) FROM schema_migrations")), QStringLiteral("1"));
    QVERIFY(run({m_first, m_second})); // mended, it goes on
}

void TestMigrator::saysWhatFailed()
{
    const Migration broken{1, QStringLiteral("broken"), QStringLiteral("INSERT INTO nowhere VALUES (1);\n")};
    const Result<> refused = run({broken});
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(QLatin1String("nowhere")), qPrintable(refused.error().detail));
}

void TestMigrator::migratesOnceThoughTwoProgramsStart()
{
    std::vector<std::thread> programs;
    std::atomic<int> done{0};
    const QString path = m_folder->filePath(QStringLiteral("shared.db"));
    for (int i = 0; i < 4; ++i) {
        programs.emplace_back([&path, &done, this] {
            DatabaseUrl url;
            url.path = path;
            Database database(url, Access::Create);
            if (database.open() && Migrator(database, {m_first, m_second}, m_clock).run())
                ++done;
        });
    }
    for (std::thread &program : programs)
        program.join();
    QCOMPARE(done.load(), 4);
    DatabaseUrl url;
    url.path = path;
    Database database(url, Access::Write);
    QVERIFY(database.open());
    QCOMPARE(database.execute(QStringLiteral("SELECT COUNT(*) FROM one"))->first().number(0), 1);
}

} // namespace foyer::storage

QTEST_GUILESS_MAIN(foyer::storage::TestMigrator)
#include "tst_migrator.moc"
