// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>

namespace foyer::test {

/// A real foyer-server in a process of its own, on 127.0.0.1 and a free port, which it keeps over restarts. It dies
/// with the test program. The event loop turns while its functions wait.
class ServerProcess : public QObject
{
    Q_OBJECT

public:
    /// `options` are added to those that make a server fit for tests (cheap passwords, no limits for one address).
    ServerProcess(const QString &dataFolder, const QString &database, const QStringList &options = {});
    ~ServerProcess() override;

    /// Starts and waits until it says where to open it. On failure see `output`.
    [[nodiscard]] bool start();
    /// SIGKILL, as if the power went; waits for the end.
    void kill();
    /// SIGTERM; returns without waiting.
    void askToStop();
    /// Waits for the end; the exit code, or -1 for a crash or when it is late.
    [[nodiscard]] int waitForEnd(int milliseconds = 15'000);
    /// askToStop and waitForEnd.
    [[nodiscard]] int stop();

    /// Options for the next start, in place of those given before.
    void setOptions(const QStringList &options) { m_options = options; }

    /// Another program for the next start, in place of foyer-server; it must take the same options.
    void setProgram(const QString &path) { m_program = path; }
    /// A variable of its environment from the next start on; those of the tests' own that concern it are not passed on.
    void setVariable(const QString &name, const QString &value) { m_variables.insert(name, value); }

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] quint16 port() const { return m_port; }
    /// The token of the administrator link that the last start printed, or empty.
    [[nodiscard]] QString adminToken() const;
    /// Everything written to standard output by the last start.
    [[nodiscard]] QByteArray output() const { return m_output; }
    /// Everything written to standard error since the first start.
    [[nodiscard]] QByteArray log() const { return m_log; }
    /// The program under test.
    [[nodiscard]] static QString program();
    [[nodiscard]] qint64 processId() const { return m_process ? m_process->processId() : 0; }

private:
    void read();

    QString m_dataFolder;
    QString m_database;
    QStringList m_options;
    QString m_program = program();
    QMap<QString, QString> m_variables;
    std::unique_ptr<QProcess> m_process;
    QUrl m_url;
    quint16 m_port = 0;
    QByteArray m_output;
    QByteArray m_log;
};

/// How much longer things may take here: more than one in a build with sanitizers.
[[nodiscard]] int patience();

} // namespace foyer::test
