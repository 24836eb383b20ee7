// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/conversation_title.h"

#include <QCoreApplication>

namespace foyer::model {

QString nameOf(const protocol::User &user)
{
    if (user.role == protocol::UserRole::Deleted)
        return QCoreApplication::translate("Conversation", "Deleted user");
    return user.displayName;
}

QString titleOf(const protocol::Conversation &conversation)
{
    return conversation.partner ? nameOf(conversation.partner->user) : conversation.name;
}

} // namespace foyer::model
