// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/user.h"
#include "server/chat/allowances.h"

#include <QCoroTask>
#include <QList>
#include <QString>

namespace foyer {
class Clock;
}

namespace foyer::chat {

class DirectStore;
class EventSink;
class Presence;

/// Conversations of two people: finding somebody, opening, putting out of sight. What is said in them goes the way of all messages,
/// through Poster, which also shows them to who does not see them yet. Thread: main.
class Directs
{
public:
    struct Settings
    {
        /// Openings and searches per second that a user may keep up, and at once after a pause; zero or less: no limit.
        double perSecond = 2;
        double burst = 30;
    };

    /// Everything passed in must outlive this object and its running tasks.
    Directs(DirectStore &store, EventSink &sink, Presence &presence, const Clock &clock, Settings settings);

    /// The conversation of the two as the actor sees it, who has it among his own from now on. The other one hears nothing before
    /// the first message. Bots may open one only with people of their rooms. Errors: those of DirectStore, TooManyRequests.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> open(protocol::User actor, UserId other);
    /// Takes it from the user's own conversations, until somebody writes there or he opens it again. NotMember; Forbidden for a room.
    [[nodiscard]] QCoro::Task<Result<>> hide(UserId user, ConversationId conversation);
    /// At most limits::kPeopleMax people who can be written to and have the text in a name; bots find people of their rooms.
    /// TextTooLong, TooManyRequests.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::User>>> people(protocol::User asker, QString text);

private:
    DirectStore &m_store;
    EventSink &m_sink;
    Presence &m_presence;
    const Clock &m_clock;
    Allowances m_openings;
    Allowances m_searches;
};

} // namespace foyer::chat
