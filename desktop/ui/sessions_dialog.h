// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/session.h"
#include "desktop/ui/list_choice_dialog.h"

#include <QList>

namespace foyer::model {
class OwnAccount;
}

namespace foyer::ui {

/// Where the user is signed in; every other place can be signed out from here.
class SessionsDialog : public ListChoiceDialog
{
    Q_OBJECT

public:
    /// The account must outlive the dialog.
    explicit SessionsDialog(model::OwnAccount &account, QWidget *parent = nullptr);

private:
    void fill(const QList<protocol::Session> &sessions);
    void choose(const QListWidgetItem &item) override;
    /// What a session without a name of its own is called.
    [[nodiscard]] static QString kindText(protocol::SessionKind kind);

    model::OwnAccount &m_account;
};

} // namespace foyer::ui
