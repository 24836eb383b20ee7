// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/import_progress.h"
#include "server/app/import_text.h"
#include "server/app/options.h"
#include "tests/support/fake_clock.h"

#include <QTest>

#include <chrono>

namespace {

using namespace foyer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using app::Action;
using app::configure;
using app::ImportProgress;
using imports::ImportReport;
using Stage = imports::ImportWatcher::Stage;

const QStringList kCommand{u"import"_s, u"go-gin-chat"_s, u"--from"_s, u"mysql://u:s3cret@127.0.0.1/chat"_s};

class TestImportCommand : public QObject
{
    Q_OBJECT

private slots:
    void theDataFolderIsThatOfTheFile();
    void theDatabaseOfTheServerIsTakenWithoutInto();
    void theDefaultsAreThoseOfTheDocument();
    void imagesMeansItsOwnHere();
    void picturesNeedTheServersFolder();
    void itsOptionsGoWithItOnly();
    void wrongUseIsRefusedWithoutThePassword_data();
    void wrongUseIsRefusedWithoutThePassword();
    void aBarStaysInItsLine();
    void linesComeNowAndThen();
    void theReportNamesWhatIsMissing();
    void theReportListsABoundedNumberOfNames();
    void aCountThatDoesNotAgreeIsTold();

private:
    const QHash<QString, QString> m_home{{u"HOME"_s, u"/home/ann"_s}};
};

void TestImportCommand::theDataFolderIsThatOfTheFile()
{
    const auto c = configure(kCommand + QStringList{u"--into"_s, u"sqlite:/srv/chat/foyer.db"_s}, m_home);
    QVERIFY2(c, c ? "" : qPrintable(c.error()));
    QVERIFY(c->action == Action::Import);
    QCOMPARE(c->options.database, u"sqlite:/srv/chat/foyer.db"_s);
    QCOMPARE(c->options.dataFolder, u"/srv/chat"_s);
    const auto other = configure(
        kCommand + QStringList{u"--into"_s, u"sqlite:/srv/chat/foyer.db"_s, u"--data"_s, u"/srv/data"_s},
        m_home);
    QCOMPARE(other->options.dataFolder, u"/srv/data"_s);
}

void TestImportCommand::theDatabaseOfTheServerIsTakenWithoutInto()
{
    const auto c = configure(kCommand + QStringList{u"--data"_s, u"/srv/data"_s}, m_home);
    QCOMPARE(c->options.database, u"sqlite:/srv/data/foyer.db"_s);
}

void TestImportCommand::theDefaultsAreThoseOfTheDocument()
{
    const auto c = configure(kCommand, m_home);
    QCOMPARE(c->import.source, u"chat"_s);
    QCOMPARE(c->import.rooms.size(), 6);
    QCOMPARE(c->import.rooms.constLast(), u"Room 6"_s);
    QVERIFY(c->import.zone.isValid());
    QVERIFY(c->import.pictures == imports::Pictures::Fetch);
    const auto chinese = configure(kCommand + QStringList{u"--language=zh"_s, u"--zone=+08:00"_s}, m_home);
    QCOMPARE(chinese->import.rooms.constFirst(), u"房间 1"_s);
    QCOMPARE(chinese->import.zone.offsetFromUtc(QDateTime::currentDateTimeUtc()), 8 * 3600);
}

void TestImportCommand::imagesMeansItsOwnHere()
{
    const auto c = configure(kCommand + QStringList{u"--images"_s, u"link"_s}, m_home);
    QVERIFY2(c, c ? "" : qPrintable(c.error()));
    QVERIFY(c->import.pictures == imports::Pictures::Link);
    QVERIFY(c->options.images == app::Options::Images::Folder);
    // Where the server keeps them is still told by a variable.
    QHash<QString, QString> environment = m_home;
    environment.insert(u"FOYER_IMAGES"_s, u"smms"_s);
    environment.insert(u"FOYER_IMAGE_HOST_KEY"_s, u"key"_s);
    const auto hosted = configure(kCommand + QStringList{u"--images"_s, u"skip"_s}, environment);
    QVERIFY2(hosted, hosted ? "" : qPrintable(hosted.error()));
    QVERIFY(hosted->import.pictures == imports::Pictures::Skip);
    QVERIFY(hosted->options.images == app::Options::Images::Smms);
}

void TestImportCommand::picturesNeedTheServersFolder()
{
    const QStringList into = kCommand + QStringList{u"--into"_s, u"mysql://u:s3cret@h/n"_s};
    QVERIFY(configure(into, m_home).error().contains(u"--data"));
    QVERIFY(configure(into + QStringList{u"--images"_s, u"link"_s}, m_home));
    QVERIFY(configure(into + QStringList{u"--data"_s, u"/srv/data"_s}, m_home));
}

void TestImportCommand::itsOptionsGoWithItOnly()
{
    QVERIFY(configure({u"--from"_s, u"mysql://u:p@h/n"_s}, m_home)
                .error()
                .contains(u"--from goes with \"import\""));
    QVERIFY(
        configure({u"admin"_s, u"users"_s, u"--zone=UTC"_s}, m_home).error().contains(u"--zone goes with"));
}

void TestImportCommand::wrongUseIsRefusedWithoutThePassword_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("told");
    QTest::newRow("nothing") << QStringList{u"import"_s} << u"go-gin-chat"_s;
    QTest::newRow("another") << QStringList{u"import"_s, u"irc"_s} << u"go-gin-chat"_s;
    QTest::newRow("too much") << kCommand + QStringList{u"mysql://u:s3cret@h/n"_s} << u"go-gin-chat"_s;
    QTest::newRow("no source") << kCommand.mid(0, 2) << u"--from"_s;
    QTest::newRow("a file") << kCommand.mid(0, 3) + QStringList{u"sqlite:/x.db"_s} << u"--from"_s;
    QTest::newRow("into nowhere") << kCommand + QStringList{u"--into=mysql://u:s3cret@"_s} << u"--into"_s;
    QTest::newRow("pictures") << kCommand + QStringList{u"--images=burn"_s} << u"--images"_s;
    QTest::newRow("zone") << kCommand + QStringList{u"--zone=Asia/Peking"_s} << u"Asia/Peking"_s;
    QTest::newRow("language") << kCommand + QStringList{u"--language=fr"_s} << u"--language"_s;
    QTest::newRow("empty room") << kCommand + QStringList{u"--rooms=a,"_s} << u"--rooms"_s;
    QTest::newRow("many rooms") << kCommand + QStringList{u"--rooms=a"_s + u",a"_s.repeated(100)}
                                << u"--rooms"_s;
    QTest::newRow("empty name") << kCommand + QStringList{u"--source="_s} << u"--source"_s;
}

