// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/checker.h"
#include "tests/chaos/small_disk.h"
#include "tests/support/mariadb_server.h"
#include "tests/support/server_process.h"

#include <memory>

namespace foyer::chaos {

/// The server under attack with its database, and the ways to harm them. Blocking calls turn the event loop.
class Ground
{
public:
    enum class Kind { Sqlite, Mariadb };

    /// `program` is empty for the real server; `sabotage` names the guarantee that another one breaks.
    Ground(Kind kind, const QString &program, const QString &sabotage);
    ~Ground();
    Q_DISABLE_COPY_MOVE(Ground)

    /// Starts everything; the reason why it cannot.
    [[nodiscard]] Result<> start();
    [[nodiscard]] test::ServerProcess &server() { return *m_server; }
    [[nodiscard]] SmallDisk &disk() { return m_disk; }
    /// Null on SQLite.
    [[nodiscard]] test::MariadbServer *mariadb() { return m_mariadb.get(); }
    /// kill -9 of the server, and its return after a while. False if it does not come back.
    [[nodiscard]] bool restartServer(int pauseMs);
    void freezeServer(bool isFrozen);
    /// What the database holds. The server should be stopped.
    [[nodiscard]] Result<StoredState> stored() const;
    /// Largest resident size seen by the calls of this function, in MiB.
    [[nodiscard]] int noteMemory();

private:
    using Rows = QList<QStringList>;
    [[nodiscard]] Result<Rows> rows(const QString &query) const;

    SmallDisk m_disk;
    std::unique_ptr<test::MariadbServer> m_mariadb;
    std::unique_ptr<test::ServerProcess> m_server;
    QString m_program;
    QString m_sabotage;
    int m_memory = 0;
};

} // namespace foyer::chaos
