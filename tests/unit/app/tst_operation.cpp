// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/folder_lock.h"
#include "server/app/log_format.h"
#include "server/app/process_setup.h"
#include "server/app/process_signals.h"
#include "server/app/start_text.h"
#include "server/app/tls_files.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <csignal>
#include <string>

namespace {

using namespace foyer::app;
using namespace Qt::StringLiterals;

/// Log lines, the data folder's lock, texts, signals, certificates: what the operator meets.
class TestOperation : public QObject
{
    Q_OBJECT

private slots:
    void aLogLineHasTimeLevelCategoryAndText();
    void nobodyCanForgeALogLine();
    void theDataFolderIsMadeForThisUserAlone();
    void anExistingFolderKeepsItsPermissions();
    void twoLocksOnOneFolderAreRefused();
    void aLockIsFreeAgainWhenItsHolderIsGone();
    void unusableFoldersAreRefusedWithASentence();
    void theStartTextSaysWhereAndHowToStop();
    void theAddressToOpenFitsWhatWasAskedFor_data();
    void theAddressToOpenFitsWhatWasAskedFor();
    void passwordsVanishFromTheArguments_data();
    void passwordsVanishFromTheArguments();
    void keysAreHiddenInTheArguments();
    void aHangUpAsksToReload();
    void theFirstSignalAsksToStop_data();
    void theFirstSignalAsksToStop();
    void brokenCertificatesAreRefusedWithASentence();
    void certificateAndKeyAreLoaded();

private:
    QTemporaryDir m_folder;
};

void TestOperation::aLogLineHasTimeLevelCategoryAndText()
{
    QCOMPARE(logLine(1'700'000'000'123, QtInfoMsg, "foyer.net", u"event=started port=1"_s),
             QByteArray("2023-11-14T22:13:20.123Z info foyer.net event=started port=1\n"));
    QVERIFY(logLine(0, QtWarningMsg, "x", {}).contains(" warning x "));
    QVERIFY(logLine(0, QtCriticalMsg, nullptr, {}).contains(" error default "));
}

void TestOperation::nobodyCanForgeALogLine()
{
    const QString text = u"name=a\r\n2023 info foyer.app event=forged\u2028x\u202E\u001B[31m\0y"_s;
    const QByteArray line = logLine(0, QtInfoMsg, "foyer.app", text);
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(line.endsWith('\n'));
    QVERIFY(!line.contains('\r'));
    QVERIFY(!line.contains('\x1b'));
    QVERIFY(!line.contains("\u2028"));
    QVERIFY(!line.contains("\u202e"));
    QVERIFY(line.contains("\\u000a2023"));
    QVERIFY(logLine(0, QtInfoMsg, "x", u"小明 ✓"_s).contains("小明 ✓"));
}

void TestOperation::theDataFolderIsMadeForThisUserAlone()
{
    const QString path = m_folder.filePath(u"new/inner"_s);
    FolderLock lock;
    QVERIFY(lock.take(path));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QCOMPARE(QFileInfo(path).permissions() & others, QFileDevice::Permissions());
    QVERIFY(QFileInfo(path).isWritable());
}

void TestOperation::anExistingFolderKeepsItsPermissions()
{
    const QString path = m_folder.filePath(u"shared"_s);
    QVERIFY(QDir().mkdir(path));
    QVERIFY(QFile::setPermissions(path, QFileInfo(path).permissions() | QFileDevice::ReadGroup));
    FolderLock lock;
    QVERIFY(lock.take(path));
    QVERIFY(QFileInfo(path).permission(QFileDevice::ReadGroup));
}

void TestOperation::twoLocksOnOneFolderAreRefused()
{
    const QString path = m_folder.filePath(u"one"_s);
    FolderLock first;
    QVERIFY(first.take(path));
    FolderLock second;
    const auto taken = second.take(path);
    QVERIFY(!taken);
    QVERIFY2(taken.error().contains(path) && taken.error().contains(u"--data"), qPrintable(taken.error()));
}

void TestOperation::aLockIsFreeAgainWhenItsHolderIsGone()
{
    const QString path = m_folder.filePath(u"again"_s);
    {
        FolderLock first;
        QVERIFY(first.take(path));
    }
    // The file stays; only the lock counts.
    QVERIFY(QFile::exists(path + u"/foyer.lock"_s));
    FolderLock second;
    QVERIFY(second.take(path));
}

void TestOperation::unusableFoldersAreRefusedWithASentence()
{
    QFile file(m_folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    FolderLock lock;
    QVERIFY(lock.take(file.fileName()).error().contains(u"not a folder"));
    QVERIFY(lock.take(file.fileName() + u"/below"_s).error().contains(u"cannot be made"));
}

void TestOperation::theStartTextSaysWhereAndHowToStop()
{
    StartFacts facts;
    facts.address = QHostAddress::LocalHost;
    facts.port = 8322;
    facts.dataFolder = u"/srv/foyer"_s;
    facts.database = u"sqlite:/srv/foyer/foyer.db"_s;
    const QString later = startText(facts);
    for (const QString &part : {u"http://127.0.0.1:8322/\n"_s, facts.dataFolder, facts.database, u"Ctrl-C"_s})
        QVERIFY2(later.contains(part), qPrintable(part));
    QVERIFY(!later.contains(u"admin"));
    facts.adminToken = "TOKEN";
    QVERIFY(startText(facts).contains(u"http://127.0.0.1:8322/#admin=TOKEN\n"));
}

void TestOperation::theAddressToOpenFitsWhatWasAskedFor_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<QUrl>("publicUrl");
    QTest::addColumn<QString>("open");
    QTest::newRow("plain") << u"127.0.0.1"_s << false << QUrl() << u"http://127.0.0.1:80/"_s;
    QTest::newRow("tls") << u"192.0.2.1"_s << true << QUrl() << u"https://192.0.2.1:80/"_s;
    QTest::newRow("ipv6") << u"::1"_s << false << QUrl() << u"http://[::1]:80/"_s;
    QTest::newRow("any") << u"0.0.0.0"_s << false << QUrl() << u"http://localhost:80/"_s;
    QTest::newRow("any ipv6") << u"::"_s << false << QUrl() << u"http://localhost:80/"_s;
    QTest::newRow("public") << u"0.0.0.0"_s << false << QUrl(u"https://chat.example.org"_s)
                            << u"https://chat.example.org/"_s;
    QTest::newRow("public with slash")
        << u"0.0.0.0"_s << false << QUrl(u"https://chat.example.org/"_s) << u"https://chat.example.org/"_s;
}

void TestOperation::theAddressToOpenFitsWhatWasAskedFor()
{
    QFETCH(QString, address);
    QFETCH(bool, isTls);
    QFETCH(QUrl, publicUrl);
    QFETCH(QString, open);
    StartFacts facts;
    facts.address = QHostAddress(address);
    facts.port = 80;
    facts.isTls = isTls;
    facts.publicUrl = publicUrl;
    QCOMPARE(openAddress(facts), open);
}

void TestOperation::passwordsVanishFromTheArguments_data()
{
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<QByteArray>("left");
    QTest::newRow("alone") << QByteArray("mysql://ann:s3cret@db:3306/foyer")
                           << QByteArray("mysql://ann:******@db:3306/foyer");
    QTest::newRow("with option") << QByteArray("--database=mysql://ann:s3cret@db/foyer")
                                 << QByteArray("--database=mysql://ann:******@db/foyer");
    QTest::newRow("at in it") << QByteArray("mysql://ann:a@b@db/foyer")
                              << QByteArray("mysql://ann:***@db/foyer");
    QTest::newRow("no password") << QByteArray("mysql://ann@db:3306/foyer")
                                 << QByteArray("mysql://ann@db:3306/foyer");
    QTest::newRow("cut") << QByteArray("mysql://") << QByteArray("mysql://");
    QTest::newRow("sqlite") << QByteArray("sqlite:/a:b@c") << QByteArray("sqlite:/a:b@c");
}

void TestOperation::passwordsVanishFromTheArguments()
{
    QFETCH(QByteArray, argument);
    QFETCH(QByteArray, left);
    QByteArray program("foyer-server");
    char *arguments[] = {program.data(), argument.data(), nullptr};
    hidePasswords(2, arguments);
    QCOMPARE(argument, left);
}

void TestOperation::keysAreHiddenInTheArguments()
{
    std::array<std::string, 5> given{"foyer-server", "--image-host-key=s3cret", "--s3-secret-key", "s3cret",
                                     "--data=/srv"};
    std::array<char *, 5> arguments{};
    std::ranges::transform(given, arguments.begin(), [](std::string &each) { return each.data(); });
    hidePasswords(5, arguments.data());
    const std::array<std::string, 5> left{"foyer-server", "--image-host-key=******", "--s3-secret-key",
                                          "******", "--data=/srv"};
    QCOMPARE(given, left);
}

void TestOperation::aHangUpAsksToReload()
{
    ProcessSignals signalsToStop;
    QSignalSpy stop(&signalsToStop, &ProcessSignals::stopRequested);
    QSignalSpy reload(&signalsToStop, &ProcessSignals::reloadRequested);
    for (int i = 1; i <= 2; ++i) {
        QCOMPARE(std::raise(SIGHUP), 0);
        QTRY_COMPARE(reload.size(), i);
    }
    QCOMPARE(std::raise(SIGTERM), 0);
    QTRY_COMPARE(stop.size(), 1);
}

void TestOperation::theFirstSignalAsksToStop_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("terminate") << SIGTERM;
}

