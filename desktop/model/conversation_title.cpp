// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/conversation_title.h"

#include <QCoreApplication>

namespace foyer::model {

QString titleOf(const protocol::Conversation &conversation)
{
    if (!conversation.partner)
        return conversation.name;
    const protocol::User &user = conversation.partner->user;
    if (user.role == protocol::UserRole::Deleted)
        return QCoreApplication::translate("Conversation", "Deleted user");
    return user.displayName;
}

} // namespace foyer::model
