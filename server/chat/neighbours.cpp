// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/neighbours.h"

#include "server/chat/conversation_store.h"
#include "server/chat/event_sink.h"

namespace foyer::chat {

Neighbours::Neighbours(ConversationStore &conversations, EventSink &sink)
    : m_conversations(conversations)
    , m_sink(sink)
{
}

QCoro::Task<> Neighbours::tell(protocol::Profile profile)
{
    const UserId user = profile.user.id;
    const Result<QList<ConversationId>> shared = co_await m_conversations.conversationIdsOf(user);
    m_sink.toNeighbours(user, shared.value_or(QList<ConversationId>()), protocol::UserEvent{profile});
}

} // namespace foyer::chat
