// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mariadb_server.h"

#include "tests/support/temp_database.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QStandardPaths>
#include <QTcpServer>
#include <QThread>
#include <QUuid>

#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace foyer::test {
namespace {

// A password that only survives if the whole way from the address to the server keeps it as it is.
const QLatin1String kUser("foyer");
const QLatin1String kPassword("p@ss:w/rd%1");
constexpr int kStartMs = 30'000;

tl::unexpected<Error> refuse(const QString &why)
{
    return fail(ErrorCode::Unavailable, why);
}

QString findProgram(const QString &name)
{
    const QString onPath = QStandardPaths::findExecutable(name);
    if (!onPath.isEmpty())
        return onPath;
    return QStandardPaths::findExecutable(
        name,
        {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin"), QStringLiteral("/usr/libexec")});
}

/// Removes what test programs that were killed left behind: it may lie in memory.
void removeLeftovers(const QString &home)
{
    const QStringList names = QDir(home).entryList({QStringLiteral("foyer-mariadb-*")}, QDir::Dirs);
    for (const QString &name : names) {
        const qint64 owner = name.section(u'-', 2, 2).toLongLong();
        if (owner > 0 && ::kill(pid_t(owner), 0) != 0 && errno == ESRCH)
            QDir(home + u'/' + name).removeRecursively();
    }
}

int freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 0;
}

QString tail(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll().right(1500));
}

} // namespace

MariadbServer::MariadbServer() = default;

MariadbServer::~MariadbServer()
{
    end();
}

Result<> MariadbServer::start()
{
    if (!m_folder) {
        const Result<> installed = install();
        if (!installed)
            return installed;
    }
    return launch();
}

Result<> MariadbServer::install()
{
    const QString installer = findProgram(QStringLiteral("mariadb-install-db"));
    if (installer.isEmpty() || findProgram(QStringLiteral("mariadbd")).isEmpty())
        return refuse(QStringLiteral("MariaDB is missing: these tests need mariadbd and mariadb-install-db "
                                     "(Debian: apt-get install mariadb-server)"));
    removeLeftovers(folderOfTestData());
    m_folder = std::make_unique<QTemporaryDir>(
        QStringLiteral("%1/foyer-mariadb-%2-XXXXXX").arg(folderOfTestData()).arg(::getpid()));
    if (!m_folder->isValid())
        return refuse(m_folder->errorString());
    m_port = freePort();

    QFile users(m_folder->filePath(QStringLiteral("users.sql")));
    if (!users.open(QIODevice::WriteOnly))
        return refuse(users.errorString());
    users.write(QStringLiteral("CREATE USER IF NOT EXISTS '%1'@'%' IDENTIFIED BY '%2';\n"
                               "GRANT ALL ON *.* TO '%1'@'%';\n")
                    .arg(kUser, kPassword)
                    .toUtf8());
    users.close();

    // A server that starts removes the temporary tables that it finds: in a shared folder, those of the others too.
    if (!QDir(m_folder->path()).mkdir(QStringLiteral("tmp")))
        return refuse(QStringLiteral("cannot make a folder in %1").arg(m_folder->path()));

    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    QStringList options{QStringLiteral("--no-defaults"),
                        QStringLiteral("--datadir=%1").arg(m_folder->filePath(QStringLiteral("data"))),
                        QStringLiteral("--tmpdir=%1").arg(m_folder->filePath(QStringLiteral("tmp"))),
                        QStringLiteral("--auth-root-authentication-method=normal"),
                        // Without it, a machine whose own name does not resolve could not run the tests.
                        QStringLiteral("--force"), QStringLiteral("--skip-test-db"),
                        QStringLiteral("--innodb-log-file-size=16M")};
    if (::geteuid() == 0)
        options << QStringLiteral("--user=root");
    process.start(installer, options);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return refuse(QStringLiteral("mariadb-install-db failed: %1")
                          .arg(QString::fromUtf8(process.readAll().right(1500))));
    return {};
}

