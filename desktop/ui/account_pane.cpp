// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/account_pane.h"

#include "desktop/model/chat_session.h"
#include "desktop/model/settings.h"
#include "desktop/ui/chat_page.h"
#include "desktop/ui/sign_in_page.h"

#include <QDialog>
#include <QLabel>
#include <QVBoxLayout>

namespace foyer::ui {

using model::ConnectionState;

AccountPane::AccountPane(model::ChatSession &session, const Theme &theme, model::Settings &settings,
                         QWidget *parent)
    : QStackedWidget(parent)
    , m_session(session)
    , m_theme(theme)
    , m_settings(settings)
{
    makePages();
    m_renewal.setSingleShot(true);
    m_renewal.setInterval(0);
    connect(&m_renewal, &QTimer::timeout, this, &AccountPane::makePagesAnew);
    connect(&session, &model::ChatSession::signedIn, this, &AccountPane::onSignedIn);
    connect(&session, &model::ChatSession::signedOut, this, &AccountPane::onSignedOut);
    connect(&session, &model::ChatSession::stateChanged, this, &AccountPane::showPage);
    showPage();
}

void AccountPane::makePages()
{
    m_wait = new QWidget(this);
    auto *text = new QLabel(tr("Looking for the session of the last time …"), m_wait);
    text->setProperty("kind", QStringLiteral("dim"));
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    auto *layout = new QVBoxLayout(m_wait);
    layout->addWidget(text);
    m_signIn = new SignInPage(m_session, this);
    m_signIn->setCancelable(m_isCancelable);
    m_chat = new ChatPage(m_session, m_theme, m_settings, this);
    addWidget(m_wait);
    addWidget(m_signIn);
    addWidget(m_chat);
    connect(m_signIn, &SignInPage::settingsWanted, this, &AccountPane::settingsWanted);
    // What hears of it takes the page away.
    connect(m_signIn, &SignInPage::cancelled, this, &AccountPane::cancelled, Qt::QueuedConnection);
    connect(m_chat, &ChatPage::settingsWanted, this, &AccountPane::settingsWanted);
    connect(m_chat, &ChatPage::addAccountWanted, this, &AccountPane::addAccountWanted);
}

void AccountPane::renew()
{
    m_renewal.start();
}

void AccountPane::makePagesAnew()
{
    // What somebody typed into a dialog, or into a message that he changes, would go with the page.
    const auto dialogs = findChildren<QDialog *>();
    for (const QDialog *dialog : dialogs) {
        if (dialog->isVisible()) {
            connect(dialog, &QDialog::finished, this, &AccountPane::renew);
            return;
        }
    }
    if (m_session.composing().edit()) {
        connect(&m_session.composing(), &model::Composing::editChanged, this, &AccountPane::renew,
                Qt::SingleShotConnection);
        return;
    }
    const ChatPage::Place place = m_chat->place();
    const SignInPage::Fields fields = m_signIn->fields();
    delete m_chat;
    delete m_signIn;
    delete m_wait;
    makePages();
    m_signIn->setFields(fields);
    showPage();
    m_session.tellAnew();
    m_chat->setPlace(place);
}

void AccountPane::showPage()
{
    const bool isChat = m_session.state() != ConnectionState::SignedOut;
    QWidget *wanted = m_signIn;
    if (isChat)
        wanted = m_chat;
    else if (m_isOpening)
        wanted = m_wait;
    if (currentWidget() == wanted)
        return;
    setCurrentWidget(wanted);
    if (isChat)
        m_chat->openSomething();
}

bool AccountPane::isSigningIn() const
{
    return m_session.state() == ConnectionState::SignedOut && !m_isOpening;
}

void AccountPane::setSignIn(const QString &server, const QString &username)
{
    m_signIn->setServer(server);
    m_signIn->setUsername(username);
}

void AccountPane::setCancelable(bool isCancelable)
{
    m_isCancelable = isCancelable;
    m_signIn->setCancelable(isCancelable);
}

void AccountPane::setOpening(bool isOpening)
{
    m_isOpening = isOpening;
    showPage();
}

QByteArray AccountPane::saveLayout() const
{
    return m_chat->saveLayout();
}

void AccountPane::restoreLayout(const QByteArray &layout)
{
    m_chat->restoreLayout(layout);
}

void AccountPane::focusSomething()
{
    if (isSigningIn())
        m_signIn->focusFirstEmpty();
    else
        m_chat->focusWriting();
}

void AccountPane::onSignedIn()
{
    emit signedInBy(m_signIn->server(), m_signIn->username());
    showPage();
}

void AccountPane::onSignedOut()
{
    showPage();
    m_signIn->start();
    m_signIn->focusFirstEmpty();
}

} // namespace foyer::ui
