// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/platform/tray.h"
#include "desktop/ui/tray_image.h"

#include <QObject>
#include <QTimer>

namespace foyer::model {
class Settings;
}

namespace foyer::ui {
class MainWindow;
}

namespace foyer::app {

/// The program in the tray: what there is for the user, the way back to the window, and what closing the window means.
class TrayPresence : public QObject
{
    Q_OBJECT

public:
    /// Settings and window must outlive it.
    TrayPresence(model::Settings &settings, ui::MainWindow &window, QObject *parent = nullptr);

    /// Soon, however often it is said.
    void showNews(qint64 unread, qint64 calls);
    /// The window has its place in the tray until somebody wants it; shown at once where there is none.
    void hideWindow();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void translate();
    void refresh();
    void followTray();

    model::Settings &m_settings;
    ui::MainWindow &m_window;
    platform::Tray m_tray;
    ui::TrayNews m_news;
    QTimer m_soon;
};

} // namespace foyer::app
