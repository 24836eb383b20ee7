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

/// The rooms of the server, to join one or to go to one that the person is in.
class RoomsDialog : public ListChoiceDialog
{
    Q_OBJECT

public:
    /// The session must outlive the dialog.
    explicit RoomsDialog(model::ChatSession &session, QWidget *parent = nullptr);

private:
    void fill(const QList<protocol::Room> &rooms);
    void filter(const QString &text);
    void choose(const QListWidgetItem &item) override;

    model::ChatSession &m_session;
};

} // namespace foyer::ui
