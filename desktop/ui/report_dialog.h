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

/// Tells the administrators of a message, or of somebody.
class ReportDialog : public SavingDialog
{
    Q_OBJECT

public:
    /// The session must outlive the dialog.
    ReportDialog(model::ChatSession &session, const protocol::Message &message, QWidget *parent = nullptr);
    ReportDialog(model::ChatSession &session, const protocol::User &user, QWidget *parent = nullptr);

signals:
    /// They were told.
    void reported();

private:
    ReportDialog(model::ChatSession &session, QWidget *parent);
    void addQuestion(const QString &what, const QString &question);
    void save() override;

    model::ChatSession &m_session;
    /// What it is about: a message, or else somebody.
    protocol::MessagePlace m_place{};
    UserId m_user{};
    QPlainTextEdit *m_reason;
};

} // namespace foyer::ui
