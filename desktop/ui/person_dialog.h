// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/profile.h"

#include <QDialog>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

struct Theme;

/// Somebody's card: how he shows himself, and what can be done about him, also by those who run the open room.
class PersonDialog : public QDialog
{
    Q_OBJECT

public:
    /// Session and theme must outlive the dialog.
    PersonDialog(model::ChatSession &session, const Theme &theme, UserId user, QWidget *parent = nullptr);

signals:
    /// His name is to come into what is being written.
    void mentionWanted(const QString &username);
    /// The person wants to change how he shows himself.
    void ownProfileWanted();
    /// Something was done, in words.
    void said(const QString &text);

private:
    using Deed = std::function<void(const std::function<void(const Result<> &)> &done)>;

    void load();
    void refresh();
    void showWho();
    void addActions();
    void addModeration();
    QPushButton *addButton(QHBoxLayout *line, const char *name, const QString &icon, const QString &text,
                           const char *kind = "");
    [[nodiscard]] QHBoxLayout *addLine();
    void addRoles(const protocol::Member &member);
    void addSilence(const protocol::Member &member);
    /// Does it once, and tells what came of it.
    void run(const Deed &deed, const QString &done);
    [[nodiscard]] std::optional<protocol::Member> member() const;

    model::ChatSession &m_session;
    const Theme &m_theme;
    UserId m_user;
    ConversationId m_room;
    std::optional<protocol::Profile> m_profile;
    std::optional<protocol::Member> m_shownMember;
    QLabel *m_picture;
    QLabel *m_name;
    QLabel *m_about;
    QLabel *m_status;
    QLabel *m_error;
    /// What follows from who he is and what is known of him; made anew when that changes.
    QWidget *m_actions = nullptr;
    QVBoxLayout *m_layout;
    bool m_isBusy = false;
};

} // namespace foyer::ui
