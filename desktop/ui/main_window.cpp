// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/main_window.h"

#include "desktop/model/chat_session.h"
#include "desktop/model/conversation_title.h"
#include "desktop/ui/chat_page.h"
#include "desktop/ui/sign_in_page.h"

#include <QEvent>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>

namespace foyer::ui {

namespace {
constexpr auto kServer = QLatin1StringView("signIn/server");
constexpr auto kUsername = QLatin1StringView("signIn/username");
constexpr auto kGeometry = QLatin1StringView("window/geometry");
constexpr auto kLayout = QLatin1StringView("window/layout");
} // namespace

MainWindow::MainWindow(model::ChatSession &session, const Theme &theme, QSettings &settings,
                       const QString &server)
    : m_session(session)
    , m_settings(settings)
    , m_pages(new QStackedWidget(this))
    , m_signIn(new SignInPage(session, this))
    , m_chat(new ChatPage(session, theme, this))
{
    m_pages->addWidget(m_signIn);
    m_pages->addWidget(m_chat);
    setCentralWidget(m_pages);
    setMinimumSize(560, 420);
    resize(1040, 720);
    restoreGeometry(settings.value(kGeometry).toByteArray());
    m_chat->restoreLayout(settings.value(kLayout).toByteArray());
    m_signIn->setServer(server.isEmpty() ? settings.value(kServer).toString() : server);
    m_signIn->setUsername(settings.value(kUsername).toString());
    m_signIn->focusFirstEmpty();
    connect(&session, &model::ChatSession::signedIn, this, &MainWindow::onSignedIn);
    connect(&session, &model::ChatSession::signedOut, this, &MainWindow::onSignedOut);
    connect(&session, &model::ChatSession::openChanged, this, &MainWindow::showTitle);
    connect(&session, &model::ChatSession::openUpdated, this, &MainWindow::showTitle);
    connect(&session.alerter(), &model::Alerter::badgeChanged, this, &MainWindow::showTitle);
    connect(new QShortcut(QKeySequence::Quit, this), &QShortcut::activated, this, &QWidget::close);
    showTitle();
}

void MainWindow::onSignedIn()
{
    m_settings.setValue(kServer, m_signIn->server());
    m_settings.setValue(kUsername, m_signIn->username());
    m_pages->setCurrentWidget(m_chat);
    m_chat->openSomething();
}

void MainWindow::onSignedOut()
{
    m_pages->setCurrentWidget(m_signIn);
    m_signIn->start();
    m_signIn->focusFirstEmpty();
    showTitle();
}

void MainWindow::showTitle()
{
    const protocol::Conversation *open = m_session.open();
    const QString name =
        open == nullptr ? QStringLiteral("Foyer") : QStringLiteral("%1 – Foyer").arg(model::titleOf(*open));
    const qint64 news = m_session.alerter().badge();
    setWindowTitle(news > 0 ? QStringLiteral("(%1) %2").arg(news).arg(name) : name);
}

void MainWindow::openNews(const QString &key)
{
    const ConversationId conversation = model::Alerter::conversationOf(key);
    if (conversation.isValid())
        m_session.openConversation(conversation);
    if (isMinimized())
        showNormal();
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setValue(kGeometry, saveGeometry());
    m_settings.setValue(kLayout, m_chat->saveLayout());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    // Somebody looks at it: no reason to wait any longer.
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_session.retryNow();
    QMainWindow::changeEvent(event);
}

} // namespace foyer::ui
