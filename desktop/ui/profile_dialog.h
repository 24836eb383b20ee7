// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/profile.h"
#include "desktop/model/own_profile.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace foyer::ui {

/// How the user shows himself: name, status and avatar; and his password.
class ProfileDialog : public QDialog
{
    Q_OBJECT

public:
    /// The profile must outlive the dialog.
    explicit ProfileDialog(model::OwnProfile &profile, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *makeShown();
    [[nodiscard]] QWidget *makeAvatars();
    [[nodiscard]] QWidget *makePassword();
    [[nodiscard]] QWidget *makeButtons();
    void fill(const protocol::Profile &profile);
    void save();
    void chooseAvatar();
    void refuse(const QString &why);
    void finished(const Result<> &done);
    [[nodiscard]] model::ProfileChange wanted() const;

    model::OwnProfile &m_model;
    /// As the server knows it.
    protocol::Profile m_profile;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_emoji = nullptr;
    QLineEdit *m_status = nullptr;
    QButtonGroup *m_avatars = nullptr;
    QLineEdit *m_password = nullptr;
    QLineEdit *m_newPassword = nullptr;
    QLabel *m_error;
    QPushButton *m_save = nullptr;
    /// Requests that were not answered yet.
    int m_pending = 0;
    bool m_hasFailed = false;
};

} // namespace foyer::ui
