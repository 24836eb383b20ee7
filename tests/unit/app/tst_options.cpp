// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/option_table.h"
#include "server/app/options.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace {

using namespace foyer;
using namespace Qt::StringLiterals;
using app::Action;
using app::configure;

using Environment = QHash<QString, QString>;

class TestOptions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void theDefaultsAreThoseOfTheDesign();
    void optionsGoBeforeVariablesBeforeTheFileBeforeTheDefaults();
    void everySettingCanComeFromEachPlace_data();
    void everySettingCanComeFromEachPlace();
    void goodValuesAreTaken_data();
    void goodValuesAreTaken();
    void wrongValuesAreRefusedWithASentence_data();
    void wrongValuesAreRefusedWithASentence();
    void wrongUsageIsRefused_data();
    void wrongUsageIsRefused();
    void theOriginIsNamedInARefusal();
    void thePasswordOfADatabaseIsNeverShown_data();
    void thePasswordOfADatabaseIsNeverShown();
    void keysAreNeverShown();
    void unknownSettingsAreWarnedAbout();
    void aSettingTwiceInTheFileIsRefused();
    void brokenFilesAreRefused_data();
    void brokenFilesAreRefused();
    void aFileWithAPasswordOpenToAllIsWarnedAbout();
    void printedSettingsCanBeReadAgain();
    void printedSettingsNameTheirOrigin();
    void adminTakesItsCommandAndNumbers();
    void helpNamesEverySetting();
    void trustedProxiesMayBeRepeated();
    void theDataFolderFollowsXdg();

private:
    QString write(const QByteArray &content, const QString &name = u"foyer.conf"_s);

    QTemporaryDir m_folder;
    Environment m_home{{u"HOME"_s, u"/home/ann"_s}};
};

void TestOptions::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QCoreApplication::setApplicationVersion(u"9.8.7"_s);
}

QString TestOptions::write(const QByteArray &content, const QString &name)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        qFatal("cannot write");
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return file.fileName();
}

void TestOptions::theDefaultsAreThoseOfTheDesign()
{
    const auto c = configure({}, m_home);
    QVERIFY(c);
    QCOMPARE(c->action, Action::Run);
    QVERIFY(c->warnings.isEmpty());
    const app::Options &o = c->options;
    QCOMPARE(o.address, QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(o.port, 8322);
    QCOMPARE(o.dataFolder, u"/home/ann/.local/share/foyer"_s);
    QCOMPARE(o.database, u"sqlite:/home/ann/.local/share/foyer/foyer.db"_s);
    QCOMPARE(o.registration, accounts::Registration::Open);
    QCOMPARE(o.sessions, accounts::SessionPolicy::OnePerKind);
    QCOMPARE(o.sessionDays, 90);
    QCOMPARE(o.passwordCost, accounts::PasswordCost::Interactive);
    QCOMPARE(o.attempts.failuresPerAccount, 10);
    QCOMPARE(o.maxImageMib, 10);
    QCOMPARE(o.maxImageMegapixels, 40);
    QCOMPARE(o.postRate, 5);
    QCOMPARE(o.postBurst, 20);
    QCOMPARE(o.editHours, 24);
    QCOMPARE(o.recallMinutes, 2);
    QCOMPARE(o.deletedMessages, accounts::DeletedMessages::Keep);
    QCOMPARE(o.maxConnections, 10'000);
    QVERIFY(!o.isNewAdminLinkWanted);
    QVERIFY(o.trustedProxies.isEmpty());
    QCOMPARE(o.logLevel, u"info"_s);
}

void TestOptions::optionsGoBeforeVariablesBeforeTheFileBeforeTheDefaults()
{
    const QString file = write("post-rate = 11\npost-burst = 12\nsession-days = 13\n");
    Environment environment = m_home;
    environment.insert(u"FOYER_CONFIG"_s, file);
    environment.insert(u"FOYER_POST_RATE"_s, u"21"_s);
    environment.insert(u"FOYER_POST_BURST"_s, u"22"_s);
    const auto c = configure({u"--post-rate"_s, u"31"_s}, environment);
    QVERIFY(c);
    QCOMPARE(c->options.postRate, 31);
    QCOMPARE(c->options.postBurst, 22);
    QCOMPARE(c->options.sessionDays, 13);
    QCOMPARE(c->options.maxImageMib, 10);
}

void TestOptions::everySettingCanComeFromEachPlace_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    const Environment values{{u"listen"_s, u"127.0.0.2:1"_s},
                             {u"data"_s, u"/srv/foyer"_s},
                             {u"database"_s, u"sqlite:/srv/x.db"_s},
                             {u"public-url"_s, u"https://chat.example.org"_s},
                             {u"trusted-proxy"_s, u"10.0.0.0/8"_s},
                             {u"registration"_s, u"closed"_s},
                             {u"sessions"_s, u"one"_s},
                             {u"password-cost"_s, u"moderate"_s},
                             {u"log-level"_s, u"debug"_s},
                             {u"bots"_s, u"admins"_s},
                             {u"webhook-allow-private"_s, u"yes"_s},
                             {u"deleted-messages"_s, u"remove"_s},
                             {u"images"_s, u"folder"_s},
                             {u"image-host-url"_s, u"http://127.0.0.1:9000"_s},
                             {u"s3-bucket"_s, u"https://s3.example.org/pictures"_s},
                             {u"new-admin-link"_s, u"yes"_s},
                             {u"seed-rooms"_s, u"yes"_s}};
    for (const app::OptionSpec &spec : app::optionTable()) {
        if (spec.name.startsWith(u"tls-"))
            continue; // need each other: see wrongUsageIsRefused
        const QString value = values.value(spec.name, u"7"_s);
        if (spec.shownValue(value) != value)
            continue; // see keysAreNeverShown
        QTest::newRow(qPrintable(spec.name)) << spec.name << value;
    }
}

void TestOptions::everySettingCanComeFromEachPlace()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    const QString variable = u"FOYER_"_s + QString(name).replace(u'-', u'_').toUpper();
    const QString line = u"%1 = %2\n"_s.arg(name, value);
    const QString option = value == u"yes"_s ? u"--"_s + name : u"--%1=%2"_s.arg(name, value);
    Environment environment = m_home;
    environment.insert(variable, value);
    const QString print = u"--print-config"_s;

    const auto fromOption = configure({print, option}, m_home);
    const auto fromVariable = configure({print}, environment);
    const auto fromFile = configure({print, u"--config"_s, write(line.toUtf8())}, m_home);
    for (const auto &c : {fromOption, fromVariable, fromFile}) {
        QVERIFY2(c, c ? "" : qPrintable(c.error()));
        QVERIFY(c->warnings.isEmpty());
        QVERIFY2(c->text.contains(u'\n' + line), qPrintable(c->text));
    }
}

