// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace foyer::storage {

class TestDatabase : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void asksForAnyNumberOfKeys_data();
    void asksForAnyNumberOfKeys();
    void tellsWhatAStatementFailedOf();
    void keepsDataOutOfItsErrors();
    void makesNoFileInPlaceOfOneTakenAway();
    void readsOnlyThroughAReader();
    void opensAgainAfterClosing();
    void undoesToASavepoint();
    void bindsEmptyTextAsText();

private:
    static constexpr auto kInsert = QLatin1String("users/replace_setting");
    static constexpr auto kSelect = QLatin1String("users/select_setting");

    std::unique_ptr<QTemporaryDir> m_folder;
    DatabaseUrl m_url;
    std::unique_ptr<Database> m_database;
};

void TestDatabase::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_url.path = m_folder->filePath(QStringLiteral("foyer.db"));
    m_database = std::make_unique<Database>(m_url, Access::Create);
    QVERIFY(m_database->open());
    QVERIFY(m_database->execute(
        QStringLiteral("CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)")));
    QVERIFY(m_database->execute(
        QStringLiteral("CREATE TABLE conversations (id INTEGER PRIMARY KEY, last_revision INTEGER)")));
}

void TestDatabase::cleanup()
{
    m_database.reset();
    m_folder.reset();
}

void TestDatabase::asksForAnyNumberOfKeys_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 2, 4, 5, 16, 17, 64, 255, 256, 257, 600})
        QTest::addRow("%d", count) << count;
}

void TestDatabase::asksForAnyNumberOfKeys()
{
    QFETCH(int, count);
    QVERIFY(m_database->execute(
        QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 700) "
                       "INSERT INTO conversations SELECT i, i * 10 FROM n")));
    QVariantList keys;
    for (int i = 0; i < count; ++i)
        keys << bound(qint64(i + 1));
    const auto rows = m_database->selectForKeys(QLatin1String("messages/select_last_revisions"), {}, 1, keys);
    QVERIFY(rows);
    QCOMPARE(rows->size(), count);
    qint64 sum = 0;
    for (const Row &row : *rows)
        sum += row.integer(1);
    QCOMPARE(sum, qint64(count) * (count + 1) * 5);
}

void TestDatabase::tellsWhatAStatementFailedOf()
{
    QCOMPARE(m_database->fault(), Fault::None);
    QVERIFY(m_database->execute(QStringLiteral("INSERT INTO settings VALUES ('a', 'b')")));
    QVERIFY(!m_database->execute(QStringLiteral("INSERT INTO settings VALUES ('a', 'c')")));
    QCOMPARE(m_database->fault(), Fault::Duplicate);
    QVERIFY(!m_database->isUndone());
    QVERIFY(!m_database->execute(QStringLiteral("nonsense")));
    QCOMPARE(m_database->fault(), Fault::Other);
    m_database->clearFault();
    QVERIFY(!m_database->select(QLatin1String("users/no_such_statement")));
    QCOMPARE(m_database->fault(), Fault::Other);
}

void TestDatabase::keepsDataOutOfItsErrors()
{
    QVERIFY(m_database->execute(QStringLiteral("CREATE TRIGGER t BEFORE INSERT ON settings BEGIN "
                                               "SELECT RAISE(ABORT, 'private words'); END")));
    const auto refused = m_database->run(kInsert, bind(QStringLiteral("name"), QStringLiteral("value")));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Internal);
    QVERIFY(refused.error().detail.contains(kInsert));
    QVERIFY2(!refused.error().detail.contains(QLatin1String("private")), qPrintable(refused.error().detail));
}

void TestDatabase::makesNoFileInPlaceOfOneTakenAway()
{
    m_database->close();
    QVERIFY(QFile::rename(m_url.path, m_folder->filePath(QStringLiteral("away"))));
    Database writer(m_url, Access::Write);
    const Result<> refused = writer.open();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Unavailable);
    QVERIFY(!writer.isOpen());
    QVERIFY(!QFile::exists(m_url.path));
    QVERIFY(QFile::rename(m_folder->filePath(QStringLiteral("away")), m_url.path));
    QVERIFY(writer.open());
}

void TestDatabase::readsOnlyThroughAReader()
{
    Database reader(m_url, Access::Read);
    QVERIFY(reader.open());
    QVERIFY(reader.select(kSelect, bind(QStringLiteral("a"))));
    QVERIFY(!reader.run(kInsert, bind(QStringLiteral("a"), QStringLiteral("b"))));
    QVERIFY(m_database->select(kSelect, bind(QStringLiteral("a")))->isEmpty());
}

void TestDatabase::opensAgainAfterClosing()
{
    QVERIFY(m_database->run(kInsert, bind(QStringLiteral("a"), QStringLiteral("b"))));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(m_database->open());
        QCOMPARE(m_database->select(kSelect, bind(QStringLiteral("a")))->first().text(0),
                 QStringLiteral("b"));
    }
    m_database->close();
    const auto refused = m_database->select(kSelect, bind(QStringLiteral("a")));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Unavailable);
}

void TestDatabase::undoesToASavepoint()
{
    QVERIFY(m_database->begin());
    QVERIFY(m_database->run(kInsert, bind(QStringLiteral("a"), QStringLiteral("1"))));
    QVERIFY(m_database->setSavepoint());
    QVERIFY(m_database->run(kInsert, bind(QStringLiteral("b"), QStringLiteral("2"))));
    QVERIFY(m_database->endSavepoint(false));
    QVERIFY(m_database->setSavepoint());
    QVERIFY(m_database->run(kInsert, bind(QStringLiteral("c"), QStringLiteral("3"))));
    QVERIFY(m_database->endSavepoint(true));
    QCOMPARE(m_database->writes(), 3);
    QVERIFY(m_database->commit());
    QVERIFY(!m_database->select(kSelect, bind(QStringLiteral("a")))->isEmpty());
    QVERIFY(m_database->select(kSelect, bind(QStringLiteral("b")))->isEmpty());
    QVERIFY(!m_database->select(kSelect, bind(QStringLiteral("c")))->isEmpty());
}

void TestDatabase::bindsEmptyTextAsText()
{
    QVERIFY(m_database->run(kInsert, bind(QString(), QString()))); // NULL would be refused
    QCOMPARE(m_database->select(kSelect, bind(QStringLiteral("")))->size(), 1);
    QVERIFY(boundOrNull(QString()).isNull());
    QVERIFY(!boundOrNull(QStringLiteral("x")).isNull());
}

} // namespace foyer::storage

QTEST_GUILESS_MAIN(foyer::storage::TestDatabase)
#include "tst_database.moc"
