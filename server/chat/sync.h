// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/server_frame.h"
#include "server/chat/conversation_store.h"
#include "server/chat/message_store.h"

#include <QCoroTask>

namespace foyer::chat {

class EventSink;
class Presence;

/// A stretch of a conversation's messages, ascending by seq.
struct SurroundingMessages
{
    QList<protocol::Message> messages;
    bool hasOlder = false;
    bool hasNewer = false;
};

/// Reading: catching up by revision, history by pages. Every path checks membership.
/// Thread: main.
class Sync
{
public:
    /// Everything passed in must outlive this object and its running tasks.
    Sync(ConversationStore &conversations, MessageStore &messages, EventSink &sink, const Presence &presence);

    /// What the client lacks. Conversations that the user is not in are left out. The caller holds live events
    /// of this connection back until the answer is on its way.
    [[nodiscard]] QCoro::Task<Result<protocol::SyncAnswer>> catchUp(UserId user,
                                                                    protocol::SyncRequest request);
    /// Messages before a seq (invalid: the newest), ascending. NotMember, InvalidField.
    [[nodiscard]] QCoro::Task<Result<MessagePage>> history(UserId user, ConversationId conversation,
                                                           Seq before, int limit);
    /// Up to `limit` messages around one, as many before it as from it on. NotMember, InvalidField.
    [[nodiscard]] QCoro::Task<Result<SurroundingMessages>> around(UserId user, protocol::MessagePlace place,
                                                                  int limit);
    /// The user's conversations, for subscribing a new connection.
    [[nodiscard]] QCoro::Task<Result<Memberships>> membershipsOf(UserId user);

private:
    ConversationStore &m_conversations;
    MessageStore &m_messages;
    EventSink &m_sink;
    const Presence &m_presence;
};

} // namespace foyer::chat
