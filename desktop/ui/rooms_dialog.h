// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/conversation.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

/// The rooms of the server, to join one or to go to one that the person is in.
class RoomsDialog : public QDialog
{
    Q_OBJECT

public:
    /// The session must outlive the dialog.
    explicit RoomsDialog(model::ChatSession &session, QWidget *parent = nullptr);

private:
    void fill(const QList<protocol::Room> &rooms);
    void filter(const QString &text);
    void choose();

    model::ChatSession &m_session;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_status;
    QPushButton *m_choose;
};

} // namespace foyer::ui
