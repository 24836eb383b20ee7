// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/server_process.h"

#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace foyer::test {
namespace {

constexpr int kStartTime = 15'000;

/// What a test's server needs beside address, folder and database.
QStringList testOptions()
{
    return {QStringLiteral("--password-cost=minimum"), QStringLiteral("--sign-in-attempts=100000"),
            QStringLiteral("--new-accounts=100000"), QStringLiteral("--post-rate=0"),
            QStringLiteral("--max-connections-per-address=5000")};
}

} // namespace

int patience()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return 4;
#else
    return 1;
#endif
}

ServerProcess::ServerProcess(const QString &dataFolder, const QString &database, const QStringList &options)
    : m_dataFolder(dataFolder)
    , m_database(database)
    , m_options(options)
{
}

ServerProcess::~ServerProcess()
{
    kill();
}

bool ServerProcess::start()
{
    m_process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(QLatin1String("FOYER_")) || name == QLatin1String("QT_LOGGING_RULES"))
            environment.remove(name);
    }
    for (auto it = m_variables.cbegin(); it != m_variables.cend(); ++it)
        environment.insert(it.key(), it.value());
    m_process->setProcessEnvironment(environment);
    m_process->setProgram(m_program);
    QStringList arguments{QStringLiteral("--listen=127.0.0.1:%1").arg(m_port),
                          QStringLiteral("--data=") + m_dataFolder};
    if (!m_database.isEmpty())
        arguments << QStringLiteral("--database=") + m_database;
    m_process->setArguments(arguments + testOptions() + m_options);
#ifdef Q_OS_LINUX
    m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &ServerProcess::read);
    connect(m_process.get(), &QProcess::readyReadStandardError, this, &ServerProcess::read);
    m_output.clear();
    m_process->start();

    static const QRegularExpression open(QStringLiteral("Open +(http\\S+)"));
    const bool isUp = QTest::qWaitFor(
        [this] {
            // The last line of the text: then all of it is there.
            return m_output.contains("Ctrl-C\n") || m_process->state() == QProcess::NotRunning;
        },
        kStartTime * patience());
    read();
    const QRegularExpressionMatch match = open.match(QString::fromUtf8(m_output));
    if (!isUp || !match.hasMatch() || m_process->state() != QProcess::Running)
        return false;
    m_url = QUrl(match.captured(1));
    m_port = static_cast<quint16>(m_url.port());
    return true;
}

void ServerProcess::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished();
    read();
}

void ServerProcess::askToStop()
{
    m_process->terminate();
}

int ServerProcess::waitForEnd(int milliseconds)
{
    const bool isOver = QTest::qWaitFor([this] { return m_process->state() == QProcess::NotRunning; },
                                        milliseconds * patience());
    read();
    return isOver && m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
}

int ServerProcess::stop()
{
    askToStop();
    return waitForEnd();
}

QString ServerProcess::program()
{
    return QStringLiteral(FOYER_SERVER_PROGRAM);
}

bool ServerProcess::isRunning() const
{
    return m_process && m_process->state() == QProcess::Running;
}

QString ServerProcess::adminToken() const
{
    static const QRegularExpression link(QStringLiteral("#admin=([A-Za-z0-9_-]+)"));
    return link.match(QString::fromUtf8(m_output)).captured(1);
}

void ServerProcess::read()
{
    m_output += m_process->readAllStandardOutput();
    m_log += m_process->readAllStandardError();
}

} // namespace foyer::test
