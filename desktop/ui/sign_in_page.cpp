// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/sign_in_page.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/avatar_grid.h"
#include "desktop/ui/error_text.h"

#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace foyer::ui {

namespace {

constexpr int kFormWidth = 340;

QLabel *labelFor(const QString &text, QWidget *buddy, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setBuddy(buddy);
    label->setProperty("kind", QStringLiteral("dim"));
    return label;
}

} // namespace

SignInPage::SignInPage(model::ChatSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_steps(new QStackedWidget(this))
    , m_error(new QLabel(this))
{
    auto *logo = new QLabel(this);
    logo->setPixmap(QIcon(QStringLiteral(":/brand/logo.svg")).pixmap(72, 72));
    auto *title = new QLabel(QStringLiteral("Foyer"), this);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.9);
    font.setWeight(QFont::Bold);
    title->setFont(font);
    m_error->setObjectName(QStringLiteral("signInError"));
    m_error->setProperty("kind", QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_error->setFixedWidth(kFormWidth);
    m_error->hide();
    m_steps->addWidget(makeForm());
    m_steps->addWidget(makeConfirmation());
    m_steps->setFixedWidth(kFormWidth);
    // As high as the step that is shown, not as the highest.
    m_steps->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Maximum);

    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(logo, 0, Qt::AlignHCenter);
    layout->addSpacing(6);
    layout->addWidget(title, 0, Qt::AlignHCenter);
    layout->addSpacing(18);
    layout->addWidget(m_error, 0, Qt::AlignHCenter);
    layout->addWidget(m_steps, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    layout->addWidget(makeSettingsButton(), 0, Qt::AlignHCenter);

    connect(&session, &model::ChatSession::signInFailed, this, &SignInPage::onFailed);
    connect(&session, &model::ChatSession::signedIn, this, &SignInPage::start);
}

QWidget *SignInPage::makeSettingsButton()
{
    auto *settings = new QToolButton(this);
    settings->setObjectName(QStringLiteral("settingsButton"));
    settings->setText(tr("Language and settings …"));
    connect(settings, &QToolButton::clicked, this, &SignInPage::settingsWanted);
    return settings;
}

QWidget *SignInPage::makeForm()
{
    auto *form = new QWidget(this);
    m_server = new QLineEdit(form);
    m_server->setObjectName(QStringLiteral("server"));
    m_server->setPlaceholderText(QStringLiteral("127.0.0.1:8322"));
    m_username = new QLineEdit(form);
    m_username->setObjectName(QStringLiteral("username"));
    m_password = new QLineEdit(form);
    m_password->setObjectName(QStringLiteral("password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_invite = new QLineEdit(form);
    m_invite->setObjectName(QStringLiteral("invite"));
    m_signIn = new QPushButton(tr("Sign in"), form);
    m_signIn->setObjectName(QStringLiteral("signIn"));
    m_signIn->setProperty("kind", QStringLiteral("primary"));
    m_cancel = new QPushButton(tr("Cancel"), form);
    m_cancel->setObjectName(QStringLiteral("cancelSignIn"));
    m_cancel->hide();
    connect(m_cancel, &QPushButton::clicked, this, &SignInPage::cancelled);
    auto *hint = new QLabel(
        tr("New here? Choose a name and a password; you are asked before an account is made."), form);
    hint->setProperty("kind", QStringLiteral("dim"));
    hint->setWordWrap(true);
    m_inviteLabel = labelFor(tr("Invitation code"), m_invite, form);

    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(labelFor(tr("Server"), m_server, form));
    layout->addWidget(m_server);
    layout->addWidget(labelFor(tr("Name"), m_username, form));
    layout->addWidget(m_username);
    layout->addWidget(labelFor(tr("Password"), m_password, form));
    layout->addWidget(m_password);
    layout->addWidget(m_inviteLabel);
    layout->addWidget(m_invite);
    layout->addSpacing(10);
    layout->addWidget(m_signIn);
    layout->addWidget(m_cancel);
    layout->addSpacing(6);
    layout->addWidget(hint);
    m_invite->hide();
    m_inviteLabel->hide();
    for (QLineEdit *edit : {m_server, m_username, m_password, m_invite})
        connect(edit, &QLineEdit::returnPressed, m_signIn, &QPushButton::click);
    connect(m_signIn, &QPushButton::clicked, this, [this] { submit(false); });
    return form;
}

QWidget *SignInPage::makeConfirmation()
{
    auto *page = new QWidget(this);
    m_question = new QLabel(page);
    m_question->setWordWrap(true);
    m_avatars = new AvatarGrid(page);
    m_create = new QPushButton(tr("Create account"), page);
    m_create->setObjectName(QStringLiteral("createAccount"));
    m_create->setProperty("kind", QStringLiteral("primary"));
    auto *back = new QPushButton(tr("Back"), page);
    back->setObjectName(QStringLiteral("back"));
    auto *choose = new QLabel(tr("Choose your picture:"), page);
    choose->setProperty("kind", QStringLiteral("dim"));

    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_question);
    layout->addSpacing(8);
    layout->addWidget(choose);
    layout->addWidget(m_avatars);
    layout->addSpacing(12);
    layout->addWidget(m_create);
    layout->addWidget(back);
    layout->addStretch(1);
    connect(m_create, &QPushButton::clicked, this, [this] { submit(true); });
    connect(back, &QPushButton::clicked, this, [this] {
        m_steps->setCurrentIndex(0);
        m_error->hide();
        m_username->setFocus();
    });
    return page;
}

SignInPage::Fields SignInPage::fields() const
{
    return {m_server->text(), m_username->text(), m_password->text()};
}

void SignInPage::setFields(const Fields &fields)
{
    m_server->setText(fields.server);
    m_username->setText(fields.username);
    m_password->setText(fields.password);
}

void SignInPage::setCancelable(bool isCancelable)
{
    m_cancel->setVisible(isCancelable);
}

void SignInPage::setServer(const QString &server)
{
    m_server->setText(server);
}

void SignInPage::setUsername(const QString &username)
{
    m_username->setText(username);
}

QString SignInPage::server() const
{
    return m_server->text().trimmed();
}

QString SignInPage::username() const
{
    return m_username->text().trimmed();
}

void SignInPage::start()
{
    m_password->clear();
    m_invite->clear();
    m_invite->hide();
    m_inviteLabel->hide();
    m_error->hide();
    m_steps->setCurrentIndex(0);
    setBusy(false);
}

void SignInPage::focusFirstEmpty()
{
    for (QLineEdit *edit : {m_server, m_username, m_password}) {
        if (edit->text().isEmpty()) {
            edit->setFocus();
            return;
        }
    }
    m_password->setFocus();
}

void SignInPage::submit(bool isNewAccountConfirmed)
{
    if (server().isEmpty() || username().isEmpty() || m_password->text().isEmpty()) {
        focusFirstEmpty();
        return;
    }
    model::Credentials credentials;
    credentials.username = username();
    credentials.password = m_password->text();
    credentials.isNewAccountConfirmed = isNewAccountConfirmed;
    credentials.invite = m_invite->text().trimmed();
    if (isNewAccountConfirmed)
        credentials.avatar = m_avatars->chosen().value_or(QString());
    setBusy(true);
    m_error->hide();
    m_session.signIn(server(), credentials);
}

void SignInPage::setBusy(bool isBusy)
{
    m_signIn->setEnabled(!isBusy);
    m_create->setEnabled(!isBusy);
}

void SignInPage::onFailed(const Error &error)
{
    setBusy(false);
    if (error.code == ErrorCode::AccountConfirmationRequired) {
        m_question->setText(tr("There is no account <b>%1</b> on this server yet. Create it?")
                                .arg(username().toHtmlEscaped()));
        m_avatars->setPerson(username());
        m_avatars->chooseAny();
        m_steps->setCurrentIndex(1);
        m_create->setFocus();
        return;
    }
    m_steps->setCurrentIndex(0);
    if (error.code == ErrorCode::InviteRequired || error.code == ErrorCode::InviteInvalid) {
        m_invite->show();
        m_inviteLabel->show();
        m_invite->setFocus();
    }
    if (error.code == ErrorCode::WrongPassword) {
        m_password->selectAll();
        m_password->setFocus();
    }
    if (model::ChatSession::isUnreachable(error))
        showError(tr("There is no Foyer server at %1. Check the address and the network.").arg(server()));
    else if (error.field == u"server")
        showError(tr("This is not an address of a server."));
    else if (error.field == u"username")
        showError(tr("A name has 2 to 32 letters and digits; . _ - and single blanks inside are fine too."));
    else if (error.field == u"password")
        showError(tr("A password has 8 to 256 characters."));
    else
        showError(errorText(error.code));
}

void SignInPage::showError(const QString &text)
{
    m_error->setText(text);
    m_error->show();
}

} // namespace foyer::ui
