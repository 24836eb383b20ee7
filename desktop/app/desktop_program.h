// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "desktop/app/desktop_options.h"
#include "desktop/app/desktop_vault.h"
#include "desktop/app/news_desk.h"
#include "desktop/app/tray_presence.h"
#include "desktop/model/accounts.h"
#include "desktop/model/settings.h"
#include "desktop/platform/autostart.h"
#include "desktop/platform/color_scheme.h"
#include "desktop/platform/idle_watch.h"
#include "desktop/ui/looks.h"
#include "desktop/ui/main_window.h"

#include <QObject>
#include <QSettings>

#include <memory>

namespace foyer::app {

/// The desktop program, put together: what is made here, in this order, knows of the rest only by signals. Thread: main.
class DesktopProgram : public QObject
{
    Q_OBJECT

public:
    /// The application must outlive it.
    DesktopProgram(QApplication &application, DesktopOptions options);

    /// Shows the window, or has it in the tray.
    void start();
    /// Another program was started for the same data, with these options: the window comes to the front.
    void takeOver(const QByteArray &options);
    /// What another program is told, for takeOver().
    [[nodiscard]] static QByteArray handOver(const DesktopOptions &options);

    [[nodiscard]] ui::MainWindow &window() { return m_window; }
    [[nodiscard]] model::Settings &settings() { return m_settings; }
    [[nodiscard]] model::Accounts &accounts() { return m_accounts; }

signals:
    /// The person closed it for good.
    void ended();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectLooks();
    void connectTray();
    void connectVault();
    void connectAutostart();

    SystemClock m_clock;
    DesktopOptions m_options;
    QSettings m_store;
    model::Settings m_settings;
    ui::Looks m_looks;
    std::unique_ptr<platform::ColorScheme> m_colorScheme;
    DesktopVault m_vault;
    model::Accounts m_accounts;
    ui::MainWindow m_window;
    TrayPresence m_tray;
    NewsDesk m_news;
    std::unique_ptr<platform::Autostart> m_autostart;
    std::unique_ptr<platform::IdleWatch> m_idle;
};

} // namespace foyer::app
