// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/tray.h"

#ifdef FOYER_WITH_DBUS
#include "desktop/platform/session_bus.h"
#endif

#include <QAction>
#include <QMenu>
#include <QSystemTrayIcon>
#ifdef FOYER_WITH_DBUS
#include <QDBusConnection>
#include <QDBusServiceWatcher>
#endif

using namespace std::chrono_literals;

namespace foyer::platform {

namespace {
/// How long a tray of the new kind is waited for, before one of the old kind is looked for.
constexpr auto kPatience = 5s;
#ifdef FOYER_WITH_DBUS
const QString kWatcher = QStringLiteral("org.kde.StatusNotifierWatcher");
#endif
} // namespace

Tray::Tray(QObject *parent)
    : QObject(parent)
    , m_menu(std::make_unique<QMenu>())
    , m_open(m_menu->addAction(QString(), this, &Tray::openWanted))
    , m_doNotDisturb(m_menu->addAction(QString()))
{
    m_doNotDisturb->setCheckable(true);
    m_menu->addSeparator();
    m_quit = m_menu->addAction(QString(), this, &Tray::quitWanted);
    connect(m_doNotDisturb, &QAction::triggered, this, &Tray::doNotDisturbWanted);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &Tray::come);
    lookForTray();
}

Tray::~Tray() = default;

void Tray::lookForTray()
{
#ifdef FOYER_WITH_DBUS
    // Qt looks once and keeps to what it found, so at the start of a session, when the panel is still coming up, it must not
    // be asked too early.
    if (QDBusConnection::sessionBus().isConnected() && !isOnSessionBus(kWatcher)) {
        auto *watcher = new QDBusServiceWatcher(kWatcher, QDBusConnection::sessionBus(),
                                                QDBusServiceWatcher::WatchForRegistration, this);
        connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &Tray::come);
        m_patience.start(kPatience);
        return;
    }
#endif
    come();
}

void Tray::come()
{
    m_patience.stop();
    if (m_icon != nullptr)
        return;
    if (!QSystemTrayIcon::isSystemTrayAvailable()) {
        emit missed();
        return;
    }
    m_icon = std::make_unique<QSystemTrayIcon>(m_image);
    m_icon->setContextMenu(m_menu.get());
    m_icon->setToolTip(m_toolTip);
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                    emit openWanted();
            });
    m_icon->show();
    emit came();
}

void Tray::setTexts(const Texts &texts)
{
    m_open->setText(texts.open);
    m_doNotDisturb->setText(texts.doNotDisturb);
    m_quit->setText(texts.quit);
}

void Tray::setIcon(const QIcon &icon, const QString &toolTip)
{
    m_image = icon;
    m_toolTip = toolTip;
    if (m_icon == nullptr)
        return;
    m_icon->setIcon(icon);
    m_icon->setToolTip(toolTip);
}

void Tray::setDoNotDisturb(bool isDoNotDisturb)
{
    m_doNotDisturb->setChecked(isDoNotDisturb);
}

} // namespace foyer::platform
