// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/desktop_program.h"

#include <QEvent>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace foyer::app {

using model::Accounts;
using model::Settings;
using ui::MainWindow;

namespace {

/// How the system is to start this program again.
platform::Autostart::Command startCommand(const DesktopOptions &options)
{
    QStringList arguments{QStringLiteral("--hidden")};
    if (options.isOwnFolder)
        arguments << QStringLiteral("--data") << options.dataFolder;
    return {QCoreApplication::applicationFilePath(), arguments};
}

} // namespace

DesktopProgram::DesktopProgram(QApplication &application, DesktopOptions options)
    : m_options(std::move(options))
    , m_store(m_options.dataFolder + QStringLiteral("/settings.ini"), QSettings::IniFormat)
    , m_settings(m_store)
    , m_looks(m_settings, application, {m_options.language, m_options.theme})
    , m_colorScheme(platform::ColorScheme::ofThisDesktop())
    , m_vault(m_options.dataFolder, m_settings)
    , m_accounts({m_clock, m_store, m_vault, m_options.dataFolder, {}})
    , m_window(m_accounts, m_looks.theme(), m_settings, m_options.server)
    , m_tray(m_settings, m_window)
    , m_news(m_accounts, m_settings, m_window)
    , m_autostart(platform::Autostart::ofThisSystem(startCommand(m_options)))
    , m_idle(platform::IdleWatch::ofThisDesktop(m_options.idleAfter))
{
    connectLooks();
    connectTray();
    connectVault();
    connectAutostart();
    connect(m_idle.get(), &platform::IdleWatch::idleChanged, this, [this](bool isIdle) {
        for (int i = 0; i < m_accounts.count(); ++i)
            m_accounts.at(i).setIdle(isIdle);
    });
    connect(&m_window, &MainWindow::ended, this, &DesktopProgram::ended);
    QCoreApplication::instance()->installEventFilter(this);
    // A window that is hidden is not closed, and a dialog is not the last one.
    QGuiApplication::setQuitOnLastWindowClosed(false);
}

void DesktopProgram::start()
{
    if (m_options.isHidden)
        m_tray.hideWindow();
    else
        m_window.show();
}

QByteArray DesktopProgram::handOver(const DesktopOptions &options)
{
    const QJsonObject told{{QStringLiteral("server"), options.server}};
    return QJsonDocument(told).toJson(QJsonDocument::Compact);
}

void DesktopProgram::takeOver(const QByteArray &options)
{
    const QString server = QJsonDocument::fromJson(options)[QStringLiteral("server")].toString();
    if (!server.isEmpty())
        m_window.showServer(server);
    m_window.comeForward();
}

void DesktopProgram::connectLooks()
{
    connect(&m_looks, &ui::Looks::changed, &m_window, &MainWindow::renew);
    if (m_colorScheme)
        connect(m_colorScheme.get(), &platform::ColorScheme::told, &m_looks, &ui::Looks::setSystemDark);
}

void DesktopProgram::connectTray()
{
    connect(&m_accounts, &Accounts::badgeChanged, &m_tray,
            [this] { m_tray.showNews(m_accounts.badge(), m_accounts.calls()); });
    connect(&m_window, &MainWindow::hiddenToTray, &m_news, [this] {
        if (m_settings.explainOnce(QStringLiteral("tray")))
            m_news.say(
                QStringLiteral("tray"), tr("Foyer goes on"),
                tr("You hear of new messages as before. The icon in the tray brings the window back."));
    });
}

void DesktopProgram::connectVault()
{
    connect(&m_vault, &DesktopVault::fileWanted, this,
            [this] { m_window.askAboutTokenFile([this](bool isAllowed) { m_vault.allowFile(isAllowed); }); });
    connect(&m_vault, &DesktopVault::notKept, this, [this] {
        m_window.complain(
            tr("Not possible"),
            tr("Foyer could not keep that you are signed in, so you will have to sign in again at the "
               "next start. Look whether its folder can be written to."));
    });
}

void DesktopProgram::connectAutostart()
{
    // The system knows better: it may have been changed there.
    m_settings.setStartedAtLogin(m_autostart->isOn());
    m_window.setStartAtLoginPossible(true);
    connect(&m_settings, &Settings::startedAtLoginChanged, this, [this] {
        const bool isWanted = m_settings.isStartedAtLogin();
        if (m_autostart->isOn() == isWanted || m_autostart->set(isWanted))
            return;
        m_settings.setStartedAtLogin(m_autostart->isOn());
        m_window.complain(
            tr("Not possible"),
            tr("What starts with this computer could not be changed. Look whether your folder of "
               "settings can be written to."));
    });
}

bool DesktopProgram::eventFilter(QObject *watched, QEvent *event)
{
    // The system ends the program (on macOS its menu, too): that closes windows, and must not leave one in the tray.
    if (watched == QCoreApplication::instance() && event->type() == QEvent::Quit)
        m_window.quit();
    return QObject::eventFilter(watched, event);
}

} // namespace foyer::app
