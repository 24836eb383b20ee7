// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusReply>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace foyer::test {

/// A real keyring (gnome-keyring) on the session's bus, unlocked, in a folder of its own that stays when it is stopped.
class KeyringService
{
public:
    ~KeyringService() { stop(); }

    [[nodiscard]] bool start()
    {
        const QString run = m_folder.filePath(QStringLiteral("run"));
        if (!QDir().mkpath(run))
            return false;
        QFile::setPermissions(run, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.filePath(QStringLiteral("data")));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), run);
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("gnome-keyring-daemon"),
                        {QStringLiteral("--foreground"), QStringLiteral("--unlock"),
                         QStringLiteral("--components=secrets")});
        m_process.write("password of the keyring");
        m_process.closeWriteChannel();
        return m_process.waitForStarted() && QTest::qWaitFor([] { return isThere(); }, 10'000);
    }

    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        m_process.waitForFinished();
        (void)QTest::qWaitFor([] { return !isThere(); });
    }

private:
    [[nodiscard]] static bool isThere()
    {
        return QDBusConnection::sessionBus()
            .interface()
            ->isServiceRegistered(QStringLiteral("org.freedesktop.secrets"))
            .value();
    }

    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace foyer::test
