// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/rights.h"
#include "desktop/model/room_settings.h"
#include "desktop/ui/saving_dialog.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
QT_END_NAMESPACE

namespace foyer::ui {

/// How the user has a conversation, and, as far as he has the rights, how the room is set up.
class RoomSettingsDialog : public SavingDialog
{
    Q_OBJECT

public:
    /// The settings must outlive the dialog, and hold the conversation when it is made.
    RoomSettingsDialog(model::RoomSettings &settings, ConversationId conversation, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *makeOwn(const protocol::Conversation &conversation);
    [[nodiscard]] QWidget *makeRoom(const protocol::Conversation &conversation);
    [[nodiscard]] QLineEdit *addText(QFormLayout *form, const QString &label, const QString &text,
                                     int mostCharacters, protocol::Right right);
    /// How often a member writes in slow mode.
    [[nodiscard]] static QString pauseText(int seconds);
    void addDeeds(QFormLayout *form, const protocol::Conversation &conversation);
    void save() override;
    void chooseCover();
    void doAtOnce(const model::RoomChange &change);
    [[nodiscard]] model::PreferenceChange wantedPreferences(const protocol::Conversation &now) const;
    [[nodiscard]] model::RoomChange wantedChange(const protocol::Conversation &now) const;

    model::RoomSettings &m_settings;
    ConversationId m_id;
    QComboBox *m_notify = nullptr;
    QComboBox *m_quiet = nullptr;
    QCheckBox *m_favourite = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_topic = nullptr;
    QCheckBox *m_private = nullptr;
    QCheckBox *m_announcements = nullptr;
    QComboBox *m_slow = nullptr;
};

} // namespace foyer::ui
