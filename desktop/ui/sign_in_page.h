// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
QT_END_NAMESPACE

namespace foyer {
struct Error;
}

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

class AvatarGrid;

/// Server, name and password; for a name that is new there, asks once whether to make the account, and with
/// which face.
class SignInPage : public QWidget
{
    Q_OBJECT

public:
    /// The session must outlive the page.
    explicit SignInPage(model::ChatSession &session, QWidget *parent = nullptr);

    /// What is typed in; for a page that takes the place of another one.
    struct Fields
    {
        QString server;
        QString username;
        QString password;
    };
    [[nodiscard]] Fields fields() const;
    void setFields(const Fields &fields);

    /// Whether there is a way back without signing in.
    void setCancelable(bool isCancelable);
    void setServer(const QString &server);
    void setUsername(const QString &username);
    [[nodiscard]] QString server() const;
    [[nodiscard]] QString username() const;
    /// Forgets the password and goes back to the first step.
    void start();
    /// Puts the cursor where something is still missing.
    void focusFirstEmpty();

signals:
    /// The person wants the settings of the program, perhaps another language.
    void settingsWanted();
    /// He does not want to sign in here after all.
    void cancelled();

private:
    [[nodiscard]] QWidget *makeSettingsButton();
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeConfirmation();
    void submit(bool isNewAccountConfirmed);
    void setBusy(bool isBusy);
    void onFailed(const Error &error);
    void showError(const QString &text);

    model::ChatSession &m_session;
    QStackedWidget *m_steps;
    QLineEdit *m_server;
    QLineEdit *m_username;
    QLineEdit *m_password;
    QLineEdit *m_invite;
    QLabel *m_inviteLabel;
    QPushButton *m_signIn;
    QPushButton *m_create;
    QPushButton *m_cancel;
    QLabel *m_question;
    QLabel *m_error;
    AvatarGrid *m_avatars;
};

} // namespace foyer::ui
