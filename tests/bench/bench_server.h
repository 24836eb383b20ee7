// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/child_process.h"
#include "tests/support/mariadb_server.h"

#include <QLatin1String>
#include <QString>
#include <QTemporaryDir>

#include <cstdint>
#include <memory>
#include <string>

namespace foyer::bench {

enum class Database { Sqlite, Mariadb };

/// Name of the database in a MariaDB.
constexpr QLatin1String kDatabaseName("foyer");

/// "sqlite" or "mariadb".
[[nodiscard]] std::string nameOf(Database database);

/// A foyer-server on an empty database and data folder of its own, open to as much as the benchmark sends: cheap
/// passwords, no limits for one address. Both are removed in the end.
class BenchServer
{
public:
    /// `home` holds the folders. Throws std::runtime_error.
    BenchServer(const QString &program, Database database, const QString &home);

    /// Starts, or starts again after `kill`, on the same port and data.
    void start();
    void kill() { m_process->kill(); }
    /// Starts without waiting until it answers.
    void launch() { m_process->launch(); }

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] qint64 processId() const { return m_process->processId(); }
    [[nodiscard]] QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString sqliteFile() const { return m_folder.filePath(QStringLiteral("data/foyer.db")); }
    /// Null with SQLite.
    [[nodiscard]] const test::MariadbServer *mariadb() const { return m_mariadb.get(); }

private:
    QTemporaryDir m_folder;
    std::uint16_t m_port;
    std::unique_ptr<test::MariadbServer> m_mariadb;
    std::unique_ptr<ChildProcess> m_process;
};

} // namespace foyer::bench
