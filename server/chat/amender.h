// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/message.h"
#include "server/chat/allowances.h"
#include "server/chat/amendment_store.h"

#include <QCoroTask>
#include <QList>
#include <QString>

#include <chrono>

namespace foyer {
class Clock;
}

namespace foyer::chat {

class ConversationStore;
class EventSink;

/// Changing what was said: editing, recalling, reacting, pinning. Each change is stored durably, takes a revision, and is
/// pushed to the conversation as the changed message. Thread: main.
class Amender
{
public:
    struct Settings
    {
        /// How long an author may edit, and take back, what he wrote.
        std::chrono::milliseconds editFor = std::chrono::hours(24);
        std::chrono::milliseconds recallFor = std::chrono::minutes(2);
        /// Changes per second that a user may keep up, and at once after a pause; zero or less: no limit.
        double perSecond = 5;
        double burst = 20;
    };

    /// Everything passed in must outlive this object and its running tasks.
    Amender(AmendmentStore &store, ConversationStore &conversations, EventSink &sink, const Clock &clock,
            Settings settings);

    /// Each returns the message as it is now. Errors: those of AmendmentStore, TooManyRequests, Unavailable.
    /// TextTooLong, InvalidField, TextEmpty besides.
    [[nodiscard]] QCoro::Task<Result<protocol::Message>> edit(UserId actor, protocol::MessagePlace place,
                                                              QString text);
    [[nodiscard]] QCoro::Task<Result<protocol::Message>> recall(UserId actor, protocol::MessagePlace place);
    /// InvalidField (emoji) if it is not exactly one emoji.
    [[nodiscard]] QCoro::Task<Result<protocol::Message>> react(UserId actor, protocol::MessagePlace place,
                                                               QString emoji, bool isThere);
    [[nodiscard]] QCoro::Task<Result<protocol::Message>> pin(UserId actor, protocol::MessagePlace place,
                                                             bool isPinned);

    /// Earlier wordings, oldest first. NotMember, NotFound, Forbidden.
    [[nodiscard]] QCoro::Task<Result<QList<Wording>>> wordings(UserId viewer, protocol::MessagePlace place);
    /// Pinned messages, latest pin first. NotMember.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Message>>> pinned(UserId viewer,
                                                                       ConversationId conversation);

private:
    [[nodiscard]] Amendment amendment(UserId actor, protocol::MessagePlace place) const;
    protocol::Message tell(const Amended &amended);

    AmendmentStore &m_store;
    ConversationStore &m_conversations;
    EventSink &m_sink;
    const Clock &m_clock;
    Settings m_settings;
    Allowances m_allowances;
};

} // namespace foyer::chat