void TestOptions::goodValuesAreTaken_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("all addresses") << QStringList{u"--listen=0.0.0.0:80"_s};
    QTest::newRow("ipv6") << QStringList{u"--listen=[::1]:8322"_s};
    QTest::newRow("ipv6 any") << QStringList{u"--listen=[::]:8322"_s};
    QTest::newRow("free port") << QStringList{u"--listen=127.0.0.1:0"_s};
    QTest::newRow("localhost") << QStringList{u"--listen=localhost:8322"_s};
    QTest::newRow("relative folder") << QStringList{u"--data=some/folder"_s};
    QTest::newRow("mysql") << QStringList{u"--database=mysql://u:p%40w@db.example.org:3307/foyer"_s};
    QTest::newRow("proxy ipv6") << QStringList{u"--trusted-proxy=::1"_s};
    QTest::newRow("proxies") << QStringList{u"--trusted-proxy=127.0.0.1, 10.0.0.0/8,fd00::/8"_s};
    QTest::newRow("no post limit") << QStringList{u"--post-rate=0"_s};
    QTest::newRow("public port") << QStringList{u"--public-url=http://chat.example.org:8080/"_s};
}

void TestOptions::goodValuesAreTaken()
{
    QFETCH(QStringList, arguments);
    const auto c = configure(arguments, m_home);
    QVERIFY2(c, c ? "" : qPrintable(c.error()));
    QVERIFY(!c->options.address.isNull());
    QVERIFY(QDir::isAbsolutePath(c->options.dataFolder));
}

