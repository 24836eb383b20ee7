// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/event_sink.h"

namespace foyer::hooks {

class HookCourier;

/// Hands on every event and lets the courier hear of messages. Thread: main.
class HearingSink final : public chat::EventSink
{
public:
    /// Both must outlive this object.
    HearingSink(chat::EventSink &next, HookCourier &courier)
        : m_next(next)
        , m_courier(courier)
    {
    }

    void toConversation(ConversationId conversation, const protocol::ServerEvent &event) override;
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
    chat::EventSink &m_next;
    HookCourier &m_courier;
};

} // namespace foyer::hooks
