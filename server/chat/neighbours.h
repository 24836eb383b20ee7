// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/profile.h"

#include <QCoroTask>

namespace foyer::chat {

class ConversationStore;
class EventSink;

/// Those who share a conversation with somebody. Thread: main.
class Neighbours
{
public:
    /// Everything passed in must outlive this object and its running tasks.
    Neighbours(ConversationStore &conversations, EventSink &sink);

    /// Tells them, and the user's own clients, how the user shows himself now; each connection once. Whoever cannot be told
    /// now sees it at the next look.
    [[nodiscard]] QCoro::Task<> tell(protocol::Profile profile);

private:
    ConversationStore &m_conversations;
    EventSink &m_sink;
};

} // namespace foyer::chat
