// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/blocked_dialog.h"

#include "desktop/model/chat_session.h"
#include "desktop/model/conversation_title.h"
#include "desktop/ui/avatar_icons.h"
#include "desktop/ui/error_text.h"

#include <QListWidget>
#include <QPushButton>

namespace foyer::ui {

namespace {
constexpr int kIdRole = Qt::UserRole;
} // namespace

BlockedDialog::BlockedDialog(model::ChatSession &session, QWidget *parent)
    : ListChoiceDialog(tr("Name of a person"), tr("Unblock"), parent)
    , m_people(session.people())
    , m_avatars(new AvatarIcons(session, list()))
{
    setObjectName(QStringLiteral("blockedDialog"));
    setWindowTitle(tr("Blocked people"));
    list().setObjectName(QStringLiteral("blocked"));
    list().setAccessibleName(tr("Blocked people"));
    button().setObjectName(QStringLiteral("unblock"));
    say(tr("Loading …"));
    filterRows();
    m_people.loadBlocked(this, [this](const Result<QList<protocol::User>> &users) {
        if (users)
            fill(*users);
        else
            say(errorText(users.error().code));
    });
}

void BlockedDialog::fill(const QList<protocol::User> &users)
{
    for (const protocol::User &user : users) {
        QListWidgetItem *item = addRow(QStringLiteral("%1\n@%2").arg(model::nameOf(user), user.username));
        m_avatars->show(*item, user);
        item->setData(kIdRole, user.id.value());
    }
    say(users.isEmpty() ? tr("You have blocked nobody.")
                        : tr("What they write is folded away. They are not told."));
    list().setCurrentRow(users.isEmpty() ? -1 : 0);
}

void BlockedDialog::choose(const QListWidgetItem &item)
{
    const qint64 user = item.data(kIdRole).toLongLong();
    m_people.setBlocked(UserId(user), false, this, [this, user](const Result<> &done) {
        if (!done) {
            say(errorText(done.error().code));
            return;
        }
        for (int row = list().count() - 1; row >= 0; --row) {
            if (list().item(row)->data(kIdRole).toLongLong() == user)
                delete list().takeItem(row);
        }
        if (list().count() == 0)
            say(tr("You have blocked nobody."));
    });
}

} // namespace foyer::ui
