// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/peer.h"
#include "tests/support/recorder.h"
#include "tests/support/server_process.h"
#include "tests/support/temp_database.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace foyer::test {

class MariadbServer;

/// What the tests of one program share: the MariaDB server (started when first asked for) and the recording.
class Ground
{
public:
    Ground();
    ~Ground();

    /// Fills the data of the whole test program: one row "sqlite", one row "mariadb".
    static void addDatabases();
    /// The row "sqlite" alone, for what has nothing to do with the database.
    static void addSqlite();
    /// An empty database of the row that runs now.
    [[nodiscard]] std::unique_ptr<TempDatabase> database();
    /// The MariaDB server, once a database of it was asked for; to do harm to it. Null on SQLite.
    [[nodiscard]] MariadbServer *mariadb() { return m_mariadb.get(); }
    [[nodiscard]] Recorder &recorder() { return m_recorder; }

private:
    Recorder m_recorder;
    std::unique_ptr<MariadbServer> m_mariadb;
};

/// A running server with an empty database and data folder of its own.
class House
{
public:
    explicit House(Ground &ground, const QStringList &options = {});

    /// Whether the server is up; the log says why not.
    [[nodiscard]] bool isUp() const { return m_isUp; }
    /// Somebody who is not signed in.
    [[nodiscard]] std::unique_ptr<Peer> stranger(const QString &kind = QStringLiteral("desktop"));
    /// Somebody with a new account; null if that failed.
    [[nodiscard]] std::unique_ptr<Peer> resident(const QString &name,
                                                 const QString &kind = QStringLiteral("desktop"));
    /// The same with an open WebSocket.
    [[nodiscard]] std::unique_ptr<Peer> online(const QString &name,
                                               const QString &kind = QStringLiteral("desktop"));
    /// Another client of a user, signed in with the usual password.
    [[nodiscard]] std::unique_ptr<Peer> again(const QString &name,
                                              const QString &kind = QStringLiteral("desktop"));

    ServerProcess &server() { return *m_server; }
    TempDatabase &database() { return *m_database; }
    /// Where the server keeps its files.
    [[nodiscard]] QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }

private:
    Ground &m_ground;
    QTemporaryDir m_folder;
    std::unique_ptr<TempDatabase> m_database;
    std::unique_ptr<ServerProcess> m_server;
    bool m_isUp = false;
};

/// The lobby's id.
inline constexpr qint64 kLobby = 1;

} // namespace foyer::test
