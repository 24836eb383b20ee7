// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/event_sink.h"

#include <QList>
#include <QPair>

namespace foyer::test {

/// An event sink that writes down what it is told.
class RecordingSink final : public chat::EventSink
{
public:
    void toConversation(ConversationId conversation, const protocol::ServerEvent &event) override
    {
        conversationEvents.append({conversation, event});
    }
    void toUser(UserId user, const protocol::ServerEvent &event) override
    {
        userEvents.append({user, event});
    }
    void toNeighbours(UserId user, const QList<ConversationId> &conversations,
                      const protocol::ServerEvent &event) override
    {
        neighbourEvents.append({user, conversations, event});
    }
    void subscribe(UserId user, ConversationId conversation) override
    {
        subscribed.append({user, conversation});
    }
    void unsubscribe(UserId user, ConversationId conversation) override
    {
        unsubscribed.append({user, conversation});
    }

    QList<QPair<ConversationId, protocol::ServerEvent>> conversationEvents;
    QList<QPair<UserId, protocol::ServerEvent>> userEvents;
    struct ToNeighbours
    {
        UserId user;
        QList<ConversationId> conversations;
        protocol::ServerEvent event;
    };
    QList<ToNeighbours> neighbourEvents;
    QList<QPair<UserId, ConversationId>> subscribed;
    QList<QPair<UserId, ConversationId>> unsubscribed;
};

} // namespace foyer::test
