// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/room_parts.h"

#include <QDialog>
#include <QList>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

struct Theme;

/// Brings people into a room: by name, and by links that some may use for a while.
class InviteDialog : public QDialog
{
    Q_OBJECT

public:
    /// Session and theme must outlive the dialog, and hold the room when it is made.
    InviteDialog(model::ChatSession &session, const Theme &theme, ConversationId room,
                 QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *makeNames();
    [[nodiscard]] QWidget *makeLinks();
    void add();
    void makeLink();
    void loadLinks();
    void showLinks();
    [[nodiscard]] QWidget *rowOf(const protocol::RoomLink &link);
    void copy(const protocol::RoomLink &link);
    void withdraw(const QString &code);
    void say(const QString &text);
    void refuse(const Error &error);

    model::ChatSession &m_session;
    const Theme &m_theme;
    ConversationId m_room;
    QLineEdit *m_name = nullptr;
    QPushButton *m_add = nullptr;
    QComboBox *m_uses = nullptr;
    QComboBox *m_days = nullptr;
    QVBoxLayout *m_rows = nullptr;
    QList<protocol::RoomLink> m_links;
    QLabel *m_answer;
    QLabel *m_error;
};

} // namespace foyer::ui
