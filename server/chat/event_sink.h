// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/server_frame.h"

#include <QList>

namespace foyer::chat {

/// Port: where events for live connections go. A sink delivers best effort; the store is the truth. Thread: main.
class EventSink
{
public:
    virtual ~EventSink() = default;

    /// To every connection of every member of the conversation who is online.
    virtual void toConversation(ConversationId conversation, const protocol::ServerEvent &event) = 0;
    /// To every connection of the user.
    virtual void toUser(UserId user, const protocol::ServerEvent &event) = 0;
    /// To every connection of the user and of the members of these conversations who are online, once to each.
    virtual void toNeighbours(UserId user, const QList<ConversationId> &conversations,
                              const protocol::ServerEvent &event) = 0;
    /// From now on the user's connections get the conversation's events.
    virtual void subscribe(UserId user, ConversationId conversation) = 0;
    /// From now on they do not.
    virtual void unsubscribe(UserId user, ConversationId conversation) = 0;
};

} // namespace foyer::chat
