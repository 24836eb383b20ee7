// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"

#include <QHash>
#include <QString>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QDialog;
class QSplitter;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

class Composer;
class Sidebar;
class TimelineView;
struct Theme;

/// Conversations on the left, the open one on the right.
class ChatPage : public QWidget
{
    Q_OBJECT

public:
    /// Session and theme must outlive the page.
    ChatPage(model::ChatSession &session, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);
    /// Opens the conversation that was active last, if none is open.
    void openSomething();

private:
    [[nodiscard]] QWidget *makeRoom(const Theme &theme);
    void addShortcuts();
    void onOpenChanged();
    void send(const QString &text);
    void markSeenIfSeen();
    void showRooms();
    void showProfile();
    void showRoomSettings();
    /// Shows a dialog until it is closed, or the person signs out.
    void openDialog(QDialog *dialog);
    void showPeople();

    model::ChatSession &m_session;
    QSplitter *m_splitter;
    Sidebar *m_sidebar;
    TimelineView *m_timeline;
    Composer *m_composer;
    /// What was written and not sent, per conversation.
    QHash<ConversationId, QString> m_drafts;
    ConversationId m_shown;
};

} // namespace foyer::ui
