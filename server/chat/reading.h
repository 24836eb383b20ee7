// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"
#include "server/chat/reading_store.h"

#include <QCoroTask>
#include <QList>

namespace foyer::chat {

class ConversationStore;
class EventSink;
class Presence;

/// Who has read a message.
struct SeenBy
{
    /// False when that is not told: the conversation has too many members, or the asking user does not tell it himself.
    bool isTold = false;
    QList<protocol::User> users;
};

/// Read positions: moving one's own, and seeing how far others are. Thread: main.
class Reading
{
public:
    /// Everything passed in must outlive this object and its running tasks.
    Reading(ReadingStore &store, ConversationStore &conversations, EventSink &sink, const Presence &presence);

    /// Moves the user's position, tells his other clients, and in a small conversation the others. Where it is now.
    /// NotMember.
    [[nodiscard]] QCoro::Task<Result<Seq>> move(UserId user, protocol::ReadRequest request);
    /// Who has read a message, but for its author and those who joined after it was written. NotMember, NotFound.
    [[nodiscard]] QCoro::Task<Result<SeenBy>> seenBy(UserId viewer, protocol::MessagePlace place);

private:
    QCoro::Task<> tellOthers(UserId user, ConversationId conversation);

    ReadingStore &m_store;
    ConversationStore &m_conversations;
    EventSink &m_sink;
    const Presence &m_presence;
};

} // namespace foyer::chat
