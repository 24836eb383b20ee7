// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/dbus_idle_watches.h"

#include "desktop/platform/session_bus.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <algorithm>

using namespace std::chrono_literals;

namespace foyer::platform {

namespace {

const QString kMutter = QStringLiteral("org.gnome.Mutter.IdleMonitor");
const QString kMutterPath = QStringLiteral("/org/gnome/Mutter/IdleMonitor/Core");
const QString kScreenSaver = QStringLiteral("org.freedesktop.ScreenSaver");
const QString kScreenSaverPath = QStringLiteral("/org/freedesktop/ScreenSaver");
/// How often the screen saver is asked at most; every time wakes two programs up.
constexpr std::chrono::milliseconds kAskEvery = 30s;

} // namespace

MutterIdleWatch::MutterIdleWatch(std::chrono::milliseconds after, QObject *parent)
    : IdleWatch(parent)
    , m_bus(QDBusConnection::sessionBus())
{
    m_bus.connect(kMutter, kMutterPath, kMutter, QStringLiteral("WatchFired"), this,
                  SLOT(onWatchFired(uint)));
    addWatch(QStringLiteral("AddIdleWatch"), {QVariant::fromValue(qulonglong(after.count()))},
             &MutterIdleWatch::m_idleId);
}

bool MutterIdleWatch::isAvailable()
{
    return isOnSessionBus(kMutter);
}

void MutterIdleWatch::addWatch(const QString &method, const QVariantList &arguments,
                               uint MutterIdleWatch::*id)
{
    QDBusMessage message = QDBusMessage::createMethodCall(kMutter, kMutterPath, kMutter, method);
    message.setArguments(arguments);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, id] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isValid())
            this->*id = reply.value();
    });
}

void MutterIdleWatch::onWatchFired(uint id)
{
    if (id != 0 && id == m_idleId) {
        // That somebody is there again is told once for each time it is asked for.
        addWatch(QStringLiteral("AddUserActiveWatch"), {}, &MutterIdleWatch::m_activeId);
        setIdle(true);
    } else if (id != 0 && id == m_activeId) {
        m_activeId = 0;
        setIdle(false);
    }
}

ScreenSaverIdleWatch::ScreenSaverIdleWatch(std::chrono::milliseconds after, QObject *parent)
    : IdleWatch(parent)
    , m_bus(QDBusConnection::sessionBus())
    , m_after(after)
{
    m_bus.connect(kScreenSaver, kScreenSaverPath, kScreenSaver, QStringLiteral("ActiveChanged"), this,
                  SLOT(onActiveChanged(bool)));
    connect(&m_clock, &QTimer::timeout, this, &ScreenSaverIdleWatch::ask);
    m_clock.start(std::min(kAskEvery, std::max<std::chrono::milliseconds>(after / 4, 10ms)));
}

bool ScreenSaverIdleWatch::isAvailable()
{
    return isOnSessionBus(kScreenSaver);
}

void ScreenSaverIdleWatch::onActiveChanged(bool isActive)
{
    m_isCovered = isActive;
    setIdle(isActive);
}

void ScreenSaverIdleWatch::ask()
{
    const QDBusMessage message = QDBusMessage::createMethodCall(kScreenSaver, kScreenSaverPath, kScreenSaver,
                                                                QStringLiteral("GetSessionIdleTime"));
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isValid())
            setIdle(m_isCovered || std::chrono::milliseconds(reply.value()) >= m_after);
    });
}

} // namespace foyer::platform
