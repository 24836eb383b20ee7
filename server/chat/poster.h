// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/message.h"
#include "server/chat/allowances.h"
#include "server/chat/message_store.h"

#include <QCoroTask>

#include <optional>

namespace foyer {
class Clock;
}

namespace foyer::chat {

class EventSink;
class Presence;

/// Posting: checks a message, has it stored, then tells the conversation. Thread: main.
class Poster
{
public:
    struct Settings
    {
        /// Posts per second that a user may keep up; zero or less: no limit.
        double perSecond = 5;
        /// Posts at once after a pause.
        double burst = 20;
    };

    /// Everything passed in must outlive this object and its running tasks.
    Poster(MessageStore &store, EventSink &sink, Presence &presence, const Clock &clock, Settings settings);

    /// Stores the message durably and pushes it to the conversation; the same ref again gets the first answer
    /// and no second push. Who does not have a direct conversation among his own gets it before. `alias` is the name to show it under. The names that the text calls with @ are found on the way. TextEmpty, TextTooLong, InvalidField (ref), NotMember, TooManyRequests, RefReused,
    /// UploadUnfinished, NotFound, MessageRecalled, Unavailable.
    [[nodiscard]] QCoro::Task<Result<StoredPost>> post(UserId author, protocol::PostRequest request,
                                                       std::optional<protocol::Alias> alias = {});

private:
    void reveal(Revealed revealed);

    MessageStore &m_store;
    EventSink &m_sink;
    Presence &m_presence;
    const Clock &m_clock;
    Allowances m_allowances;
};

} // namespace foyer::chat
