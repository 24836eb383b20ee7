// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/personal_settings.h"
#include "desktop/ui/saving_dialog.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace foyer::model {
class OwnAccount;
}

namespace foyer::ui {

/// What others see of the user, a copy of his data, and the end of his account.
class AccountDialog : public QDialog
{
    Q_OBJECT

public:
    /// The account must outlive the dialog.
    explicit AccountDialog(model::OwnAccount &account, QWidget *parent = nullptr);

private:
    using Choice = std::optional<bool> protocol::PersonalChange::*;

    [[nodiscard]] QWidget *makePrivacy();
    QCheckBox *addChoice(QWidget *parent, const char *name, const QString &text, const QString &hint,
                         Choice choice);
    [[nodiscard]] QWidget *makeEnd();
    void showSettings();
    void change(QCheckBox *box, Choice choice);
    void askToDelete();

    model::OwnAccount &m_account;
    QCheckBox *m_seen = nullptr;
    QCheckBox *m_lastSeen = nullptr;
    QCheckBox *m_typing = nullptr;
    QLabel *m_error;
};

/// Asks for the password before an account is deleted.
class DeleteAccountDialog : public SavingDialog
{
    Q_OBJECT

public:
    /// The account must outlive the dialog.
    explicit DeleteAccountDialog(model::OwnAccount &account, QWidget *parent = nullptr);

private:
    void save() override;

    model::OwnAccount &m_account;
    QLineEdit *m_password;
};

} // namespace foyer::ui
