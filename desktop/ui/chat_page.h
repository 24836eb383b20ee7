// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"

#include <QByteArray>
#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QDialog;
class QSplitter;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
class Settings;
} // namespace foyer::model

namespace foyer::ui {

class Composer;
class ComposerBinding;
class MemberPanel;
class MessageCommands;
class RoomHeader;
class RoomSplit;
class SearchPanel;
class ShortNote;
class Sidebar;
class TimelineView;
struct Theme;

/// Conversations on the left, the open one on the right.
class ChatPage : public QWidget
{
    Q_OBJECT

public:
    /// What the reader has before him; for a page that takes the place of another one.
    struct Place
    {
        QByteArray layout;
        /// The row at the top of the timeline; -1: he is at the end.
        int topRow = -1;
        bool isWriting = false;
    };

    /// All that is passed in must outlive the page.
    ChatPage(model::ChatSession &session, const Theme &theme, model::Settings &settings,
             QWidget *parent = nullptr);

    [[nodiscard]] Place place() const;
    void setPlace(const Place &place);

    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);
    /// Puts the cursor where one writes.
    void focusWriting();
    /// Opens the conversation that was active last, if none is open.
    void openSomething();

signals:
    /// The person wants the settings of the program.
    void settingsWanted();
    /// He wants one more account beside this one.
    void addAccountWanted();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QWidget *makeRoom();
    [[nodiscard]] QWidget *makeMessages();
    void connectPanels();
    void connectMessages();
    void connectWriting();
    void addShortcuts();
    void addMessageKeys();
    void onOpenChanged();
    void markSeenIfSeen();
    void showRooms();
    void showProfile();
    void showRoomSettings();
    /// Shows a dialog until it is closed, or the person signs out.
    void openDialog(QDialog *dialog);
    void showPeople();
    void showPerson(UserId user);
    void togglePanel(QWidget *panel);
    void closePanel();
    void showPanels();
    void search(ConversationId where);

    model::ChatSession &m_session;
    const Theme &m_theme;
    model::Settings &m_settings;
    QSplitter *m_splitter;
    Sidebar *m_sidebar;
    RoomHeader *m_header;
    RoomSplit *m_split;
    MemberPanel *m_members;
    SearchPanel *m_search;
    TimelineView *m_timeline;
    Composer *m_composer;
    ComposerBinding *m_writing;
    MessageCommands *m_commands;
    ShortNote *m_note;
    QTimer m_seenSoon;
};

} // namespace foyer::ui
