// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/child_process.h"

#include "tests/bench/bench_clock.h"

#include <QFile>
#include <QProcessEnvironment>
#include <QTcpServer>

#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <utility>

namespace foyer::bench {
namespace {

constexpr double kStartSeconds = 60;

std::string tail(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().right(1500).toStdString() : std::string();
}

} // namespace

ChildProcess::ChildProcess(QString program, QStringList arguments, QString logFile)
    : m_program(std::move(program))
    , m_arguments(std::move(arguments))
    , m_logFile(std::move(logFile))
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(QLatin1String("FOYER_")) || name == QLatin1String("QT_LOGGING_RULES"))
            environment.remove(name);
    }
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_logFile, QIODevice::Append);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

ChildProcess::~ChildProcess()
{
    kill();
}

void ChildProcess::launch()
{
    m_process.start(m_program, m_arguments);
    if (!m_process.waitForStarted())
        throw std::runtime_error(m_program.toStdString() + ": " + m_process.errorString().toStdString());
}

void ChildProcess::start(std::uint16_t port)
{
    launch();
    const Nanoseconds deadline = now() + fromSeconds(kStartSeconds);
    while (!answers(port)) {
        if (m_process.waitForFinished(2) || now() > deadline)
            throw std::runtime_error(m_program.toStdString() + " did not start: " + tail(m_logFile));
    }
}

void ChildProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

std::uint16_t freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : std::uint16_t(0);
}

bool answers(std::uint16_t port)
{
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool isUp = ::connect(probe, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(probe);
    return isUp;
}

} // namespace foyer::bench
