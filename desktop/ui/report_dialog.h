// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/client_frame.h"
#include "common/protocol/message.h"
#include "desktop/ui/saving_dialog.h"

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

/// Tells the administrators of a message.
class ReportDialog : public SavingDialog
{
    Q_OBJECT

public:
    /// The session must outlive the dialog.
    ReportDialog(model::ChatSession &session, const protocol::Message &message, QWidget *parent = nullptr);

signals:
    /// They were told.
    void reported();

private:
    void save() override;

    model::ChatSession &m_session;
    protocol::MessagePlace m_place;
    QPlainTextEdit *m_reason;
};

} // namespace foyer::ui
