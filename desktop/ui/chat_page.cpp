// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/chat_page.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/composer.h"
#include "desktop/ui/composer_binding.h"
#include "desktop/ui/connection_bar.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/message_action_text.h"
#include "desktop/ui/message_bar.h"
#include "desktop/ui/message_commands.h"
#include "desktop/ui/people_dialog.h"
#include "desktop/ui/picture_dialog.h"
#include "desktop/ui/profile_dialog.h"
#include "desktop/ui/room_header.h"
#include "desktop/ui/room_settings_dialog.h"
#include "desktop/ui/rooms_dialog.h"
#include "desktop/ui/short_note.h"
#include "desktop/ui/shortcuts_dialog.h"
#include "desktop/ui/sidebar.h"
#include "desktop/ui/switcher_dialog.h"
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
    , m_theme(theme)
    , m_splitter(new QSplitter(this))
    , m_sidebar(new Sidebar(session, theme, m_splitter))
{
    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(makeRoom());
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
    connect(&session, &model::ChatSession::writingFailed, this, [this](const Error &error) {
        // The dialog that is open says it itself.
        if (QApplication::activeModalWidget() == nullptr)
            QMessageBox::warning(this, tr("Not possible"), errorText(error.code));
    });
    connectMessages();
    connectWriting();
    connect(&session.timeline(), &QAbstractItemModel::rowsInserted, this, &ChatPage::markSeenIfSeen);
    connect(&session, &model::ChatSession::openChanged, this, &ChatPage::onOpenChanged);
    connect(&session, &model::ChatSession::joined, this,
            [this](ConversationId id) { m_session.openConversation(id); });
    connect(&session.conversations(), &QAbstractItemModel::rowsInserted, this, &ChatPage::openSomething);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, &ChatPage::markSeenIfSeen);
    addShortcuts();
}

QWidget *ChatPage::makeRoom()
{
    auto *room = new QWidget(m_splitter);
    auto *line = new QFrame(room);
    line->setFixedHeight(1);
    line->setStyleSheet(QStringLiteral("background: %1;").arg(m_theme.line.name()));
    m_timeline = new TimelineView(m_session, m_theme, room);
    m_timeline->setStyleSheet(QStringLiteral("#timeline { background: %1; }").arg(m_theme.ground.name()));
    m_composer = new Composer(m_theme, room);
    m_composer->setVisible(false);
    auto *layout = new QVBoxLayout(room);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *header = new RoomHeader(m_session, m_theme, room);
    connect(header, &RoomHeader::settingsWanted, this, &ChatPage::showRoomSettings);
    connect(header, &RoomHeader::pinsWanted, this, [this] { m_commands->showPins(); });
    layout->addWidget(header);
    layout->addWidget(line);
    layout->addWidget(new ConnectionBar(m_session, m_theme, room));
    layout->addWidget(m_timeline, 1);
    layout->addWidget(m_composer);
    return room;
}

void ChatPage::connectMessages()
{
    m_commands = new MessageCommands(m_session, m_theme, this);
    new MessageBar(*m_timeline, *m_commands, m_theme);
    m_note = new ShortNote(m_theme, m_timeline);
    connect(m_commands, &MessageCommands::said, m_note, &ShortNote::say);
    connect(m_timeline, &TimelineView::writeToWanted, &m_session, &model::ChatSession::writeTo);
    connect(m_timeline, &TimelineView::atEndChanged, this, &ChatPage::markSeenIfSeen);
    connect(m_timeline, &TimelineView::linkClicked, this,
            [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_timeline, &TimelineView::pictureClicked, this,
            [this](const protocol::Image &image) { (new PictureDialog(m_session, image, this))->open(); });
    connect(m_timeline, &TimelineView::menuFilled, this,
            [this](QMenu *menu, const protocol::MessagePlace &place) { m_commands->fill(*menu, place); });
    connect(m_timeline, &TimelineView::reactionClicked, m_commands, &MessageCommands::toggleReaction);
    connect(m_timeline, &TimelineView::quoteClicked, &m_session.finder(), &model::MessageFinder::find);
    connect(m_timeline, &TimelineView::escapePressed, m_composer, &Composer::focusEdit);
    connect(&m_session.finder(), &model::MessageFinder::found, m_timeline, &TimelineView::showRow);
    connect(&m_session.finder(), &model::MessageFinder::missed, m_note,
            [this] { m_note->say(tr("This message cannot be shown now.")); });
    addMessageKeys();
}

void ChatPage::connectWriting()
{
    m_writing = new ComposerBinding(m_session, *m_composer, this);
    connect(m_writing, &ComposerBinding::sent, m_timeline, &TimelineView::scrollToEnd);
    connect(m_writing, &ComposerBinding::escaped, this, [this] {
        m_session.readAll();
        m_timeline->scrollToEnd();
    });
    connect(m_writing, &ComposerBinding::editing, &m_session.finder(), &model::MessageFinder::find);
    connect(m_writing, &ComposerBinding::failed, this, [this](const Error &error) {
        QMessageBox::warning(this, tr("Not sent"), errorText(error.code));
    });
}

/// What does something to the message that has the focus.
void ChatPage::addMessageKeys()
{
    using model::MessageAction;
    for (const MessageAction action :
         {MessageAction::React, MessageAction::Reply, MessageAction::Edit, MessageAction::Forward,
          MessageAction::MarkUnread, MessageAction::Recall}) {
        auto *keys = new QShortcut(actionKey(action), m_timeline, nullptr, nullptr, Qt::WidgetShortcut);
        connect(keys, &QShortcut::activated, this, [this, action] {
            const QModelIndex index = m_timeline->currentIndex();
            const QPoint beside = m_timeline->messageRect(index).center();
            m_commands->run(action, m_timeline->placeOf(index), m_timeline->viewport()->mapToGlobal(beside));
        });
    }
}

void ChatPage::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, const std::function<void()> &action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    add(QKeySequence(Qt::ALT | Qt::Key_Up), [this] { m_sidebar->step(-1); });
    add(QKeySequence(Qt::ALT | Qt::Key_Down), [this] { m_sidebar->step(1); });
    add(QKeySequence(Qt::CTRL | Qt::Key_K),
        [this] { openDialog(new SwitcherDialog(m_session, m_theme, this)); });
    add(QKeySequence(Qt::Key_F1), [this] { openDialog(new ShortcutsDialog(this)); });
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
    m_writing->takeOpen();
    if (m_session.open() != nullptr)
        m_timeline->showStart();
    markSeenIfSeen();
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
