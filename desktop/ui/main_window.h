// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/ui/settings_dialog.h"

#include <QList>
#include <QMainWindow>

#include <functional>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace foyer::model {
class Accounts;
class ChatSession;
class Settings;
} // namespace foyer::model

namespace foyer::ui {

class AccountPane;
class AccountRail;
struct Theme;

/// The one window: the account that is chosen and, if there are several, the way to the others. Another language, other
/// colours or another size of text show at once; a dialog with something typed into it is left alone until it is closed.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// Everything passed in must outlive the window. `server` is shown for signing in; empty for the last one.
    MainWindow(model::Accounts &accounts, const Theme &theme, model::Settings &settings,
               const QString &server);
    ~MainWindow() override;

    /// Whether there is a tray now, in which the program may go on without its window.
    void setTray(bool isThere) { m_abilities.hasTray = isThere; }
    void setStartAtLoginPossible(bool isPossible) { m_abilities.canStartAtLogin = isPossible; }
    void comeForward();
    /// Says that something did not work.
    void complain(const QString &title, const QString &text);
    /// Asks once whether tokens may be kept in a file, as there is no keyring.
    void askAboutTokenFile(const std::function<void(bool isAllowed)> &answer);
    /// The person wants to this server: to the account that he has there, or to sign in.
    void showServer(const QString &server);
    /// Closes the window for good, whatever closing it means otherwise, and ends with ended().
    void quit();

    /// Comes to the front and shows what Alerter::told() of this session told under this key.
    void openNews(model::ChatSession &session, const QString &key);
    /// Makes everything inside anew, soon, in the language and the looks of now; who is where stays.
    void renew();
    void showSettings();

signals:
    /// The window is gone from the screen, and the program goes on in the tray.
    void hiddenToTray();
    /// The window was closed for good.
    void ended();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addShortcuts();
    void addPane(int index);
    void removePane(int index);
    void showCurrent();
    void showTitle();
    void explainEnding();

    model::Accounts &m_accounts;
    const Theme &m_theme;
    model::Settings &m_settings;
    DesktopAbilities m_abilities;
    bool m_isQuitting = false;
    AccountRail *m_rail;
    QStackedWidget *m_panes;
    /// In the order of the accounts.
    QList<AccountPane *> m_order;
};

} // namespace foyer::ui
