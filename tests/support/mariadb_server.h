// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace foyer::test {

/// A MariaDB server of the test's own: private data folder, loopback only, free port. It dies with the object, and
/// with the test program however that ends. Data lies in memory where the system has room for that, which makes it
/// several times as fast; a kill takes nothing of it. Thread: the one that made it.
class MariadbServer
{
public:
    MariadbServer();
    ~MariadbServer();
    Q_DISABLE_COPY_MOVE(MariadbServer)

    /// Makes the data folder and starts the server; or starts it again, on the same data and port, after kill().
    /// `detail` says why not, for instance that MariaDB is not installed.
    [[nodiscard]] Result<> start();
    /// kill -9.
    void kill();
    /// Stops the process where it stands (connections stay open, nothing answers), and lets it go on.
    void freeze();
    void thaw();

    [[nodiscard]] int port() const { return m_port; }
    /// Address of a database for Foyer. `port` may be that of a proxy.
    [[nodiscard]] QString url(const QString &database, int port = 0) const;
    /// Runs statements as the administrator, in `database` if given. The rows of the last one, as text.
    [[nodiscard]] Result<QList<QStringList>> execute(const QStringList &statements,
                                                     const QString &database = {}) const;

private:
    [[nodiscard]] Result<> install();
    [[nodiscard]] Result<> launch();
    [[nodiscard]] QStringList arguments() const;
    void end();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_process;
    int m_port = 0;
};

} // namespace foyer::test
