// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/room_teller.h"

namespace foyer::chat {
class ConversationStore;
class Doorway;
class EventSink;
class MessageStore;
class Removals;
} // namespace foyer::chat

namespace foyer::admin {

class ManagedRoomStore;

/// Tells the members of rooms what administrators did there: how the room is now, who owns it, or that it is over. What was told
/// in the room itself is read from there. Thread: main.
class RoomFollower final : public RoomTeller
{
public:
    /// Everything passed in must outlive this object and its running tasks.
    RoomFollower(ManagedRoomStore &store, chat::ConversationStore &conversations,
                 chat::MessageStore &messages, chat::Doorway &doorway, chat::EventSink &sink,
                 chat::Removals &removals);

    [[nodiscard]] QCoro::Task<Result<>> tell(AuditEntry entry) override;

private:
    [[nodiscard]] QCoro::Task<Result<>> tellLook(ConversationId room);
    [[nodiscard]] QCoro::Task<Result<>> tellRoles(ConversationId room);
    [[nodiscard]] QCoro::Task<Result<>> tellNotices(ConversationId room, Timestamp at);
    [[nodiscard]] QCoro::Task<Result<>> tellEnd(ConversationId room);

    ManagedRoomStore &m_store;
    chat::ConversationStore &m_conversations;
    chat::MessageStore &m_messages;
    chat::Doorway &m_doorway;
    chat::EventSink &m_sink;
    chat::Removals &m_removals;
};

} // namespace foyer::admin