void TestOptions::wrongValuesAreRefusedWithASentence_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("allowed");
    const auto row = [](const char *name, const char *value, const char *allowed) {
        QTest::addRow("%s=%s", name, value)
            << QString::fromLatin1(name) << QString::fromUtf8(value) << QString::fromLatin1(allowed);
    };
    for (const char *value : {"", "8322", ":8322", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999",
                              "127.0.0.1:-1", "::1:8322", "[127.0.0.1]:8322", "chat.example.org:80", "a b:1"})
        row("listen", value, "127.0.0.1:8322");
    row("data", "", "folder");
    row("database", "postgres://x/y", "sqlite:PATH");
    row("database", "sqlite:", "sqlite:PATH");
    row("database", "mysql://", "mysql://USER");
    for (const char *value : {"", "yes", "OPEN", "open "})
        row("registration", value, "open, invite, closed");
    row("sessions", "two", "one-per-kind, unlimited, one");
    for (const char *value : {"0", "-1", "3651", "x", "1e3", "", "99999999999999999999", "１"})
        row("session-days", value, "1 to 3650");
    row("password-cost", "cheap", "interactive, moderate, minimum");
    row("max-image-mib", "0", "1 to 100");
    row("max-image-megapixels", "201", "1 to 200");
    row("post-rate", "-1", "0 to 1000000");
    row("post-burst", "0", "1 to 1000000");
    row("log-level", "chatty", "debug, info, warning, error");
    for (const char *value : {"chat.example.org", "ftp://chat.example.org", "https://", "https://a/b",
                              "https://a?b", "https://u:p@a"})
        row("public-url", value, "https://chat.example.org");
    for (const char *value : {"nginx", "10.0.0.0/33", "10.0.0.0/x", "127.0.0.1,x"})
        row("trusted-proxy", value, "10.0.0.0/8");
    row("images", "imgur", "folder, s3, freeimage, smms");
    for (const char *value : {"s3.example.org", "ftp://s3.example.org/a", "https://u:p@a/b", "https://a/?b"})
        row("s3-bucket", value, "http or https");
    row("tls-cert", "/nowhere/cert.pem", "PEM");
    row("tls-key", "/nowhere/key.pem", "PEM");
}

void TestOptions::wrongValuesAreRefusedWithASentence()
{
    QFETCH(QString, option);
    QFETCH(QString, value);
    QFETCH(QString, allowed);
    const auto c = configure({u"--%1=%2"_s.arg(option, value)}, m_home);
    QVERIFY(!c);
    QVERIFY2(c.error().startsWith(u"--"_s + option), qPrintable(c.error()));
    QVERIFY2(c.error().contains(allowed), qPrintable(c.error()));
    if (option != u"database"_s)
        QVERIFY2(c.error().contains(u'"' + value + u'"'), qPrintable(c.error()));
}

void TestOptions::wrongUsageIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    const QString certificate = write("x", u"some.pem"_s);
    QTest::newRow("unknown option") << QStringList{u"--lisen=1"_s} << u"lisen"_s;
    QTest::newRow("value missing") << QStringList{u"--listen"_s} << u"listen"_s;
    QTest::newRow("stray word") << QStringList{u"start"_s} << u"\"start\""_s;
    QTest::newRow("key missing") << QStringList{u"--tls-cert"_s, certificate} << u"--tls-key"_s;
    QTest::newRow("certificate missing") << QStringList{u"--tls-key"_s, certificate} << u"--tls-cert"_s;
    QTest::newRow("host without key") << QStringList{u"--images=smms"_s} << u"--image-host-key"_s;
    QTest::newRow("bucket missing") << QStringList{u"--images=s3"_s, u"--s3-access-key=a"_s}
                                    << u"--s3-bucket"_s;
    QTest::newRow("no such file") << QStringList{u"--config=/nowhere/foyer.conf"_s}
                                  << u"/nowhere/foyer.conf"_s;
}

void TestOptions::wrongUsageIsRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const auto c = configure(arguments, m_home);
    QVERIFY(!c);
    QVERIFY2(c.error().contains(said), qPrintable(c.error()));
}

void TestOptions::theOriginIsNamedInARefusal()
{
    Environment environment = m_home;
    environment.insert(u"FOYER_POST_RATE"_s, u"fast"_s);
    const auto fromVariable = configure({}, environment);
    QVERIFY(!fromVariable);
    QVERIFY(fromVariable.error().startsWith(u"FOYER_POST_RATE: \"fast\""));

    const QString file = write("# comment\n\npost-rate = fast\n");
    const auto fromFile = configure({u"--config"_s, file}, m_home);
    QVERIFY(!fromFile);
    QVERIFY2(fromFile.error().startsWith(file + u", line 3, post-rate: \"fast\""_s),
             qPrintable(fromFile.error()));
}

void TestOptions::thePasswordOfADatabaseIsNeverShown_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QByteArray>("file");
    const QStringList none;
    const QString url = u"mysql://ann:s3cret@db/foyer"_s;
    const QString wrong = u"mysql://ann:s3cret@db"_s;
    const QString worse = u"mysql://ann:s3cret@@@:x/%zz"_s;
    for (const QString &value : {url, wrong, worse, u"mysq://ann:s3cret@db/foyer"_s}) {
        QTest::addRow("option %s", qPrintable(value))
            << QStringList{u"--database"_s, value} << QString() << QByteArray();
        QTest::addRow("stray %s", qPrintable(value)) << QStringList{value} << QString() << QByteArray();
        QTest::addRow("unknown option %s", qPrintable(value))
            << QStringList{u"--databse="_s + value} << QString() << QByteArray();
        QTest::addRow("variable %s", qPrintable(value)) << none << value << QByteArray();
        QTest::addRow("file %s", qPrintable(value)) << none << QString() << "database = " + value.toUtf8();
        QTest::addRow("file with a slip %s", qPrintable(value))
            << none << QString() << "database: " + value.toUtf8();
        QTest::addRow("file with another slip %s", qPrintable(value))
            << none << QString() << value.toUtf8() + " = x";
    }
}

