// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStackedWidget>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
class Settings;
} // namespace foyer::model

namespace foyer::ui {

class ChatPage;
class SignInPage;
struct Theme;

/// One account in the window: signing in first, then its conversations.
class AccountPane : public QStackedWidget
{
    Q_OBJECT

public:
    /// All that is passed in must outlive the pane.
    AccountPane(model::ChatSession &session, const Theme &theme, model::Settings &settings,
                QWidget *parent = nullptr);

    [[nodiscard]] model::ChatSession &session() const { return m_session; }
    /// Whether it still has to be signed in.
    [[nodiscard]] bool isSigningIn() const;
    void setSignIn(const QString &server, const QString &username);
    /// Whether one may leave the sign-in without doing it.
    void setCancelable(bool isCancelable);
    /// Whether it goes online by itself, perhaps.
    void setOpening(bool isOpening);

    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

    /// Makes everything inside anew, soon, in the language and the looks of now; who is where stays.
    void renew();
    /// Puts the cursor where the person goes on.
    void focusSomething();

signals:
    void settingsWanted();
    void addAccountWanted();
    void cancelled();
    /// Somebody signed in by hand, at this server and with this name.
    void signedInBy(const QString &server, const QString &username);

private:
    void makePages();
    void makePagesAnew();
    void onSignedIn();
    void onSignedOut();
    void showPage();

    model::ChatSession &m_session;
    const Theme &m_theme;
    model::Settings &m_settings;
    QTimer m_renewal;
    bool m_isOpening = false;
    bool m_isCancelable = false;
    QWidget *m_wait = nullptr;
    SignInPage *m_signIn = nullptr;
    ChatPage *m_chat = nullptr;
};

} // namespace foyer::ui
