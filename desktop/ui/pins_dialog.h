// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/message.h"
#include "desktop/ui/list_choice_dialog.h"

#include <QList>

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

class AvatarIcons;

/// The pinned messages of the open conversation, to go to one.
class PinsDialog : public ListChoiceDialog
{
    Q_OBJECT

public:
    /// The session must outlive the dialog, and a conversation be open.
    explicit PinsDialog(model::ChatSession &session, QWidget *parent = nullptr);

private:
    void fill(const QList<protocol::Message> &pins);
    void choose(const QListWidgetItem &item) override;

    model::ChatSession &m_session;
    ConversationId m_id;
    AvatarIcons *m_avatars;
};

} // namespace foyer::ui
