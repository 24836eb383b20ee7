// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/ui/list_choice_dialog.h"

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

struct Theme;

/// Goes to one of the user's conversations by a few letters of its name.
class SwitcherDialog : public ListChoiceDialog
{
    Q_OBJECT

public:
    /// Session and theme must outlive the dialog.
    SwitcherDialog(model::ChatSession &session, const Theme &theme, QWidget *parent = nullptr);

private:
    void choose(const QListWidgetItem &item) override;

    model::ChatSession &m_session;
};

} // namespace foyer::ui
