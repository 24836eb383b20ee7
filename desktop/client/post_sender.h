// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/server_frame.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace foyer {
class Clock;
}

namespace foyer::client {

class Link;
class Outbox;

/// Sends what the outbox holds, one post a conversation at a time, so that they arrive in the order they were written. A
/// post that nobody answers makes it give the connection up; it goes out again, under the same ref, on the next one.
/// Thread: the one that made it.
class PostSender : public QObject
{
    Q_OBJECT

public:
    /// All of these must outlive it.
    PostSender(const Clock &clock, Link &link, Outbox &outbox, std::chrono::milliseconds answerTimeout,
               QObject *parent = nullptr);

    /// Everything was caught up with: sends what waits, from now on.
    void connected();
    /// Nobody will answer any more.
    void disconnected();
    /// Forgets what it knows of an account.
    void clear();
    /// Sends what can be sent.
    void send();

    void take(const protocol::Posted &posted);
    /// What may work later is sent again, as soon as the server said; anything else has failed.
    void take(const protocol::Refused &refused);

private:
    struct InFlight
    {
        Ref ref;
        qint64 sentAt = 0;
    };

    void rest(ConversationId conversation, std::chrono::seconds duration);
    void checkAnswers();

    const Clock &m_clock;
    Link &m_link;
    Outbox &m_outbox;
    std::chrono::milliseconds m_answerTimeout;
    bool m_isConnected = false;
    QHash<ConversationId, InFlight> m_inFlight;
    /// Where the server asked to wait.
    QSet<ConversationId> m_resting;
    /// Whose pictures were sent a second time.
    QSet<Ref> m_renewed;
    QTimer m_answerTimer;
};

} // namespace foyer::client
