// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/chat_page.h"

#include "desktop/model/chat_session.h"
#include "desktop/model/settings.h"
#include "desktop/ui/account_dialog.h"
#include "desktop/ui/blocked_dialog.h"
#include "desktop/ui/composer.h"
#include "desktop/ui/composer_binding.h"
#include "desktop/ui/connection_bar.h"
#include "desktop/ui/drop_zone.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/member_panel.h"
#include "desktop/ui/message_action_text.h"
#include "desktop/ui/message_bar.h"
#include "desktop/ui/message_commands.h"
#include "desktop/ui/people_dialog.h"
#include "desktop/ui/person_dialog.h"
#include "desktop/ui/picture_dialog.h"
#include "desktop/ui/profile_dialog.h"
#include "desktop/ui/room_header.h"
#include "desktop/ui/room_settings_dialog.h"
#include "desktop/ui/room_split.h"
#include "desktop/ui/rooms_dialog.h"
#include "desktop/ui/search_panel.h"
#include "desktop/ui/sessions_dialog.h"
#include "desktop/ui/short_note.h"
#include "desktop/ui/shortcuts_dialog.h"
#include "desktop/ui/sidebar.h"
#include "desktop/ui/small_widgets.h"
#include "desktop/ui/switcher_dialog.h"
#include "desktop/ui/theme.h"
#include "desktop/ui/timeline_view.h"
#include "desktop/ui/typing_line.h"

#include <QApplication>
#include <QDataStream>
#include <QDesktopServices>
#include <QMessageBox>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

#include <chrono>

namespace foyer::ui {

namespace {

using namespace std::chrono_literals;

constexpr int kLayoutVersion = 2;
/// What comes into sight is told as read within this time.
constexpr auto kSeenWithin = 50ms;

} // namespace

ChatPage::ChatPage(model::ChatSession &session, const Theme &theme, model::Settings &settings,
                   QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
    , m_settings(settings)
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
    connect(m_sidebar, &Sidebar::accountWanted, this,
            [this] { openDialog(new AccountDialog(m_session.ownAccount(), this)); });
    connect(m_sidebar, &Sidebar::sessionsWanted, this,
            [this] { openDialog(new SessionsDialog(m_session.ownAccount(), this)); });
    connect(m_sidebar, &Sidebar::blockedWanted, this,
            [this] { openDialog(new BlockedDialog(m_session, this)); });
    connect(m_sidebar, &Sidebar::settingsWanted, this, &ChatPage::settingsWanted);
    connect(m_sidebar, &Sidebar::addAccountWanted, this, &ChatPage::addAccountWanted);
    connect(&session, &model::ChatSession::writingFailed, this, [this](const Error &error) {
        // The dialog that is open says it itself.
        if (QApplication::activeModalWidget() == nullptr)
            QMessageBox::warning(this, tr("Not possible"), errorText(error.code));
    });
    connectMessages();
    connectWriting();
    // Not with each of a thousand messages.
    m_seenSoon.setSingleShot(true);
    m_seenSoon.setInterval(kSeenWithin);
    connect(&m_seenSoon, &QTimer::timeout, this, &ChatPage::markSeenIfSeen);
    connect(&session.timeline(), &QAbstractItemModel::rowsInserted, this, [this] {
        if (!m_seenSoon.isActive())
            m_seenSoon.start();
    });
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
    m_header = new RoomHeader(m_session, m_theme, room);
    connect(m_header, &RoomHeader::settingsWanted, this, &ChatPage::showRoomSettings);
    connect(m_header, &RoomHeader::pinsWanted, this, [this] { m_commands->showPins(); });
    m_split = new RoomSplit(room);
    m_split->setMessages(makeMessages());
    m_members = new MemberPanel(m_session, m_theme, m_split);
    m_split->addPanel(m_members);
    m_search = new SearchPanel(m_session, m_theme, m_split);
    m_split->addPanel(m_search);
    connectPanels();
    auto *layout = new QVBoxLayout(room);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(horizontalLine(m_theme, room));
    layout->addWidget(new ConnectionBar(m_session, m_theme, room));
    layout->addWidget(m_split, 1);
    return room;
}

QWidget *ChatPage::makeMessages()
{
    auto *messages = new QWidget(m_split);
    m_timeline = new TimelineView(m_session, m_theme, messages);
    m_timeline->setStyleSheet(QStringLiteral("#timeline { background: %1; }").arg(m_theme.ground.name()));
    m_composer = new Composer(m_theme, messages);
    m_composer->setVisible(false);
    m_composer->setSendKey(m_settings.sendKey());
    connect(&m_settings, &model::Settings::sendKeyChanged, m_composer,
            [this] { m_composer->setSendKey(m_settings.sendKey()); });
    auto *layout = new QVBoxLayout(messages);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_timeline, 1);
    layout->addWidget(new TypingLine(m_session, messages));
    layout->addWidget(m_composer);
    return messages;
}

