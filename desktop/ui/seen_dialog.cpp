// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/seen_dialog.h"

#include "desktop/model/chat_session.h"
#include "desktop/model/conversation_title.h"
#include "desktop/ui/avatar_icons.h"
#include "desktop/ui/error_text.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace foyer::ui {

SeenDialog::SeenDialog(model::ChatSession &session, const protocol::MessagePlace &place, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("seenDialog"));
    setWindowTitle(tr("Who has read it"));
    resize(340, 320);
    auto *list = new QListWidget(this);
    list->setObjectName(QStringLiteral("seenBy"));
    list->setAccessibleName(tr("Who has read it"));
    auto *avatars = new AvatarIcons(session, *list);
    list->setSpacing(2);
    list->hide();
    auto *status = new QLabel(tr("Loading …"), this);
    status->setProperty("kind", QStringLiteral("dim"));
    status->setAlignment(Qt::AlignCenter);
    status->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(list, 1);
    layout->addWidget(status, 1);
    layout->addWidget(buttons);
    session.actions().loadSeen(place, this, [this, list, avatars, status](const Result<model::SeenBy> &seen) {
        if (!seen || seen->users.isEmpty()) {
            status->setText(!seen ? errorText(seen.error().code)
                                : seen->isTold
                                ? tr("Nobody has read it yet.")
                                : tr("That is not told here, or you do not tell it yourself."));
            return;
        }
        status->hide();
        list->show();
        for (const protocol::User &user : seen->users) {
            auto *item = new QListWidgetItem(model::nameOf(user), list);
            avatars->show(*item, user);
        }
    });
}

} // namespace foyer::ui
