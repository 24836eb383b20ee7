// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/house.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

/// How a program ended that was not to keep running.
struct Ended
{
    int code = -1;
    QByteArray output;
    QByteArray log;
};

bool makeCertificate(const QString &certificate, const QString &key, const QString &name)
{
    return QProcess::execute(u"openssl"_s,
                             {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                              u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                              u"/CN="_s + name, u"-keyout"_s, key, u"-out"_s, certificate})
        == 0;
}

/// Connects by TLS, and stays.
class TlsVisitor
{
public:
    explicit TlsVisitor(quint16 port)
    {
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
        m_isIn = QTest::qWaitFor([this] { return m_socket.isEncrypted(); }, 5'000 * patience());
    }

    /// The name in the certificate that the server showed; empty: none.
    [[nodiscard]] QString seenName() const
    {
        const QSslCertificate certificate = m_socket.peerCertificate();
        return m_isIn ? certificate.subjectInfo(QSslCertificate::CommonName).value(0) : QString();
    }
    [[nodiscard]] bool getsAnAnswer()
    {
        m_socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        QByteArray answer;
        return QTest::qWaitFor(
            [&] {
                answer += m_socket.readAll();
                return answer.contains("HTTP/1.1 200");
            },
            5'000 * patience());
    }

private:
    QSslSocket m_socket;
    bool m_isIn = false;
};

/// The program as its operator meets it.
class TestStartStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addSqlite(); }

    void helpAndVersionAreComplete();
    void wrongOptionsEndWithASentenceAndCode2();
    void variablesAndFileAreRead();
    void aBusyPortIsSaidSo();
    void twoServersDoNotShareADataFolder();
    void anUnreachableDatabaseIsSaidSoWithoutItsPassword();
    void aDatabaseOfANewerProgramIsRefused();
    void dataIsForTheOwnerAlone();
    void itSpeaksTls();
    void itTakesANewCertificate();
    void itSpeaksNoOldTls();
    void itIsAliveAndReady();
    void aSecondSignalEndsItAtOnce();
    void theWebClientIsServedSafely();

private:
    static Ended run(const QStringList &arguments, const QStringList &variables = {});
    static QString write(const QTemporaryDir &folder, const QByteArray &content);

    Ground m_ground;
};