void TestImportCommand::wrongUseIsRefusedWithoutThePassword()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, told);
    const auto c = configure(arguments, m_home);
    QVERIFY(!c);
    QVERIFY2(c.error().contains(told), qPrintable(c.error()));
    QVERIFY2(!c.error().contains(u"s3cret"_s), qPrintable(c.error()));
}

void TestImportCommand::aBarStaysInItsLine()
{
    test::FakeClock clock;
    QString out;
    {
        ImportProgress progress(clock, ImportProgress::Look::Bar,
                                [&out](const QString &text) { out += text; });
        progress.progressed(Stage::Messages, 0, 1'000'000);
        clock.advance(10s);
        progress.progressed(Stage::Messages, 250'000, 1'000'000);
        progress.progressed(Stage::Messages, 250'001, 1'000'000); // too soon to be shown
        clock.advance(30s);
        progress.progressed(Stage::Messages, 1'000'000, 1'000'000);
    }
    QCOMPARE(out.count(u'\n'), 1);
    QVERIFY(out.endsWith(u'\n'));
    const QStringList shown = out.split(u'\r', Qt::SkipEmptyParts);
    QCOMPARE(shown.size(), 3);
    QVERIFY2(shown[1].contains(u"[###...........]  25 %  250,000 of 1,000,000  25,000/s  31 s left"_s),
             qPrintable(shown[1]));
    QVERIFY2(shown[2].contains(u"100 %"_s) && !shown[2].contains(u"left"_s), qPrintable(shown[2]));
    // Nothing of the longer line stays behind.
    QVERIFY(shown[2].trimmed().size() < shown[1].size());
    QVERIFY(shown[2].size() >= shown[1].trimmed().size());
}

void TestImportCommand::linesComeNowAndThen()
{
    test::FakeClock clock;
    QStringList lines;
    ImportProgress progress(clock, ImportProgress::Look::Lines,
                            [&lines](const QString &text) { lines.append(text); });
    for (int i = 0; i <= 100; ++i) {
        progress.progressed(Stage::Users, i, 100);
        clock.advance(100ms);
    }
    progress.progressed(Stage::Checking, 0, 1);
    QCOMPARE(lines.size(), 4); // the first, one after five seconds, the last, and the next stage
    for (const QString &line : std::as_const(lines))
        QVERIFY(line.endsWith(u'\n') && !line.contains(u'\r') && !line.contains(u'['));
}

void TestImportCommand::theReportNamesWhatIsMissing()
{
    ImportReport report;
    report.users = {3, 0, 3, 0};
    report.messages = {1'000'012, 1'000'000, 0, 0};
    for (int i = 1; i <= 12; ++i)
        report.skip(imports::Skip::AuthorMissing, i * 10);
    report.renamedUsers.append({u"ad\u001Bmin"_s, u"admin-2"_s, 7});
    report.passwordless.append(u"cas"_s);
    const QString text = app::importText(report, 61s);
    QVERIFY2(text.contains(
                 u"12: no user of go-gin-chat has the author's id (ids 10, 20, 30, 40, 50, 60, 70, 80, …)"_s),
             qPrintable(text));
    QVERIFY(text.contains(u"1,000,012"_s));
    QVERIFY(text.contains(u"user 7: \"ad?min\" is \"admin-2\" here"_s));
    QVERIFY(text.contains(u"\n  cas\n"_s));
    QVERIFY(text.contains(u"The count agrees"_s));
    QVERIFY(text.contains(u"61.0 s"_s));
}

void TestImportCommand::theReportListsABoundedNumberOfNames()
{
    ImportReport report;
    for (int i = 0; i < 10'000; ++i)
        report.renamedUsers.append({u"a"_s, u"b"_s, i});
    const QString text = app::importText(report, {});
    QVERIFY(text.count(u'\n') < 250);
    QVERIFY(text.contains(u"and 9,800 more"_s));
}

void TestImportCommand::aCountThatDoesNotAgreeIsTold()
{
    ImportReport report;
    report.faults.append(u"3 messages are lost"_s);
    const QString text = app::importText(report, {});
    QVERIFY(text.contains(u"DOES NOT AGREE"_s) && text.contains(u"3 messages are lost"_s));
    QVERIFY(!text.contains(u"The count agrees"_s));
}

} // namespace

QTEST_GUILESS_MAIN(TestImportCommand)
#include "tst_import_command.moc"
