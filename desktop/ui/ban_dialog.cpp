// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/ban_dialog.h"

#include "common/base/limits.h"
#include "desktop/model/conversation_title.h"
#include "desktop/model/people.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace foyer::ui {

namespace {
constexpr int kWidth = 420;
} // namespace

BanDialog::BanDialog(model::People &people, ConversationId room, const protocol::User &user, QWidget *parent)
    : SavingDialog(parent)
    , m_people(people)
    , m_room(room)
    , m_user(user.id)
    , m_reason(new QLineEdit(this))
{
    const QString name = model::nameOf(user);
    setObjectName(QStringLiteral("banDialog"));
    setWindowTitle(tr("Ban %1?").arg(name));
    setMinimumWidth(kWidth);
    auto *what = new QLabel(
        tr("%1 is removed from the room and cannot come back until the ban is lifted.").arg(name), this);
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    auto *label = new QLabel(tr("Reason"), this);
    label->setBuddy(m_reason);
    m_reason->setObjectName(QStringLiteral("banReason"));
    m_reason->setMaxLength(limits::kBanReasonMax);
    m_reason->setPlaceholderText(tr("Optional; owners and moderators see it"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(what);
    layout->addWidget(label);
    layout->addWidget(m_reason);
    addFoot(layout, "banNow", tr("Ban"));
    m_reason->setFocus();
}

void BanDialog::save()
{
    startSaving(1);
    m_people.ban(m_room, m_user, m_reason->text().trimmed(), this, whenDone());
}

} // namespace foyer::ui