void TestOperation::theFirstSignalAsksToStop()
{
    QFETCH(int, number);
    ProcessSignals stop;
    QSignalSpy asked(&stop, &ProcessSignals::stopRequested);
    QCOMPARE(std::raise(number), 0);
    QVERIFY(asked.isEmpty()); // nothing happens inside the handler
    QTRY_COMPARE(asked.size(), 1);
}

void TestOperation::brokenCertificatesAreRefusedWithASentence()
{
    QFile file(m_folder.filePath(u"nonsense.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("nonsense");
    file.close();
    const auto loaded = loadTls(file.fileName(), file.fileName());
    QVERIFY(!loaded);
    QVERIFY(loaded.error().contains(u"--tls-cert"));
}

void TestOperation::certificateAndKeyAreLoaded()
{
    const QString certificate = m_folder.filePath(u"cert.pem"_s);
    const QString key = m_folder.filePath(u"key.pem"_s);
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                   u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                   u"/CN=localhost"_s, u"-keyout"_s, key, u"-out"_s, certificate});
    QVERIFY(openssl.waitForFinished());
    QCOMPARE(openssl.exitCode(), 0);
    const auto loaded = loadTls(certificate, key);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error()));
    QVERIFY(!loaded->privateKey().isNull());
    QCOMPARE(loaded->localCertificateChain().size(), 1);
    QVERIFY(loadTls(certificate, certificate).error().contains(u"--tls-key"));
}

} // namespace

QTEST_GUILESS_MAIN(TestOperation)
#include "tst_operation.moc"