QStringList MariadbServer::arguments() const
{
    QStringList options{QStringLiteral("--no-defaults"),
                        QStringLiteral("--datadir=%1").arg(m_folder->filePath(QStringLiteral("data"))),
                        QStringLiteral("--tmpdir=%1").arg(m_folder->filePath(QStringLiteral("tmp"))),
                        QStringLiteral("--socket=%1").arg(m_folder->filePath(QStringLiteral("socket"))),
                        QStringLiteral("--pid-file=%1").arg(m_folder->filePath(QStringLiteral("pid"))),
                        QStringLiteral("--init-file=%1").arg(m_folder->filePath(QStringLiteral("users.sql"))),
                        QStringLiteral("--log-error=%1").arg(m_folder->filePath(QStringLiteral("log"))),
                        QStringLiteral("--bind-address=127.0.0.1"),
                        QStringLiteral("--port=%1").arg(m_port),
                        QStringLiteral("--skip-name-resolve"),
                        QStringLiteral("--skip-log-bin"),
                        QStringLiteral("--performance-schema=OFF"),
                        QStringLiteral("--innodb-buffer-pool-size=32M"),
                        QStringLiteral("--innodb-log-file-size=16M"),
                        QStringLiteral("--innodb-flush-log-at-trx-commit=1"),
                        QStringLiteral("--key-buffer-size=1M")};
    if (::geteuid() == 0)
        options << QStringLiteral("--user=root");
    return options;
}

Result<> MariadbServer::launch()
{
    m_process = std::make_unique<QProcess>();
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(QProcess::nullDevice());
#ifdef Q_OS_LINUX
    // Should the test program be killed, its server goes too.
    m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
    m_process->start(findProgram(QStringLiteral("mariadbd")), arguments());
    QDeadlineTimer deadline(kStartMs);
    while (!deadline.hasExpired()) {
        if (execute({QStringLiteral("SELECT 1")}))
            return {};
        if (m_process->waitForFinished(20))
            break;
    }
    return refuse(
        QStringLiteral("mariadbd did not start: %1").arg(tail(m_folder->filePath(QStringLiteral("log")))));
}

void MariadbServer::kill()
{
    end();
}

void MariadbServer::freeze()
{
    if (m_process)
        ::kill(pid_t(m_process->processId()), SIGSTOP);
}

void MariadbServer::thaw()
{
    if (m_process)
        ::kill(pid_t(m_process->processId()), SIGCONT);
}

void MariadbServer::end()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished(10'000);
    m_process.reset();
}

QString MariadbServer::url(const QString &database, int port) const
{
    const auto encoded = [](const QString &text) {
        return QString::fromLatin1(text.toUtf8().toPercentEncoding());
    };
    return QStringLiteral("mysql://%1:%2@127.0.0.1:%3/%4")
        .arg(encoded(kUser), encoded(kPassword), QString::number(port > 0 ? port : m_port), database);
}

Result<QList<QStringList>> MariadbServer::execute(const QStringList &statements,
                                                  const QString &database) const
{
    const QString name = QUuid::createUuid().toString();
    QList<QStringList> rows;
    QString fault;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QMYSQL"), name);
        connection.setHostName(QStringLiteral("127.0.0.1"));
        connection.setPort(m_port);
        connection.setUserName(kUser);
        connection.setPassword(kPassword);
        connection.setDatabaseName(database);
        connection.setConnectOptions(QStringLiteral("MYSQL_OPT_CONNECT_TIMEOUT=2;MYSQL_OPT_READ_TIMEOUT=20"));
        if (!connection.open())
            fault = connection.lastError().text();
        for (const QString &statement : statements) {
            if (!fault.isEmpty())
                break;
            QSqlQuery query(connection);
            if (!query.exec(statement))
                fault = query.lastError().text();
            rows.clear();
            while (query.next()) {
                QStringList row;
                for (int i = 0; i < query.record().count(); ++i)
                    row.append(query.value(i).toString());
                rows.append(row);
            }
        }
    }
    QSqlDatabase::removeDatabase(name);
    if (!fault.isEmpty())
        return refuse(fault);
    return rows;
}

} // namespace foyer::test
