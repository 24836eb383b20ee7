// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/dialect.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QTest>

namespace foyer::storage {

class TestDialects : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhatAnErrorMeans_data();
    void knowsWhatAnErrorMeans();
    void endsEveryListOfRowCountsWithOne();
    void neverAsksTheDriverToReconnect();
};

void TestDialects::knowsWhatAnErrorMeans_data()
{
    QTest::addColumn<Backend>("backend");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Fault>("fault");
    const auto row = [](Backend backend, const char *code, Fault fault, const char *text = "") {
        QTest::addRow("%s %s %s", backend == Backend::Mysql ? "mysql" : "sqlite", code, text)
            << backend << QString::fromLatin1(code) << QString::fromLatin1(text) << fault;
    };
    for (const char *code :
         {"2002", "2003", "2006", "2013", "2055", "1243", "1927", "1053", "1047", "1290", "4031", "1040"})
        row(Backend::Mysql, code, Fault::Lost);
    for (const char *code : {"1205", "1213", "1020"})
        row(Backend::Mysql, code, Fault::Conflict);
    row(Backend::Mysql, "1021", Fault::Full);
    row(Backend::Mysql, "1114", Fault::Full);
    row(Backend::Mysql, "1030", Fault::Full,
        "Got error 28 \"No space left on device\" from storage engine InnoDB");
    row(Backend::Mysql, "1030", Fault::Other, "Got error 122 from storage engine");
    row(Backend::Mysql, "1062", Fault::Duplicate);
    row(Backend::Mysql, "1452", Fault::Reference);
    row(Backend::Mysql, "1451", Fault::Reference);
    row(Backend::Mysql, "1406", Fault::Other);
    row(Backend::Mysql, "1045", Fault::Other);
    row(Backend::Mysql, "", Fault::Other);
    row(Backend::Sqlite, "5", Fault::Conflict);
    row(Backend::Sqlite, "517", Fault::Conflict); // busy snapshot
    row(Backend::Sqlite, "6", Fault::Conflict);
    row(Backend::Sqlite, "13", Fault::Full);
    row(Backend::Sqlite, "10", Fault::Lost);
    row(Backend::Sqlite, "778", Fault::Lost); // write error
    row(Backend::Sqlite, "1032", Fault::Lost); // file moved away
    row(Backend::Sqlite, "2067", Fault::Duplicate);
    row(Backend::Sqlite, "1555", Fault::Duplicate);
    row(Backend::Sqlite, "787", Fault::Reference);
    row(Backend::Sqlite, "1299", Fault::Other); // NOT NULL
    row(Backend::Sqlite, "11", Fault::Other); // malformed
}

void TestDialects::knowsWhatAnErrorMeans()
{
    QFETCH(Backend, backend);
    QFETCH(QString, code);
    QFETCH(QString, text);
    QFETCH(Fault, fault);
    QCOMPARE(Dialect::of(backend)->faultOf(QSqlError({}, text, QSqlError::StatementError, code)), fault);
}

void TestDialects::endsEveryListOfRowCountsWithOne()
{
    for (const Backend backend : {Backend::Sqlite, Backend::Mysql}) {
        const auto dialect = Dialect::of(backend);
        const auto counts = dialect->rowsPerStatement();
        QCOMPARE(counts.back(), 1); // else the last rows of a batch would be left out
        for (std::size_t i = 1; i < counts.size(); ++i)
            QVERIFY(counts[i] < counts[i - 1]);
    }
}

void TestDialects::neverAsksTheDriverToReconnect()
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QMYSQL"), QStringLiteral("probe"));
    DatabaseUrl url;
    url.backend = Backend::Mysql;
    QVERIFY(Dialect::of(Backend::Mysql)->configure(connection, url, Access::Write));
    QVERIFY(connection.connectOptions().contains(QLatin1String("MYSQL_OPT_CONNECT_TIMEOUT")));
    QVERIFY(!connection.connectOptions().contains(QLatin1String("RECONNECT")));
    connection = {};
    QSqlDatabase::removeDatabase(QStringLiteral("probe"));
}

} // namespace foyer::storage

QTEST_GUILESS_MAIN(foyer::storage::TestDialects)
#include "tst_dialects.moc"
