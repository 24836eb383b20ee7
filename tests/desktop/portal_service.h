// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QObject>

namespace foyer::test {

/// The settings of a desktop portal on the session's bus, on a connection of its own: says whether the desktop is dark.
class PortalService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    /// Whether it has the name on the bus; says 0: no matter, 1: dark, 2: light.
    [[nodiscard]] bool start(uint scheme)
    {
        m_scheme = scheme;
        return m_bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), this,
                                    QDBusConnection::ExportAllSlots)
            && m_bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
    }
    /// The person chooses another one in the settings of the desktop.
    void change(uint scheme)
    {
        m_scheme = scheme;
        tell(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme"), scheme);
    }
    /// Any other setting is another one now.
    void tell(const QString &group, const QString &key, const QVariant &value)
    {
        QDBusMessage told = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/portal/desktop"),
                                                       QStringLiteral("org.freedesktop.portal.Settings"),
                                                       QStringLiteral("SettingChanged"));
        told.setArguments({group, key, QVariant::fromValue(QDBusVariant(value))});
        m_bus.send(told);
    }
    ~PortalService() override
    {
        m_bus.unregisterService(QStringLiteral("org.freedesktop.portal.Desktop"));
        QDBusConnection::disconnectFromBus(QStringLiteral("portal"));
    }

public slots: // NOLINT(readability-identifier-naming): named by the bus.
    QDBusVariant Read(const QString &group, const QString &key)
    {
        Q_UNUSED(group)
        Q_UNUSED(key)
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_scheme)));
    }

private:
    QDBusConnection m_bus =
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("portal"));
    uint m_scheme = 0;
};

} // namespace foyer::test
