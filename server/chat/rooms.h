// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"

#include <QCoroTask>
#include <QList>
#include <QString>

namespace foyer {
class Clock;
}

namespace foyer::chat {

class ConversationStore;
class EventSink;
class Presence;

/// Rooms and their members: list, create, join, leave. Thread: main.
class Rooms
{
public:
    /// Everything passed in must outlive this object and its running tasks.
    Rooms(ConversationStore &store, EventSink &sink, Presence &presence, const Clock &clock);

    /// All rooms with member and online counts.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Room>>> list(UserId viewer);
    /// Creates a room; its creator owns it and is in it. InvalidField, NameTaken.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> create(UserId owner, QString name,
                                                                     QString topic);
    /// Makes the user a member, tells the others, and returns the room as the user now sees it. NotFound.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> join(UserId user, ConversationId room);
    /// Tells the lobby of a new account, which is a member from its first moment on.
    [[nodiscard]] QCoro::Task<> welcome(UserId user);
    /// Ends the membership. NotFound if the user was not in it.
    [[nodiscard]] QCoro::Task<Result<>> leave(UserId user, ConversationId room);

    /// The user's conversations with online counts, most recently active first.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Conversation>>> conversationsOf(UserId user);
    /// Members with who is online, by name. NotMember.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Member>>> members(UserId viewer, ConversationId room);

private:
    void enter(UserId user, protocol::Conversation &conversation);
    [[nodiscard]] QCoro::Task<> announce(ConversationId room, UserId user);

    ConversationStore &m_store;
    EventSink &m_sink;
    Presence &m_presence;
    const Clock &m_clock;
};

} // namespace foyer::chat
