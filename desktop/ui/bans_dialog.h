// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/room_parts.h"
#include "desktop/ui/list_choice_dialog.h"

namespace foyer::model {
class People;
}

namespace foyer::ui {

/// Who may not come into a room, and why; lets them in again.
class BansDialog : public ListChoiceDialog
{
    Q_OBJECT

public:
    /// The people must outlive the dialog.
    BansDialog(model::People &people, ConversationId room, QWidget *parent = nullptr);

private:
    void fill(const QList<protocol::Ban> &bans);
    void choose(const QListWidgetItem &item) override;

    model::People &m_people;
    ConversationId m_room;
};

} // namespace foyer::ui
