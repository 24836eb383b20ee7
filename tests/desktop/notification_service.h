// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace foyer::test {

/// A notification service on the session's bus, on a connection of its own: remembers what it is told, and lets the test
/// click and close.
class NotificationService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Told
    {
        uint id = 0;
        QString application;
        QString title;
        QString text;
        QStringList actions;
        QVariantMap hints;
    };

    /// Whether it has the name on the bus.
    [[nodiscard]] bool start(const QStringList &capabilities)
    {
        m_capabilities = capabilities;
        return m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                                    QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
            && m_bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }
    ~NotificationService() override
    {
        m_bus.unregisterService(QStringLiteral("org.freedesktop.Notifications"));
        QDBusConnection::disconnectFromBus(QStringLiteral("notifications"));
    }

    /// In the order in which they came; a replacement is another one with the same id.
    QList<Told> told;
    QList<uint> closed;

    void click(uint id) { emit ActionInvoked(id, QStringLiteral("default")); }

    /// The person answers on the spot.
    void reply(uint id, const QString &text) { emit NotificationReplied(id, text); }

public slots: // NOLINT(readability-identifier-naming): named by the bus.
    QStringList GetCapabilities() { return m_capabilities; }
    uint Notify(const QString &application, uint replaced, const QString &icon, const QString &title,
                const QString &text, const QStringList &actions, const QVariantMap &hints, int timeout)
    {
        Q_UNUSED(icon)
        Q_UNUSED(timeout)
        const uint id = replaced != 0 ? replaced : ++m_last;
        told.append({id, application, title, text, actions, hints});
        return id;
    }
    void CloseNotification(uint id)
    {
        closed.append(id);
        emit NotificationClosed(id, 3);
    }

signals:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
    void NotificationReplied(uint id, const QString &text);

private:
    QDBusConnection m_bus =
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("notifications"));
    QStringList m_capabilities;
    uint m_last = 0;
};

} // namespace foyer::test
