// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QToolButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace foyer::model {
class Accounts;
}

namespace foyer::ui {

struct Theme;

/// The accounts, one below the other: who it is, what is unread there, and the way to one more. Only there while there is a
/// choice.
class AccountRail : public QWidget
{
    Q_OBJECT

public:
    /// Accounts and theme must outlive it.
    AccountRail(model::Accounts &accounts, const Theme &theme, QWidget *parent = nullptr);

    /// Draws everything as it is now.
    void refresh();

private:
    void makeButtons();
    void showAccounts();

    model::Accounts &m_accounts;
    const Theme &m_theme;
    QVBoxLayout *m_layout;
    QList<QToolButton *> m_buttons;
    QToolButton *m_add = nullptr;
    QTimer m_soon;
};

} // namespace foyer::ui
