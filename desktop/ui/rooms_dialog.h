// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/conversation.h"
#include "desktop/ui/list_choice_dialog.h"

#include <QList>

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

struct Theme;

/// The rooms of the server, to join one or to go to one that the person is in; also by a link of an invitation, and a new
/// one can be made.
class RoomsDialog : public ListChoiceDialog
{
    Q_OBJECT

public:
    /// Session and theme must outlive the dialog.
    RoomsDialog(model::ChatSession &session, const Theme &theme, QWidget *parent = nullptr);

private:
    void fill(const QList<protocol::Room> &rooms);
    void filter();
    void showCovers();
    void create();
    void choose(const QListWidgetItem &item) override;
    /// Joins by the link that was pasted.
    void chooseNothing() override;

    model::ChatSession &m_session;
    const Theme &m_theme;
    QList<protocol::Room> m_rooms;
};

} // namespace foyer::ui
