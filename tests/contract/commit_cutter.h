// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <atomic>

class QTcpSocket;

namespace foyer::test {

/// A proxy in front of MariaDB that cuts a connection at its COMMIT: before the server sees it, or when the server has
/// done it and the answer is on its way. What the client sees is the same. Runs in a thread of its own.
class CommitCutter
{
public:
    enum class Cut { BeforeCommit, AfterCommit };

    explicit CommitCutter(int serverPort);
    ~CommitCutter();
    Q_DISABLE_COPY_MOVE(CommitCutter)

    [[nodiscard]] int port() const { return m_port; }
    /// Cuts the next commit.
    void cutNext(Cut cut);
    /// Commits cut so far.
    [[nodiscard]] int cuts() const { return m_cuts; }

private:
    void listen();
    void relay(QTcpSocket *client);
    void toServer(QTcpSocket *client, QTcpSocket *server);
    void toClient(QTcpSocket *client, QTcpSocket *server);

    const int m_serverPort;
    int m_port = 0;
    std::atomic<bool> m_isArmed{false};
    std::atomic<Cut> m_cut{Cut::BeforeCommit};
    std::atomic<int> m_cuts{0};
    QTcpSocket *m_awaited = nullptr;
    QThread m_thread;
    QObject m_context; // lives in m_thread
};

} // namespace foyer::test
