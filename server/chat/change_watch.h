// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/event_sink.h"
#include "server/chat/search_index.h"

namespace foyer::chat {

/// Stands before a sink and tells the search index where something was said or changed. Thread: main.
class ChangeWatch final : public EventSink
{
public:
    /// Both must outlive this object.
    ChangeWatch(EventSink &next, SearchIndex &index)
        : m_next(next)
        , m_index(index)
    {
    }

    void toConversation(ConversationId conversation, const protocol::ServerEvent &event) override
    {
        m_next.toConversation(conversation, event);
        if (std::holds_alternative<protocol::MessageEvent>(event))
            m_index.touched(conversation);
    }
    void toUser(UserId user, const protocol::ServerEvent &event) override { m_next.toUser(user, event); }
    void toNeighbours(UserId user, const QList<ConversationId> &conversations,
                      const protocol::ServerEvent &event) override
    {
        m_next.toNeighbours(user, conversations, event);
    }
    void subscribe(UserId user, ConversationId conversation) override
    {
        m_next.subscribe(user, conversation);
    }
    void unsubscribe(UserId user, ConversationId conversation) override
    {
        m_next.unsubscribe(user, conversation);
    }

private:
    EventSink &m_next;
    SearchIndex &m_index;
};

} // namespace foyer::chat
