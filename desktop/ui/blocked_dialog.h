// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/user.h"
#include "desktop/ui/list_choice_dialog.h"

#include <QList>

namespace foyer::model {
class People;
}

namespace foyer::ui {

/// Whom the user blocked; any of them can be let in again.
class BlockedDialog : public ListChoiceDialog
{
    Q_OBJECT

public:
    /// The people must outlive the dialog.
    explicit BlockedDialog(model::People &people, QWidget *parent = nullptr);

private:
    void fill(const QList<protocol::User> &users);
    void choose(const QListWidgetItem &item) override;

    model::People &m_people;
};

} // namespace foyer::ui
