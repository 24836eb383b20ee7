// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/event_sink.h"

namespace foyer::test {

/// Hands everything on to the real sink, which must outlive it; what a sabotage breaks, it overrides.
class ForwardingSink : public chat::EventSink
{
public:
    explicit ForwardingSink(chat::EventSink &real)
        : m_real(real)
    {
    }

    void toConversation(ConversationId conversation, const protocol::ServerEvent &event) override
    {
        m_real.toConversation(conversation, event);
    }
    void toUser(UserId user, const protocol::ServerEvent &event) override { m_real.toUser(user, event); }
    void toNeighbours(UserId user, const QList<ConversationId> &conversations,
                      const protocol::ServerEvent &event) override
    {
        m_real.toNeighbours(user, conversations, event);
    }
    void subscribe(UserId user, ConversationId conversation) override
    {
        m_real.subscribe(user, conversation);
    }
    void unsubscribe(UserId user, ConversationId conversation) override
    {
        m_real.unsubscribe(user, conversation);
    }

private:
    chat::EventSink &m_real;
};

} // namespace foyer::test
