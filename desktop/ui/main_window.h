// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

QT_BEGIN_NAMESPACE
class QSettings;
class QStackedWidget;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

class ChatPage;
class SignInPage;
struct Theme;

/// The one window: sign-in first, then the conversations.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// Everything passed in must outlive the window. `server` is shown for signing in; empty for the last one.
    MainWindow(model::ChatSession &session, const Theme &theme, QSettings &settings, const QString &server);

    /// Comes to the front and shows what Alerter::told() told under this key.
    void openNews(const QString &key);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void onSignedIn();
    void onSignedOut();
    void showTitle();

    model::ChatSession &m_session;
    QSettings &m_settings;
    QStackedWidget *m_pages;
    SignInPage *m_signIn;
    ChatPage *m_chat;
};

} // namespace foyer::ui
