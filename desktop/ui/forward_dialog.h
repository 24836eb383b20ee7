// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/client_frame.h"
#include "common/protocol/message.h"
#include "desktop/ui/list_choice_dialog.h"

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

struct Theme;

/// Where a message is to be repeated: one of one's own conversations, found by a few letters.
class ForwardDialog : public ListChoiceDialog
{
    Q_OBJECT

public:
    /// Session and theme must outlive the dialog.
    ForwardDialog(model::ChatSession &session, const protocol::Message &message, const Theme &theme,
                  QWidget *parent = nullptr);

signals:
    /// It is on its way to the conversation of this name.
    void forwarded(const QString &name);

private:
    void choose(const QListWidgetItem &item) override;

    model::ChatSession &m_session;
    protocol::MessagePlace m_place;
};

} // namespace foyer::ui