void ChatPage::connectPanels()
{
    connect(m_header, &RoomHeader::personWanted, this, &ChatPage::showPerson);
    connect(m_header, &RoomHeader::said, this, [this](const QString &text) { m_note->say(text); });
    connect(m_header, &RoomHeader::membersWanted, this, [this] { togglePanel(m_members); });
    connect(m_members, &MemberPanel::closeWanted, this, &ChatPage::closePanel);
    connect(m_members, &MemberPanel::personWanted, this, &ChatPage::showPerson);
    connect(m_header, &RoomHeader::searchWanted, this, [this] {
        if (m_split->panel() == m_search && m_search->isVisible())
            closePanel();
        else
            search(m_session.openId());
    });
    connect(m_search, &SearchPanel::closeWanted, this, &ChatPage::closePanel);
    connect(m_search, &SearchPanel::placeWanted, this, [this](const protocol::MessagePlace &place) {
        const bool isBeside = !m_split->isNarrow();
        if (!isBeside)
            m_split->showPanel(nullptr);
        m_session.goTo(place);
        // Whoever goes through what was found goes on.
        if (isBeside)
            m_search->takeFocus();
    });
    connect(m_split, &RoomSplit::panelChanged, this, &ChatPage::showPanels);
}

void ChatPage::togglePanel(QWidget *panel)
{
    m_split->showPanel(m_split->panel() == panel && panel->isVisible() ? nullptr : panel);
}

void ChatPage::showPanels()
{
    m_header->setMembersShown(m_split->panel() == m_members);
    m_header->setSearchShown(m_split->panel() == m_search);
}

void ChatPage::search(ConversationId where)
{
    m_split->showPanel(m_search);
    m_search->begin(where);
}

void ChatPage::closePanel()
{
    m_split->showPanel(nullptr);
    m_composer->focusEdit();
}

void ChatPage::showPerson(UserId user)
{
    auto *card = new PersonDialog(m_session, m_theme, user, this);
    connect(card, &PersonDialog::said, m_note, &ShortNote::say);
    connect(card, &PersonDialog::ownProfileWanted, this, &ChatPage::showProfile);
    connect(card, &PersonDialog::mentionWanted, this,
            [this](const QString &name) { m_composer->insert(QStringLiteral("@%1 ").arg(name)); });
    openDialog(card);
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
    connect(m_timeline, &TimelineView::authorClicked, this, &ChatPage::showPerson);
    connect(m_timeline, &TimelineView::seenClicked, this, [this](const protocol::MessagePlace &place) {
        m_commands->run(model::MessageAction::SeenBy, place, QCursor::pos());
    });
    connect(m_timeline, &TimelineView::escapePressed, m_composer, &Composer::focusEdit);
    connect(&m_session.finder(), &model::MessageFinder::found, m_timeline, &TimelineView::showRow);
    connect(&m_session.finder(), &model::MessageFinder::missed, m_note,
            [this] { m_note->say(tr("This message cannot be shown now.")); });
    addMessageKeys();
}

void ChatPage::connectWriting()
{
    m_writing = new ComposerBinding(m_session, *m_composer, m_theme, this);
    auto *drop = new DropZone(m_theme, m_composer->parentWidget());
    connect(drop, &DropZone::dropped, m_writing, &ComposerBinding::takePictures);
    connect(m_writing, &ComposerBinding::picturesAllowedChanged, drop, &DropZone::setAccepting);
    connect(m_writing, &ComposerBinding::sent, m_timeline, &TimelineView::scrollToEnd);
    connect(m_writing, &ComposerBinding::sent, &m_session.typing(), &model::Typists::ended);
    connect(m_composer, &Composer::textEdited, this, [this] {
        if (!m_composer->text().isEmpty())
            m_session.typing().wrote(m_session.openId());
    });
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
    add(QKeySequence::Find, [this] { search(m_session.openId()); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] { search({}); });
    add(QKeySequence(Qt::Key_F1), [this] { openDialog(new ShortcutsDialog(m_settings.sendKey(), this)); });
    add(QKeySequence::New, [this] { showPeople(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_End), [this] { m_timeline->scrollToEnd(); });
}

ChatPage::Place ChatPage::place() const
{
    Place place{saveLayout(), -1, m_composer->isWriting()};
    if (!m_timeline->isAtEnd())
        place.topRow = m_timeline->indexAt({m_timeline->viewport()->width() / 2, 1}).row();
    return place;
}

void ChatPage::setPlace(const Place &place)
{
    restoreLayout(place.layout);
    const QModelIndex top = m_session.timeline().index(place.topRow, 0);
    if (top.isValid())
        m_timeline->showAt(top, 0);
    else
        m_timeline->scrollToEnd();
    if (place.isWriting)
        m_composer->focusEdit();
}

QByteArray ChatPage::saveLayout() const
{
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream << kLayoutVersion << m_splitter->saveState() << (m_split->panel() == m_members);
    return layout;
}

void ChatPage::restoreLayout(const QByteArray &layout)
{
    QDataStream stream(layout);
    int version = 0;
    QByteArray sizes;
    bool areMembersShown = false;
    stream >> version >> sizes >> areMembersShown;
    if (stream.status() != QDataStream::Ok || version != kLayoutVersion)
        return;
    m_splitter->restoreState(sizes);
    if (areMembersShown)
        m_split->showPanel(m_members);
}

void ChatPage::focusWriting()
{
    m_composer->focusEdit();
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

void ChatPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    markSeenIfSeen();
}

void ChatPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_session.alerter().setInView({});
}

void ChatPage::showPeople()
{
    openDialog(new PeopleDialog(m_session, this));
}

void ChatPage::showRooms()
{
    openDialog(new RoomsDialog(m_session, m_theme, this));
}

void ChatPage::showProfile()
{
    openDialog(new ProfileDialog(m_session, m_theme, this));
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
