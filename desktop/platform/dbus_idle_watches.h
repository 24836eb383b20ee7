// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/platform/idle_watch.h"

#include <QDBusConnection>
#include <QTimer>
#include <QVariant>

namespace foyer::platform {

/// GNOME: its compositor says when nobody was there for so long, and when somebody is again.
class MutterIdleWatch final : public IdleWatch
{
    Q_OBJECT

public:
    explicit MutterIdleWatch(std::chrono::milliseconds after, QObject *parent = nullptr);

    [[nodiscard]] static bool isAvailable();

private slots:
    void onWatchFired(uint id);

private:
    void addWatch(const QString &method, const QVariantList &arguments, uint MutterIdleWatch::*id);

    QDBusConnection m_bus;
    uint m_idleId = 0;
    uint m_activeId = 0;
};

/// KDE and others: the screen saver is asked how long nobody was there, now and then, and says when it covers the screen.
class ScreenSaverIdleWatch final : public IdleWatch
{
    Q_OBJECT

public:
    explicit ScreenSaverIdleWatch(std::chrono::milliseconds after, QObject *parent = nullptr);

    [[nodiscard]] static bool isAvailable();

private slots:
    void onActiveChanged(bool isActive);

private:
    void ask();

    QDBusConnection m_bus;
    std::chrono::milliseconds m_after;
    QTimer m_clock;
    bool m_isCovered = false;
};

} // namespace foyer::platform