void TestOptions::thePasswordOfADatabaseIsNeverShown()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, variable);
    QFETCH(QByteArray, file);
    Environment environment = m_home;
    if (!variable.isEmpty())
        environment.insert(u"FOYER_DATABASE"_s, variable);
    if (!file.isEmpty())
        arguments << u"--config"_s << write(file);
    arguments << u"--print-config"_s;
    const auto c = configure(arguments, environment);
    const QString all = c ? c->text + c->warnings.join(u'\n') : c.error();
    QVERIFY(!all.isEmpty());
    QVERIFY2(!all.contains(u"s3cret"), qPrintable(all));
}

void TestOptions::keysAreNeverShown()
{
    for (const QString &name : {u"image-host-key"_s, u"s3-secret-key"_s}) {
        const auto c = configure({u"--print-config"_s, u"--%1=s3cret"_s.arg(name)}, m_home);
        QVERIFY(c && c->text.contains(name + u" = (not shown)"_s));
        QVERIFY(!c->text.contains(u"s3cret"_s));
        const auto wrong = configure({u"--%1=s3cret\n"_s.arg(name)}, m_home);
        QVERIFY(!wrong && !wrong.error().contains(u"s3cret"_s));
        const QString file = write(name.toUtf8() + " = s3cret\n");
        QVERIFY(QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::ReadOther));
        QCOMPARE(configure({u"--config"_s, file}, m_home)->warnings.size(), 1);
    }
    const auto c = configure({u"--images=s3"_s, u"--s3-bucket=https://s3.example.org/pictures/"_s,
                              u"--s3-access-key=AK"_s, u"--s3-secret-key=s3cret"_s},
                             m_home);
    QVERIFY(c);
    QCOMPARE(c->options.images, app::Options::Images::S3);
    QCOMPARE(c->options.s3Bucket.toString(), u"https://s3.example.org/pictures"_s);
    QCOMPARE(c->options.s3SecretKey, u"s3cret"_s);
}

void TestOptions::unknownSettingsAreWarnedAbout()
{
    Environment environment = m_home;
    environment.insert(u"FOYER_LISTN"_s, u"topsecret"_s);
    const QString file = write("colour = blue\n");
    const auto c = configure({u"--config"_s, file}, environment);
    QVERIFY(c);
    QCOMPARE(c->warnings.size(), 2);
    QVERIFY(c->warnings[0].contains(u"colour") && c->warnings[0].contains(u"line 1"));
    QVERIFY(c->warnings[1].contains(u"FOYER_LISTN"));
    QVERIFY(!c->warnings.join(u' ').contains(u"topsecret"));
}

void TestOptions::aSettingTwiceInTheFileIsRefused()
{
    const auto c = configure({u"--config"_s, write("post-rate = 1\npost-rate = 2\n")}, m_home);
    QVERIFY(!c);
    QVERIFY(c.error().contains(u"line 2"));
}

void TestOptions::brokenFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no equals sign") << QByteArray("listen 127.0.0.1:1\n");
    QTest::newRow("heading") << QByteArray("[server]\n");
    QTest::newRow("no name") << QByteArray("= 7\n");
    QTest::newRow("a database") << QByteArray("SQLite format 3\0 and so on", 27);
    QTest::newRow("huge") << QByteArray(2'000'000, '#');
}

void TestOptions::brokenFilesAreRefused()
{
    QFETCH(QByteArray, content);
    const auto c = configure({u"--config"_s, write(content)}, m_home);
    QVERIFY(!c);
    QVERIFY(c.error().contains(u"foyer.conf"));
}

void TestOptions::aFileWithAPasswordOpenToAllIsWarnedAbout()
{
    const QString file = write("database = mysql://ann:s3cret@db/foyer\n");
    QVERIFY(configure({u"--config"_s, file}, m_home)->warnings.isEmpty());
    QVERIFY(QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::ReadOther));
    const auto c = configure({u"--config"_s, file}, m_home);
    QCOMPARE(c->warnings.size(), 1);
    QVERIFY(c->warnings.first().contains(u"password"));
}

