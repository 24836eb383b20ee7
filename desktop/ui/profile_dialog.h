// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/profile.h"
#include "desktop/model/own_profile.h"
#include "desktop/ui/saving_dialog.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

class AvatarChoice;
struct Theme;

/// How the user shows himself: name, status and avatar; and his password.
class ProfileDialog : public SavingDialog
{
    Q_OBJECT

public:
    /// Session and theme must outlive the dialog.
    ProfileDialog(model::ChatSession &session, const Theme &theme, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *makeShown();
    [[nodiscard]] QWidget *makePassword();
    void fill(const protocol::Profile &profile);
    void save() override;
    [[nodiscard]] model::ProfileChange wanted() const;

    model::OwnProfile &m_model;
    AvatarChoice *m_avatar;
    /// As the server knows it.
    protocol::Profile m_profile;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_emoji = nullptr;
    QLineEdit *m_status = nullptr;
    QLineEdit *m_password = nullptr;
    QLineEdit *m_newPassword = nullptr;
};

} // namespace foyer::ui
