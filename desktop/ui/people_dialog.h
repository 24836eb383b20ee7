// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/user.h"

#include <QDialog>
#include <QList>
#include <QTimer>

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

/// Finds somebody by a few letters of a name, to write to him alone.
class PeopleDialog : public QDialog
{
    Q_OBJECT

public:
    /// The session must outlive the dialog.
    explicit PeopleDialog(model::ChatSession &session, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void look();
    void fill(const QString &words, const QList<protocol::User> &people);
    void choose();

    model::ChatSession &m_session;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_status;
    QPushButton *m_choose;
    QTimer m_pause;
};

} // namespace foyer::ui