void TestOptions::printedSettingsCanBeReadAgain()
{
    const auto first = configure({u"--print-config"_s, u"--post-rate=9"_s,
                                  u"--trusted-proxy=10.0.0.0/8,::1"_s, u"--data=/srv/with blank"_s},
                                 m_home);
    QVERIFY(first);
    QCOMPARE(first->action, Action::PrintConfig);
    const auto second = configure({u"--print-config"_s, u"--config"_s, write(first->text.toUtf8())}, m_home);
    QVERIFY2(second, second ? "" : qPrintable(second.error()));
    QVERIFY(second->warnings.isEmpty());
    QCOMPARE(second->options.postRate, 9);
    QCOMPARE(second->options.trustedProxies, first->options.trustedProxies);
    QCOMPARE(second->options.database, u"sqlite:/srv/with blank/foyer.db"_s);
}

void TestOptions::printedSettingsNameTheirOrigin()
{
    Environment environment = m_home;
    environment.insert(u"FOYER_POST_BURST"_s, u"7"_s);
    const QString file = write("session-days = 7\n");
    const auto c = configure({u"--print-config"_s, u"--post-rate=7"_s, u"--config"_s, file}, environment);
    QVERIFY(c);
    QVERIFY(c->text.contains(u"# from: --post-rate\npost-rate = 7\n"));
    QVERIFY(c->text.contains(u"# from: FOYER_POST_BURST\npost-burst = 7\n"));
    QVERIFY(c->text.contains(u"# from: %1, line 1\nsession-days = 7\n"_s.arg(file)));
    QVERIFY(c->text.contains(u"# from: default\nregistration = open\n"));
}

void TestOptions::adminTakesItsCommandAndNumbers()
{
    const auto c = configure({u"admin"_s, u"invites"_s, u"create"_s, u"--uses"_s, u"5"_s, u"--listen"_s,
                              u"127.0.0.1:9000"_s, u"--json"_s},
                             m_home);
    QVERIFY(c);
    QCOMPARE(c->action, Action::Admin);
    QCOMPARE(c->admin.words, (QStringList{u"invites"_s, u"create"_s}));
    QCOMPARE(c->admin.uses, 5);
    QCOMPARE(c->admin.days, 7);
    QVERIFY(c->admin.isJson);
    QCOMPARE(c->options.port, 9000);
    QVERIFY(configure({u"admin"_s, u"audit"_s, u"--limit"_s, u"0"_s}, m_home).error().contains(u"--limit"));
    QVERIFY(configure({u"admin"_s, u"invites"_s, u"--days=soon"_s}, m_home).error().contains(u"--days"));
    QVERIFY(configure({u"--json"_s}, m_home).error().contains(u"admin"));
}

void TestOptions::helpNamesEverySetting()
{
    const auto c = configure({u"--help"_s, u"--listen=nonsense"_s}, m_home);
    QVERIFY(c);
    QCOMPARE(c->action, Action::Help);
    QStringList names{u"help"_s, u"version"_s, u"config"_s, u"print-config"_s};
    for (const app::OptionSpec &spec : app::optionTable()) {
        names.append(spec.name);
        QVERIFY2(c->text.contains(u'[' + spec.variable() + u']'), qPrintable(spec.variable()));
    }
    for (const QString &name : names)
        QVERIFY2(c->text.contains(u"--"_s + name), qPrintable(name));
    QVERIFY(configure({u"--version"_s}, m_home)->text.contains(u"9.8.7"));
}

void TestOptions::trustedProxiesMayBeRepeated()
{
    const auto c = configure({u"--trusted-proxy=127.0.0.1"_s, u"--trusted-proxy=10.1.0.0/16"_s}, m_home);
    QVERIFY(c);
    QCOMPARE(c->options.trustedProxies.size(), 2);
    QCOMPARE(c->options.trustedProxies[0].second, 32);
    QCOMPARE(c->options.trustedProxies[1].first, QHostAddress(u"10.1.0.0"_s));
    QCOMPARE(c->options.trustedProxies[1].second, 16);
}

void TestOptions::theDataFolderFollowsXdg()
{
    Environment environment = m_home;
    environment.insert(u"XDG_DATA_HOME"_s, u"/data/ann"_s);
    QCOMPARE(configure({}, environment)->options.dataFolder, u"/data/ann/foyer"_s);
    // XDG: a relative path is to be ignored.
    environment.insert(u"XDG_DATA_HOME"_s, u"data"_s);
    QCOMPARE(configure({}, environment)->options.dataFolder, u"/home/ann/.local/share/foyer"_s);
}

} // namespace

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"
