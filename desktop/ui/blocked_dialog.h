// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/user.h"
#include "desktop/ui/list_choice_dialog.h"

#include <QList>

namespace foyer::model {
class ChatSession;
class People;
} // namespace foyer::model

namespace foyer::ui {

class AvatarIcons;

/// Whom the user blocked; any of them can be let in again.
class BlockedDialog : public ListChoiceDialog
{
    Q_OBJECT

public:
    /// The session must outlive the dialog.
    explicit BlockedDialog(model::ChatSession &session, QWidget *parent = nullptr);

private:
    void fill(const QList<protocol::User> &users);
    void choose(const QListWidgetItem &item) override;

    model::People &m_people;
    AvatarIcons *m_avatars;
};

} // namespace foyer::ui
