// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/chat_page.h"

#include "desktop/model/chat_session.h"
#include "desktop/model/conversation_title.h"
#include "desktop/ui/composer.h"
#include "desktop/ui/connection_bar.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/people_dialog.h"
#include "desktop/ui/picture_dialog.h"
#include "desktop/ui/profile_dialog.h"
#include "desktop/ui/room_header.h"
#include "desktop/ui/room_settings_dialog.h"
#include "desktop/ui/rooms_dialog.h"
#include "desktop/ui/sidebar.h"
#include "desktop/ui/theme.h"
#include "desktop/ui/timeline_view.h"

#include <QApplication>
#include <QDesktopServices>
#include <QMessageBox>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

namespace foyer::ui {

ChatPage::ChatPage(model::ChatSession &session, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_splitter(new QSplitter(this))
    , m_sidebar(new Sidebar(session, theme, m_splitter))
{
    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(makeRoom(theme));
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({280, 720});
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);

    connect(m_sidebar, &Sidebar::roomsWanted, this, &ChatPage::showRooms);
    connect(m_sidebar, &Sidebar::profileWanted, this, &ChatPage::showProfile);
    connect(m_sidebar, &Sidebar::peopleWanted, this, &ChatPage::showPeople);
    connect(m_timeline, &TimelineView::writeToWanted, &session, &model::ChatSession::writeTo);
    connect(&session, &model::ChatSession::writingFailed, this, [this](const Error &error) {
        // The dialog that is open says it itself.
        if (QApplication::activeModalWidget() == nullptr)
            QMessageBox::warning(this, tr("Not possible"), errorText(error.code));
    });
    connect(m_composer, &Composer::submitted, this, &ChatPage::send);
    connect(m_timeline, &TimelineView::atEndChanged, this, &ChatPage::markSeenIfSeen);
    connect(m_timeline, &TimelineView::linkClicked, this,
            [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_timeline, &TimelineView::pictureClicked, this,
            [this](const protocol::Image &image) { (new PictureDialog(m_session, image, this))->open(); });
    connect(&session.timeline(), &QAbstractItemModel::rowsInserted, this, &ChatPage::markSeenIfSeen);
    connect(&session, &model::ChatSession::openChanged, this, &ChatPage::onOpenChanged);
    connect(&session, &model::ChatSession::joined, this,
            [this](ConversationId id) { m_session.openConversation(id); });
    connect(&session.conversations(), &QAbstractItemModel::rowsInserted, this, &ChatPage::openSomething);
    connect(&session, &model::ChatSession::signedOut, this, [this] {
        m_drafts.clear();
        m_shown = {};
        m_composer->setText({});
    });
    connect(qApp, &QGuiApplication::applicationStateChanged, this, &ChatPage::markSeenIfSeen);
    addShortcuts();
}

QWidget *ChatPage::makeRoom(const Theme &theme)
{
    auto *room = new QWidget(m_splitter);
    auto *line = new QFrame(room);
    line->setFixedHeight(1);
    line->setStyleSheet(QStringLiteral("background: %1;").arg(theme.line.name()));
    m_timeline = new TimelineView(m_session, theme, room);
    m_timeline->setStyleSheet(QStringLiteral("#timeline { background: %1; }").arg(theme.ground.name()));
    m_composer = new Composer(theme, room);
    m_composer->setVisible(false);
    auto *layout = new QVBoxLayout(room);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *header = new RoomHeader(m_session, theme, room);
    connect(header, &RoomHeader::settingsWanted, this, &ChatPage::showRoomSettings);
    layout->addWidget(header);
    layout->addWidget(line);
    layout->addWidget(new ConnectionBar(m_session, theme, room));
    layout->addWidget(m_timeline, 1);
    layout->addWidget(m_composer);
    return room;
}

void ChatPage::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, const std::function<void()> &action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    add(QKeySequence(Qt::ALT | Qt::Key_Up), [this] { m_sidebar->step(-1); });
    add(QKeySequence(Qt::ALT | Qt::Key_Down), [this] { m_sidebar->step(1); });
    add(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { showRooms(); });
    add(QKeySequence::New, [this] { showPeople(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_End), [this] { m_timeline->scrollToEnd(); });
}

QByteArray ChatPage::saveLayout() const
{
    return m_splitter->saveState();
}

void ChatPage::restoreLayout(const QByteArray &layout)
{
    m_splitter->restoreState(layout);
}

void ChatPage::openSomething()
{
    if (m_session.openId().isValid() || m_session.conversations().rowCount() == 0)
        return;
    m_session.openConversation(m_session.conversations().idAt(m_session.conversations().index(0)));
}

void ChatPage::onOpenChanged()
{
    if (m_shown.isValid())
        m_drafts.insert(m_shown, m_composer->text());
    m_shown = m_session.openId();
    const protocol::Conversation *open = m_session.open();
    m_composer->setVisible(open != nullptr);
    if (open == nullptr) {
        markSeenIfSeen();
        return;
    }
    m_composer->setTarget(model::titleOf(*open));
    m_composer->setText(m_drafts.value(m_shown));
    m_composer->focusEdit();
    m_timeline->showStart();
    markSeenIfSeen();
}

void ChatPage::send(const QString &text)
{
    if (const auto sent = m_session.send(text); !sent) {
        QMessageBox::warning(this, tr("Not sent"), errorText(sent.error().code));
        return;
    }
    m_composer->setText({});
    m_drafts.remove(m_shown);
    m_timeline->scrollToEnd();
}

void ChatPage::markSeenIfSeen()
{
    const bool isSeen =
        isVisible() && m_timeline->isAtEnd() && qApp->applicationState() == Qt::ApplicationActive;
    if (isSeen)
        m_session.markSeen();
    m_session.alerter().setInView(isSeen ? m_session.openId() : ConversationId());
}

void ChatPage::showPeople()
{
    openDialog(new PeopleDialog(m_session, this));
}

void ChatPage::showRooms()
{
    openDialog(new RoomsDialog(m_session, this));
}

void ChatPage::showProfile()
{
    openDialog(new ProfileDialog(m_session.ownProfile(), this));
}

void ChatPage::showRoomSettings()
{
    if (m_session.open() != nullptr)
        openDialog(new RoomSettingsDialog(m_session.roomSettings(), m_session.openId(), this));
}

void ChatPage::openDialog(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_session, &model::ChatSession::signedOut, dialog, &QDialog::reject);
    dialog->open();
}

} // namespace foyer::ui
