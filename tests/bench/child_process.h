// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace foyer::bench {

/// A server under measurement in a process of its own. What it writes goes to a file, so that it never waits for a
/// reader. It ends with this object, and with the benchmark however that ends.
class ChildProcess
{
public:
    /// `logFile` is appended to.
    ChildProcess(QString program, QStringList arguments, QString logFile);
    ~ChildProcess();
    ChildProcess(const ChildProcess &) = delete;
    ChildProcess &operator=(const ChildProcess &) = delete;

    /// Starts it without waiting for more.
    void launch();
    /// Starts it and waits until its port answers. Throws std::runtime_error with the end of the log if it does not.
    void start(std::uint16_t port);
    /// kill -9; waits for the end.
    void kill();

    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

private:
    QString m_program;
    QStringList m_arguments;
    QString m_logFile;
    QProcess m_process;
};

/// A port of 127.0.0.1 that nobody uses now.
[[nodiscard]] std::uint16_t freePort();
/// Whether somebody listens there.
[[nodiscard]] bool answers(std::uint16_t port);

} // namespace foyer::bench
