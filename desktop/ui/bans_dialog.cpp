// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/bans_dialog.h"

#include "desktop/model/chat_session.h"
#include "desktop/model/conversation_title.h"
#include "desktop/ui/avatar_icons.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/quiet_times.h"

#include <QListWidget>
#include <QPushButton>

namespace foyer::ui {

namespace {
constexpr int kUserRole = Qt::UserRole;
} // namespace

BansDialog::BansDialog(model::ChatSession &session, ConversationId room, QWidget *parent)
    : ListChoiceDialog(tr("Type a few letters"), tr("Lift the ban"), parent)
    , m_people(session.people())
    , m_avatars(new AvatarIcons(session, list()))
    , m_room(room)
{
    setObjectName(QStringLiteral("bansDialog"));
    setWindowTitle(tr("Who is banned"));
    list().setObjectName(QStringLiteral("bans"));
    list().setAccessibleName(tr("Who is banned"));
    button().setObjectName(QStringLiteral("liftBan"));
    say(tr("Loading …"));
    filterRows();
    m_people.loadBans(room, this, [this](const Result<QList<protocol::Ban>> &bans) {
        if (bans)
            fill(*bans);
        else
            say(errorText(bans.error().code));
    });
}

void BansDialog::fill(const QList<protocol::Ban> &bans)
{
    for (const protocol::Ban &ban : bans) {
        const QString about = ban.reason.isEmpty()
            ? tr("By %1, %2").arg(model::nameOf(ban.by), momentText(ban.createdAt))
            : tr("%1 — by %2, %3").arg(ban.reason, model::nameOf(ban.by), momentText(ban.createdAt));
        QListWidgetItem *item = addRow(QStringLiteral("%1\n%2").arg(model::nameOf(ban.user), about));
        m_avatars->show(*item, ban.user);
        item->setToolTip(ban.reason.toHtmlEscaped());
        item->setData(kUserRole, ban.user.id.value());
    }
    say(bans.isEmpty() ? tr("Nobody is banned.") : QString());
    list().setCurrentRow(bans.isEmpty() ? -1 : 0);
}

void BansDialog::choose(const QListWidgetItem &item)
{
    const qint64 user = item.data(kUserRole).toLongLong();
    m_people.liftBan(m_room, UserId(user), this, [this, user](const Result<> &done) {
        if (!done) {
            say(errorText(done.error().code));
            return;
        }
        for (int row = list().count() - 1; row >= 0; --row) {
            if (list().item(row)->data(kUserRole).toLongLong() == user)
                delete list().takeItem(row);
        }
        say(list().count() == 0 ? tr("Nobody is banned.") : QString());
    });
}

} // namespace foyer::ui