Ended TestStartStory::run(const QStringList &arguments, const QStringList &variables)
{
    QProcess process;
    process.setProgram(ServerProcess::program());
    process.setArguments(arguments);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    process.setProcessEnvironment(environment);
    process.start();
    if (!process.waitForFinished(20'000 * patience())) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

QString TestStartStory::write(const QTemporaryDir &folder, const QByteArray &content)
{
    QFile file(folder.filePath(u"foyer.conf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0)
        qFatal("cannot write");
    return file.fileName();
}

void TestStartStory::helpAndVersionAreComplete()
{
    const Ended help = run({u"--help"_s});
    QCOMPARE(help.code, 0);
    for (const char *option : {"--listen", "--data", "--database", "--tls-cert", "--tls-key", "--config",
                               "--print-config", "--registration", "--new-admin-link", "FOYER_LISTEN"})
        QVERIFY2(help.output.contains(option), option);
    const Ended version = run({u"--version"_s});
    QCOMPARE(version.code, 0);
    QVERIFY(version.output.startsWith("foyer-server "));
}

void TestStartStory::wrongOptionsEndWithASentenceAndCode2()
{
    const Ended wrong = run({u"--listen=nowhere"_s});
    QCOMPARE(wrong.code, 2);
    QVERIFY(wrong.log.contains("--listen: \"nowhere\" is not usable. Give an address and a port"));
    QVERIFY(wrong.output.isEmpty());
    QCOMPARE(run({u"--no-such-option"_s}).code, 2);
    QCOMPARE(run({u"--config=/nowhere/foyer.conf"_s}).code, 2);
}

void TestStartStory::variablesAndFileAreRead()
{
    const QTemporaryDir folder;
    const QString file = write(folder, "session-days = 7\npost-rate = 8\ncolour = blue\n");
    const Ended shown = run({u"--print-config"_s, u"--post-burst=9"_s, u"--config"_s, file},
                            {u"FOYER_POST_RATE=11"_s, u"FOYER_COLOUR=red"_s,
                             u"FOYER_DATABASE=mysql://ann:s3cret@db.example/foyer"_s});
    QCOMPARE(shown.code, 0);
    for (const char *line : {"\nsession-days = 7\n", "\npost-rate = 11\n", "\npost-burst = 9\n",
                             "\ndatabase = mysql://db.example:3306/foyer\n", "# from: FOYER_POST_RATE\n"})
        QVERIFY2(shown.output.contains(line), line);
    QVERIFY(shown.log.contains("colour") && shown.log.contains("FOYER_COLOUR"));
    QVERIFY(!shown.output.contains("s3cret") && !shown.log.contains("s3cret"));
}

void TestStartStory::aBusyPortIsSaidSo()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QTemporaryDir folder;
    const Ended ended = run({u"--listen=127.0.0.1:%1"_s.arg(other.serverPort()), u"--data"_s, folder.path()});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.log.contains("cannot listen on 127.0.0.1 port " + QByteArray::number(other.serverPort()))
                 && ended.log.contains("--listen"),
             ended.log.constData());
    // No link was given away to nobody: the next start prints it.
    ServerProcess server(folder.path(), {});
    QVERIFY(server.start());
    QVERIFY(!server.adminToken().isEmpty());
}

void TestStartStory::twoServersDoNotShareADataFolder()
{
    const QTemporaryDir folder;
    ServerProcess server(folder.path(), {});
    QVERIFY(server.start());
    const QStringList arguments{u"--listen=127.0.0.1:0"_s, u"--data"_s, folder.path()};
    const Ended ended = run(arguments);
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.log.contains("another foyer-server is using it"), ended.log.constData());
    // After a crash the folder is free again.
    server.kill();
    QVERIFY(server.start());
}

void TestStartStory::anUnreachableDatabaseIsSaidSoWithoutItsPassword()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    const QTemporaryDir folder;
    const Ended ended = run({u"--listen=127.0.0.1:0"_s, u"--data"_s, folder.path(),
                             u"--database=mysql://ann:s3cret@127.0.0.1:%1/foyer"_s.arg(port)});
    QCOMPARE(ended.code, 1);
    QVERIFY(ended.log.contains("mysql://127.0.0.1:" + QByteArray::number(port)));
    QVERIFY(!ended.log.contains("s3cret"));
    const Ended folderMissing = run(
        {u"--listen=127.0.0.1:0"_s, u"--data"_s, folder.path(), u"--database=sqlite:/nowhere/at/all.db"_s});
    QCOMPARE(folderMissing.code, 1);
    QVERIFY(folderMissing.log.contains("/nowhere/at/all.db"));
}

void TestStartStory::aDatabaseOfANewerProgramIsRefused()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    QCOMPARE(house.server().stop(), 0);
    const auto tables = house.database().execute(
        {u"SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%migration%'"_s});
    QVERIFY(tables && tables->size() == 1);
    const QString table = tables->first().first();
    const auto columns = house.database().execute({u"SELECT name FROM pragma_table_info('%1')"_s.arg(table)});
    QVERIFY(columns);
    QStringList names;
    QStringList values;
    for (const QStringList &row : *columns) {
        names << row.first();
        values << (row.first() == u"version"_s ? u"9999"_s : row.first());
    }
    QVERIFY(names.contains(u"version"_s));
    const QString copy = u"INSERT INTO %1 (%2) SELECT %3 FROM %1 LIMIT 1"_s.arg(table, names.join(u", "_s),
                                                                                values.join(u", "_s));
    QVERIFY(house.database().execute({copy}));
    QVERIFY(!house.server().start());
    QCOMPARE(house.server().waitForEnd(), 1);
    QVERIFY2(house.server().log().contains("newer"), house.server().log().constData());
}

void TestStartStory::dataIsForTheOwnerAlone()
{
    const QTemporaryDir folder;
    const QString data = folder.filePath(u"data"_s);
    ServerProcess server(data, {});
    QVERIFY(server.start());
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    for (const QString &name : {u""_s, u"/foyer.db"_s, u"/images"_s, u"/transfers"_s}) {
        QVERIFY2(QFileInfo::exists(data + name), qPrintable(name));
        QCOMPARE(QFileInfo(data + name).permissions() & others, QFileDevice::Permissions());
    }
    QCOMPARE(server.stop(), 0);
}

