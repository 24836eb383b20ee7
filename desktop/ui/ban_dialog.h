// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/user.h"
#include "desktop/ui/saving_dialog.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace foyer::model {
class People;
}

namespace foyer::ui {

/// Asks before somebody is banned from a room, and why.
class BanDialog : public SavingDialog
{
    Q_OBJECT

public:
    /// The people must outlive the dialog.
    BanDialog(model::People &people, ConversationId room, const protocol::User &user,
              QWidget *parent = nullptr);

private:
    void save() override;

    model::People &m_people;
    ConversationId m_room;
    UserId m_user;
    QLineEdit *m_reason;
};

} // namespace foyer::ui
