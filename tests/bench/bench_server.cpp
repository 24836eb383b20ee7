// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_server.h"

#include <stdexcept>

namespace foyer::bench {
namespace {

std::unique_ptr<test::MariadbServer> startMariadb()
{
    auto server = std::make_unique<test::MariadbServer>();
    Result<> started = server->start();
    if (started
        && !server->execute({QStringLiteral("CREATE DATABASE %1 CHARACTER SET utf8mb4").arg(kDatabaseName)}))
        throw std::runtime_error("MariaDB makes no database");
    if (!started)
        throw std::runtime_error(started.error().detail.toStdString());
    return server;
}

} // namespace

std::string nameOf(Database database)
{
    return database == Database::Sqlite ? "sqlite" : "mariadb";
}

BenchServer::BenchServer(const QString &program, Database database, const QString &home)
    : m_folder(home + QStringLiteral("/foyer-bench-XXXXXX"))
    , m_port(freePort())
{
    if (!m_folder.isValid())
        throw std::runtime_error("no folder for data: " + m_folder.errorString().toStdString());
    if (database == Database::Mariadb)
        m_mariadb = startMariadb();
    QStringList arguments{QStringLiteral("--listen=127.0.0.1:%1").arg(m_port),
                          QStringLiteral("--data=") + m_folder.filePath(QStringLiteral("data")),
                          QStringLiteral("--password-cost=minimum"),
                          QStringLiteral("--sign-in-attempts=1000000"),
                          QStringLiteral("--new-accounts=1000000"),
                          QStringLiteral("--post-rate=0"),
                          QStringLiteral("--max-connections=100000"),
                          QStringLiteral("--max-connections-per-address=100000"),
                          QStringLiteral("--log-level=warning")};
    if (m_mariadb)
        arguments << QStringLiteral("--database=") + m_mariadb->url(kDatabaseName);
    m_process = std::make_unique<ChildProcess>(program, arguments, m_folder.filePath(QStringLiteral("log")));
}

void BenchServer::start()
{
    m_process->start(m_port);
}

} // namespace foyer::bench
