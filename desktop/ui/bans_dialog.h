// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/room_parts.h"
#include "desktop/ui/list_choice_dialog.h"

namespace foyer::model {
class ChatSession;
class People;
} // namespace foyer::model

namespace foyer::ui {

class AvatarIcons;

/// Who may not come into a room, and why; lets them in again.
class BansDialog : public ListChoiceDialog
{
    Q_OBJECT

public:
    /// The session must outlive the dialog.
    BansDialog(model::ChatSession &session, ConversationId room, QWidget *parent = nullptr);

private:
    void fill(const QList<protocol::Ban> &bans);
    void choose(const QListWidgetItem &item) override;

    model::People &m_people;
    AvatarIcons *m_avatars;
    ConversationId m_room;
};

} // namespace foyer::ui
