// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/portal_color_scheme.h"

#include "desktop/platform/session_bus.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace foyer::platform {

namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

std::optional<bool> isDark(QVariant value)
{
    // Read() wraps the value twice, the signal once.
    while (value.userType() == qMetaTypeId<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    switch (value.toUInt()) {
    case 1:
        return true;
    case 2:
        return false;
    default:
        return std::nullopt;
    }
}

} // namespace

PortalColorScheme::PortalColorScheme(QObject *parent)
    : ColorScheme(parent)
    , m_bus(QDBusConnection::sessionBus())
{
    // By its name the type is unknown until then, and a slot that takes it is not connected.
    qRegisterMetaType<QDBusVariant>();
    if (!m_bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                       SLOT(onSettingChanged(QString, QString, QDBusVariant))))
        qWarning("event=color-scheme-not-followed");
    ask();
}

bool PortalColorScheme::isAvailable()
{
    return isOnSessionBus(kService);
}

void PortalColorScheme::ask()
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    message.setArguments({kGroup, kKey});
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        // Of what changed meanwhile the signal may be here before the answer.
        if (reply.isValid() && !m_hasChanged)
            emit told(isDark(reply.value().variant()));
    });
}

void PortalColorScheme::onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group != kGroup || key != kKey)
        return;
    m_hasChanged = true;
    emit told(isDark(value.variant()));
}

} // namespace foyer::platform
