// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/tray_presence.h"

#include "desktop/model/settings.h"
#include "desktop/ui/main_window.h"

#include <QCoreApplication>
#include <QEvent>
#include <QStringList>

#include <chrono>

namespace foyer::app {

using model::Settings;
using platform::Tray;
using ui::MainWindow;

namespace {
/// While messages pour in, the icon follows at this pace: each one is a picture that goes over the bus.
constexpr std::chrono::milliseconds kPatience{100};
} // namespace

TrayPresence::TrayPresence(Settings &settings, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_window(window)
{
    connect(&m_tray, &Tray::openWanted, &window, &MainWindow::comeForward);
    connect(&m_tray, &Tray::quitWanted, &window, &MainWindow::quit);
    connect(&m_tray, &Tray::doNotDisturbWanted, &settings, &Settings::setDoNotDisturb);
    connect(&m_tray, &Tray::came, this, &TrayPresence::followTray);
    connect(&settings, &Settings::doNotDisturbChanged, this, &TrayPresence::refresh);
    QCoreApplication::instance()->installEventFilter(this);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPatience);
    connect(&m_soon, &QTimer::timeout, this, &TrayPresence::refresh);
    followTray();
    translate();
}

bool TrayPresence::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == QCoreApplication::instance() && event->type() == QEvent::LanguageChange)
        translate();
    return QObject::eventFilter(watched, event);
}

void TrayPresence::followTray()
{
    m_window.setTray(m_tray.isThere());
}

void TrayPresence::hideWindow()
{
    if (m_tray.isThere())
        return;
    if (m_tray.isLooking())
        connect(&m_tray, &Tray::missed, &m_window, &MainWindow::comeForward);
    else
        m_window.comeForward();
}

void TrayPresence::translate()
{
    m_tray.setTexts({tr("Open Foyer"), tr("Do not disturb"), tr("Quit")});
    refresh();
}

void TrayPresence::showNews(qint64 unread, qint64 calls)
{
    m_news.unread = unread;
    m_news.calls = calls;
    if (!m_soon.isActive())
        m_soon.start();
}

void TrayPresence::refresh()
{
    m_news.isDoNotDisturb = m_settings.isDoNotDisturb();
    QStringList lines{QStringLiteral("Foyer")};
    if (m_news.unread > 0)
        lines.append(tr("%n unread messages", nullptr, int(m_news.unread)));
    if (m_news.calls > 0)
        lines.append(tr("%n of them for you", nullptr, int(m_news.calls)));
    if (m_news.isDoNotDisturb)
        lines.append(tr("Do not disturb"));
    m_tray.setDoNotDisturb(m_news.isDoNotDisturb);
    m_tray.setIcon(ui::trayImage(m_news), lines.join(u'\n'));
}

} // namespace foyer::app
