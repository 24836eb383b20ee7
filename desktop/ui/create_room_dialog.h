// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "desktop/ui/saving_dialog.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLineEdit;
QT_END_NAMESPACE

namespace foyer::model {
class RoomSettings;
}

namespace foyer::ui {

/// Makes a room: its name, what it is about, and who finds it.
class CreateRoomDialog : public SavingDialog
{
    Q_OBJECT

public:
    /// The settings must outlive the dialog. `name` is proposed.
    CreateRoomDialog(model::RoomSettings &settings, const QString &name, QWidget *parent = nullptr);

signals:
    /// It is there, and among the user's own.
    void created(foyer::ConversationId room);

private:
    void save() override;

    model::RoomSettings &m_settings;
    QLineEdit *m_name;
    QLineEdit *m_topic;
    QCheckBox *m_private;
};

} // namespace foyer::ui
