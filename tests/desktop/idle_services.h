// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>

namespace foyer::test {

/// A screen saver on the session's bus, on a connection of its own: says how long nobody was there.
class ScreenSaverService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")

public:
    [[nodiscard]] bool start()
    {
        return m_bus.registerObject(QStringLiteral("/org/freedesktop/ScreenSaver"), this,
                                    QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
            && m_bus.registerService(QStringLiteral("org.freedesktop.ScreenSaver"));
    }
    ~ScreenSaverService() override
    {
        m_bus.unregisterService(QStringLiteral("org.freedesktop.ScreenSaver"));
        QDBusConnection::disconnectFromBus(QStringLiteral("screensaver"));
    }

    /// Milliseconds.
    uint idleFor = 0;

public slots: // NOLINT(readability-identifier-naming): named by the bus.
    uint GetSessionIdleTime() { return idleFor; }

signals:
    void ActiveChanged(bool isActive);

private:
    QDBusConnection m_bus =
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("screensaver"));
};

/// The idle monitor of GNOME's compositor, in the same way.
class MutterService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.Mutter.IdleMonitor")

public:
    [[nodiscard]] bool start()
    {
        return m_bus.registerObject(QStringLiteral("/org/gnome/Mutter/IdleMonitor/Core"), this,
                                    QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
            && m_bus.registerService(QStringLiteral("org.gnome.Mutter.IdleMonitor"));
    }
    ~MutterService() override
    {
        m_bus.unregisterService(QStringLiteral("org.gnome.Mutter.IdleMonitor"));
        QDBusConnection::disconnectFromBus(QStringLiteral("mutter"));
    }

    /// What was asked for, in milliseconds; 0: nothing was.
    int idleAfter = 0;
    /// Whether somebody wants to hear of the return.
    [[nodiscard]] bool isReturnAwaited() const { return m_activeId != 0; }

    void leave() { emit WatchFired(m_idleId); }
    void comeBack()
    {
        const uint id = m_activeId;
        m_activeId = 0;
        emit WatchFired(id);
    }

public slots: // NOLINT(readability-identifier-naming): named by the bus.
    uint AddIdleWatch(qulonglong interval)
    {
        idleAfter = int(interval);
        return m_idleId = ++m_last;
    }
    uint AddUserActiveWatch() { return m_activeId = ++m_last; }

signals:
    void WatchFired(uint id);

private:
    QDBusConnection m_bus =
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("mutter"));
    uint m_last = 0;
    uint m_idleId = 0;
    uint m_activeId = 0;
};

} // namespace foyer::test