void TestStartStory::itSpeaksTls()
{
    const QTemporaryDir folder;
    const QString certificate = folder.filePath(u"cert.pem"_s);
    const QString key = folder.filePath(u"key.pem"_s);
    QVERIFY(makeCertificate(certificate, key, u"localhost"_s));
    ServerProcess server(folder.filePath(u"data"_s), {}, {u"--tls-cert"_s, certificate, u"--tls-key"_s, key});
    QVERIFY(server.start());
    QCOMPARE(server.url().scheme(), u"https"_s);
    QSslSocket socket;
    QSignalSpy encrypted(&socket, &QSslSocket::encrypted);
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
    const QByteArray body = R"({"username":"ann","password":"correct horse","confirmNewAccount":true})";
    socket.write("POST /api/v1/sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                 + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray answer;
    connect(&socket, &QSslSocket::readyRead, this, [&] { answer += socket.readAll(); });
    QTRY_VERIFY_WITH_TIMEOUT(answer.contains("\"created\""), 10'000 * patience());
    QCOMPARE(encrypted.size(), 1);
    QVERIFY(answer.contains("Secure"));
    // Plain HTTP gets nothing there.
    const QByteArray plain = rawExchange(server.url(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n", 5'000);
    QVERIFY(!plain.contains("HTTP/1.1 200"));
}

void TestStartStory::itTakesANewCertificate()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir folder;
    const QString certificate = folder.filePath(u"cert.pem"_s);
    const QString key = folder.filePath(u"key.pem"_s);
    QVERIFY(makeCertificate(certificate, key, u"first"_s));
    ServerProcess server(folder.filePath(u"data"_s), {}, {u"--tls-cert"_s, certificate, u"--tls-key"_s, key});
    QVERIFY(server.start());
    TlsVisitor old(server.port());
    QCOMPARE(old.seenName(), u"first"_s);
    QVERIFY(old.getsAnAnswer());

    QVERIFY(makeCertificate(certificate, key, u"second"_s));
    QCOMPARE(::kill(pid_t(server.processId()), SIGHUP), 0);
    QTRY_VERIFY(server.log().contains("event=certificate-loaded"));
    QCOMPARE(TlsVisitor(server.port()).seenName(), u"second"_s);
    // Who was there stays, with the one he knows.
    QVERIFY(old.getsAnAnswer());

    // The key of another certificate, and no certificate at all: the last good one stays.
    QVERIFY(makeCertificate(folder.filePath(u"other.pem"_s), key, u"third"_s));
    QCOMPARE(::kill(pid_t(server.processId()), SIGHUP), 0);
    QTRY_COMPARE(server.log().count("event=certificate-kept"), 1);
    QVERIFY(server.log().contains("is not the key of the certificate"));
    QVERIFY(QFile::remove(certificate));
    QCOMPARE(::kill(pid_t(server.processId()), SIGHUP), 0);
    QTRY_COMPARE(server.log().count("event=certificate-kept"), 2);
    QCOMPARE(TlsVisitor(server.port()).seenName(), u"second"_s);
    QVERIFY(old.getsAnAnswer());
    QCOMPARE(server.stop(), 0);
#else
    QSKIP("needs signals");
#endif
}

void TestStartStory::itSpeaksNoOldTls()
{
    const QTemporaryDir folder;
    const QString certificate = folder.filePath(u"cert.pem"_s);
    const QString key = folder.filePath(u"key.pem"_s);
    QVERIFY(makeCertificate(certificate, key, u"localhost"_s));
    ServerProcess server(folder.filePath(u"data"_s), {}, {u"--tls-cert"_s, certificate, u"--tls-key"_s, key});
    QVERIFY(server.start());
    // OpenSSL's own client, told to do what it would refuse by itself.
    const auto connects = [&server](const QStringList &how) {
        QProcess client;
        client.start(u"openssl"_s,
                     QStringList{u"s_client"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(server.port())} + how);
        client.closeWriteChannel();
        return client.waitForFinished(10'000 * patience()) && client.exitCode() == 0;
    };
    const QString weak = u"DEFAULT:@SECLEVEL=0"_s;
    QVERIFY(connects({u"-tls1_3"_s}));
    QVERIFY(connects({u"-tls1_2"_s}));
    QVERIFY(!connects({u"-tls1_1"_s, u"-cipher"_s, weak}));
    QVERIFY(!connects({u"-tls1"_s, u"-cipher"_s, weak}));
    // Without authenticated encryption.
    QVERIFY(!connects({u"-tls1_2"_s, u"-cipher"_s, u"ECDHE-ECDSA-AES128-SHA256"_s}));
    QVERIFY(!connects({u"-tls1_2"_s, u"-cipher"_s, u"ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0"_s}));
}

void TestStartStory::itIsAliveAndReady()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto stranger = house.stranger();
    QCOMPARE(stranger->get(u"//healthz"_s).status, 200);
    QCOMPARE(stranger->get(u"//readyz"_s).status, 200);
    const Answer metrics = stranger->get(u"//metrics"_s);
    QCOMPARE(metrics.status, 200);
    QVERIFY(metrics.body.contains("foyer_storage_ready 1"));
}

void TestStartStory::aSecondSignalEndsItAtOnce()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    // A request that never ends keeps the graceful stop waiting.
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    QTcpSocket pending;
    pending.connectToHost(QHostAddress::LocalHost, house.server().port());
    QVERIFY(pending.waitForConnected());
    pending.write("POST /api/v1/images HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nAuthorization: Bearer "
                  + ann->token.toLatin1() + "\r\n\r\nabc");
    pending.flush();
    QCOMPARE(ann->get(u"/me"_s).status, 200); // by now the request above has been read
    house.server().askToStop();
    QTRY_VERIFY(house.server().log().contains("event=stopping") || !house.server().isRunning());
    if (house.server().isRunning())
        house.server().askToStop();
    const int code = house.server().waitForEnd(5'000);
    QCOMPARE(code, 128 + 15);
}

void TestStartStory::theWebClientIsServedSafely()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto stranger = house.stranger();
    const Answer page = stranger->get(u"//"_s);
    QCOMPARE(page.status, 200);
    if (page.body.contains("not built into this program"))
        QSKIP("built without the web client");
    QVERIFY(page.headers.value("content-type").startsWith("text/html"));
    const QByteArray policy = page.headers.value("content-security-policy");
    QVERIFY2(policy.contains("default-src") && !policy.contains("unsafe-eval"), policy.constData());
    QCOMPARE(page.headers.value("x-content-type-options"), QByteArray("nosniff"));
}

} // namespace

QTEST_GUILESS_MAIN(TestStartStory)
#include "tst_start_story.moc"
