// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/user.h"
#include "desktop/ui/list_choice_dialog.h"

#include <QList>
#include <QTimer>

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

class AvatarIcons;

/// Finds somebody by a few letters of a name, to write to him alone.
class PeopleDialog : public ListChoiceDialog
{
    Q_OBJECT

public:
    /// The session must outlive the dialog.
    explicit PeopleDialog(model::ChatSession &session, QWidget *parent = nullptr);

private:
    void look();
    void fill(const QString &words, const QList<protocol::User> &people);
    void choose(const QListWidgetItem &item) override;

    model::ChatSession &m_session;
    AvatarIcons *m_avatars;
    QTimer m_pause;
};

} // namespace foyer::ui
