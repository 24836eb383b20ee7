// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/message.h"
#include "desktop/model/message_actions.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QVBoxLayout;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

/// What a message says, and what it said before it was edited.
class WordingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// The session must outlive the dialog.
    WordingsDialog(model::ChatSession &session, const protocol::Message &message, QWidget *parent = nullptr);

private:
    void fill(const QList<model::Wording> &wordings);
    void add(const QString &when, const QString &text);

    QLabel *m_status;
    QVBoxLayout *m_wordings;
};

} // namespace foyer::ui
