// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/database_url.h"

#include <QTest>

namespace foyer::storage {

class TestDatabaseUrl : public QObject
{
    Q_OBJECT

private slots:
    void readsAPath();
    void readsAServerAddress();
    void decodesUserAndPassword();
    void showsNeitherUserNorPassword();
    void refusesWhatItCannotUse_data();
    void refusesWhatItCannotUse();
};

void TestDatabaseUrl::readsAPath()
{
    const auto absolute = DatabaseUrl::parse(QStringLiteral("sqlite:/var/lib/foyer/foyer.db"));
    QVERIFY(absolute);
    QCOMPARE(absolute->backend, Backend::Sqlite);
    QCOMPARE(absolute->path, QStringLiteral("/var/lib/foyer/foyer.db"));
    const auto relative = DatabaseUrl::parse(QStringLiteral("sqlite:data/ফ %20.db"));
    QVERIFY(relative);
    QCOMPARE(relative->path, QStringLiteral("data/ফ %20.db")); // a path is no URL
}

void TestDatabaseUrl::readsAServerAddress()
{
    const auto url = DatabaseUrl::parse(QStringLiteral("mysql://ada:pw@db.example:3307/foyer"));
    QVERIFY(url);
    QCOMPARE(url->backend, Backend::Mysql);
    QCOMPARE(url->host, QStringLiteral("db.example"));
    QCOMPARE(url->port, 3307);
    QCOMPARE(url->user, QStringLiteral("ada"));
    QCOMPARE(url->password, QStringLiteral("pw"));
    QCOMPARE(url->name, QStringLiteral("foyer"));
    QCOMPARE(DatabaseUrl::parse(QStringLiteral("mysql://ada@db/foyer"))->port, 3306);
    QCOMPARE(DatabaseUrl::parse(QStringLiteral("mysql://ada:pw@[::1]:3306/foyer"))->host,
             QStringLiteral("::1"));
}

void TestDatabaseUrl::decodesUserAndPassword()
{
    const auto url = DatabaseUrl::parse(QStringLiteral("mysql://a%40b:p%40ss%3Aw%2Frd%25%20%C3%A9@h/n"));
    QVERIFY(url);
    QCOMPARE(url->user, QStringLiteral("a@b"));
    QCOMPARE(url->password, QStringLiteral("p@ss:w/rd% é"));
}

void TestDatabaseUrl::showsNeitherUserNorPassword()
{
    const auto url = DatabaseUrl::parse(QStringLiteral("mysql://ada:secret@[::1]:3307/foyer"));
    QVERIFY(url);
    QCOMPARE(url->toDisplay(), QStringLiteral("mysql://[::1]:3307/foyer"));
    QCOMPARE(DatabaseUrl::parse(QStringLiteral("sqlite:x.db"))->toDisplay(), QStringLiteral("sqlite:x.db"));
}

void TestDatabaseUrl::refusesWhatItCannotUse_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "sqlite:", "sqlite", "sqlite::memory:", "sqlite:file:x?mode=memory", "postgres://secret@h/n",
          "mysql:", "mysql://", "mysql://h/n", "mysql://u:secret@h", "mysql://u:secret@h/",
          "mysql://u:secret@/n", "mysql://u:secret@h/n/m", "mysql://u:secret@h:99999/n",
          "mysql://u:secret@h/n?opt=1", "mysql://u:secret@h/n#x", "mysql://u:sec ret%zz@h/n", "/path/only"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestDatabaseUrl::refusesWhatItCannotUse()
{
    QFETCH(QString, text);
    const auto url = DatabaseUrl::parse(text);
    QVERIFY(!url);
    QCOMPARE(url.error().code, ErrorCode::InvalidField);
    QVERIFY(!url.error().detail.contains(QLatin1String("sec")));
    QVERIFY(url.error().detail.contains(QLatin1String("sqlite:PATH"))); // says how to do it
}

} // namespace foyer::storage

QTEST_APPLESS_MAIN(foyer::storage::TestDatabaseUrl)
#include "tst_database_url.moc"
