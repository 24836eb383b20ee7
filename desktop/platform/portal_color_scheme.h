// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/platform/color_scheme.h"

#include <QDBusConnection>
#include <QDBusVariant>

namespace foyer::platform {

/// What the desktop portal of Linux says (org.freedesktop.portal.Settings, "color-scheme"), which GNOME, KDE and others
/// answer alike. Nothing here waits for it.
class PortalColorScheme final : public ColorScheme
{
    Q_OBJECT

public:
    explicit PortalColorScheme(QObject *parent = nullptr);

    /// Whether the session has a portal, running or to be started.
    [[nodiscard]] static bool isAvailable();

private slots:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask();

    QDBusConnection m_bus;
    /// Whether the desktop has told of a change since this was made.
    bool m_hasChanged = false;
};

} // namespace foyer::platform
