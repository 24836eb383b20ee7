// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/client_frame.h"

#include <QDialog>

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

/// Who has read a message.
class SeenDialog : public QDialog
{
    Q_OBJECT

public:
    /// The session must outlive the dialog.
    SeenDialog(model::ChatSession &session, const protocol::MessagePlace &place, QWidget *parent = nullptr);
};

} // namespace foyer::ui
