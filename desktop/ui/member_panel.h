// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

struct Theme;

/// Who is in the open conversation, beside its messages.
class MemberPanel : public QWidget
{
    Q_OBJECT

public:
    /// Session and theme must outlive the panel.
    MemberPanel(model::ChatSession &session, const Theme &theme, QWidget *parent = nullptr);

    void focusFilter();

signals:
    void personWanted(foyer::UserId user);
    void closeWanted();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead(const Theme &theme);
    void showState();
    void open(const QModelIndex &index);

    model::ChatSession &m_session;
    QLineEdit *m_filter;
    QListView *m_list;
    QLabel *m_status;
    QPushButton *m_retry;
};

} // namespace foyer::ui
