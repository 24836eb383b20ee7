// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/main_window.h"

#include "desktop/model/accounts.h"
#include "desktop/model/conversation_title.h"
#include "desktop/model/settings.h"
#include "desktop/ui/account_pane.h"
#include "desktop/ui/account_rail.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

#include <utility>

namespace foyer::ui {

using model::Accounts;

namespace {
/// Pixels of the program's sign beside a question.
constexpr int kSign = 48;
} // namespace

MainWindow::MainWindow(Accounts &accounts, const Theme &theme, model::Settings &settings,
                       const QString &server)
    : m_accounts(accounts)
    , m_theme(theme)
    , m_settings(settings)
    , m_rail(new AccountRail(accounts, theme, this))
    , m_panes(new QStackedWidget(this))
{
    auto *all = new QWidget(this);
    auto *layout = new QHBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addWidget(m_panes, 1);
    setCentralWidget(all);
    setMinimumSize(560, 420);
    resize(1040, 720);
    restoreGeometry(settings.windowGeometry());
    for (int i = 0; i < accounts.count(); ++i)
        addPane(i);
    if (accounts.idAt(0).isEmpty())
        m_order.constFirst()->setSignIn(server.isEmpty() ? settings.lastServer() : server,
                                        settings.lastUsername());
    else if (!server.isEmpty())
        showServer(server);
    connect(&accounts, &Accounts::added, this, &MainWindow::addPane);
    connect(&accounts, &Accounts::aboutToRemove, this, &MainWindow::removePane);
    connect(&accounts, &Accounts::currentChanged, this, &MainWindow::showCurrent);
    connect(&accounts, &Accounts::badgeChanged, this, &MainWindow::showTitle);
    connect(&accounts, &Accounts::changed, this, [this](int index) {
        if (index >= 0 && index < m_order.size())
            m_order.at(index)->setOpening(m_accounts.isOpening(index));
        showTitle();
    });
    addShortcuts();
    showCurrent();
}

MainWindow::~MainWindow()
{
    // The panes tell of focus and the like while they go.
    m_accounts.disconnect(this);
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, const std::function<void()> &action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    add(QKeySequence::Quit, [this] { quit(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { showSettings(); });
    for (int i = 0; i < 9; ++i)
        add(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + i)), [this, i] { m_accounts.setCurrent(i); });
}

void MainWindow::addPane(int index)
{
    auto *pane = new AccountPane(m_accounts.at(index), m_theme, m_settings, m_panes);
    pane->setSignIn(m_accounts.serverAt(index), m_accounts.userAt(index).username);
    pane->setOpening(m_accounts.isOpening(index));
    pane->restoreLayout(m_order.isEmpty() ? m_settings.windowLayout() : m_order.constFirst()->saveLayout());
    m_order.insert(index, pane);
    m_panes->addWidget(pane);
    connect(pane, &AccountPane::settingsWanted, this, &MainWindow::showSettings);
    connect(pane, &AccountPane::addAccountWanted, &m_accounts, &Accounts::addOne);
    connect(pane, &AccountPane::cancelled, this,
            [this, pane] { m_accounts.giveUp(m_accounts.indexOf(pane->session())); });
    connect(pane, &AccountPane::signedInBy, &m_settings, &model::Settings::setLastSignIn);
    model::ChatSession &session = m_accounts.at(index);
    connect(&session, &model::ChatSession::openChanged, this, &MainWindow::showTitle);
    connect(&session, &model::ChatSession::openUpdated, this, &MainWindow::showTitle);
}

void MainWindow::removePane(int index)
{
    delete m_order.takeAt(index);
}

void MainWindow::showCurrent()
{
    for (AccountPane *pane : std::as_const(m_order))
        pane->setCancelable(m_order.size() > 1);
    AccountPane *current = m_order.value(m_accounts.currentIndex());
    if (current == nullptr)
        return;
    m_panes->setCurrentWidget(current);
    current->focusSomething();
    showTitle();
}

void MainWindow::renew()
{
    m_rail->refresh();
    for (AccountPane *pane : std::as_const(m_order))
        pane->renew();
}

void MainWindow::showSettings()
{
    if (findChild<SettingsDialog *>() != nullptr)
        return;
    auto *dialog = new SettingsDialog(m_settings, m_abilities, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showTitle()
{
    const protocol::Conversation *open = m_accounts.current().open();
    const QString name =
        open == nullptr ? QStringLiteral("Foyer") : QStringLiteral("%1 – Foyer").arg(model::titleOf(*open));
    const qint64 news = m_accounts.badge();
    setWindowTitle(news > 0 ? QStringLiteral("(%1) %2").arg(news).arg(name) : name);
}

void MainWindow::openNews(model::ChatSession &session, const QString &key)
{
    const ConversationId conversation = model::Alerter::conversationOf(key);
    m_accounts.setCurrent(m_accounts.indexOf(session));
    if (conversation.isValid())
        session.openConversation(conversation);
    comeForward();
}

void MainWindow::comeForward()
{
    if (isMinimized())
        showNormal();
    else
        show();
    raise();
    activateWindow();
}

void MainWindow::complain(const QString &title, const QString &text)
{
    auto *box = new QMessageBox(QMessageBox::Warning, title, text, QMessageBox::Ok, this);
    box->setObjectName(QStringLiteral("complaint"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::askAboutTokenFile(const std::function<void(bool isAllowed)> &answer)
{
    if (findChild<QMessageBox *>(QStringLiteral("tokenFile")) != nullptr)
        return;
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Stay signed in?"),
        tr("This system has no keyring in which Foyer could keep that you are signed in. It can keep "
           "it in a file that only your user may read; whoever can read your files can then "
           "read your messages."),
        QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("tokenFile"));
    box->setIconPixmap(windowIcon().pixmap(kSign, kSign));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *file = box->addButton(tr("Keep it in a file"), QMessageBox::AcceptRole);
    box->addButton(tr("Sign in at every start"), QMessageBox::RejectRole);
    connect(box, &QDialog::finished, this, [box, file, answer] { answer(box->clickedButton() == file); });
    box->open();
}

void MainWindow::showServer(const QString &server)
{
    if (const int there = m_accounts.indexOfServer(server); there >= 0) {
        m_accounts.setCurrent(there);
        return;
    }
    m_accounts.addOne();
    AccountPane *pane = m_order.value(m_accounts.currentIndex());
    pane->setSignIn(server, QString());
    pane->focusSomething();
}

void MainWindow::quit()
{
    if (std::exchange(m_isQuitting, true))
        return;
    // One that is hidden has no close event.
    if (isVisible())
        close();
    else
        emit ended();
}

void MainWindow::explainEnding()
{
    auto *box = new QMessageBox(
        QMessageBox::Information, tr("Closing ends Foyer"),
        tr("This desktop has no tray in which Foyer could go on, so it ends when its window is "
           "closed. Then nothing is told until it is started again."),
        QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("explainEnding"));
    box->setIconPixmap(windowIcon().pixmap(kSign, kSign));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *end = box->addButton(tr("End Foyer"), QMessageBox::AcceptRole);
    box->addButton(tr("Leave it open"), QMessageBox::RejectRole);
    connect(end, &QPushButton::clicked, this, &MainWindow::quit);
    box->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setWindow(saveGeometry(), m_order.at(m_accounts.currentIndex())->saveLayout());
    const bool isToGoOn = !m_isQuitting && m_settings.isClosedToTray();
    if (isToGoOn && m_abilities.hasTray) {
        event->ignore();
        hide();
        emit hiddenToTray();
    } else if (isToGoOn && m_settings.explainOnce(QStringLiteral("noTray"))) {
        event->ignore();
        explainEnding();
    } else {
        event->accept();
        m_isQuitting = true;
        emit ended();
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    // Somebody looks at it: no reason to wait any longer.
    if (event->type() == QEvent::ActivationChange && isActiveWindow()) {
        for (int i = 0; i < m_accounts.count(); ++i)
            m_accounts.at(i).retryNow();
    }
    if (event->type() == QEvent::LanguageChange)
        renew();
    QMainWindow::changeEvent(event);
}

} // namespace foyer::ui
