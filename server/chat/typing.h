// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/server_frame.h"
#include "common/protocol/user.h"
#include "server/chat/allowances.h"

#include <QCoroTask>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace foyer {
class Clock;
}

namespace foyer::chat {

class EventSink;
class Personal;
class Presence;

/// Who is writing where: soft state, told to the members who are online. It ends by itself some seconds after the last
/// word of it, with a message, with the membership and with the user's last connection. Thread: main.
class Typing : public QObject
{
    Q_OBJECT

public:
    /// How long one word of it holds, in milliseconds. Clients repeat it every three seconds.
    static constexpr qint64 kHolds = 6'000;

    /// Everything passed in must outlive this object and its running tasks.
    Typing(EventSink &sink, const Presence &presence, Personal &personal, const Clock &clock,
           QObject *parent = nullptr);

    /// The user is writing. NotMember. Whatever comes too often, in a conversation with more than limits::kTypingOnlineMax
    /// members online, or of somebody who does not tell it, is dropped.
    QCoro::Task<Result<>> typed(protocol::User user, ConversationId conversation);
    /// The user has stopped: what he wrote was posted.
    void ended(UserId user, ConversationId conversation);

private:
    struct Writer
    {
        protocol::Typist typist;
        /// Of the monotonic clock.
        qint64 until = 0;
    };
    void tell();

    EventSink &m_sink;
    const Presence &m_presence;
    Personal &m_personal;
    const Clock &m_clock;
    Allowances m_allowances;
    /// In the order in which they began.
    QHash<ConversationId, QList<Writer>> m_writers;
    QSet<ConversationId> m_changed;
    QTimer m_timer;
};

} // namespace foyer::chat
