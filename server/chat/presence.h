// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/limits.h"
#include "common/protocol/conversation.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace foyer::chat {

class EventSink;

/// Whether somebody uses a client.
enum class Activity { Active, Idle };

struct PresenceSettings
{
    /// How long changes are collected before they are told: long enough to gather a storm into one event, short enough to
    /// feel immediate.
    std::chrono::milliseconds moment{250};
    /// Members online up to which names are told. With more of them only the count is, and that every `longMoment`
    /// moments, so that everybody's coming costs each of them a few short events.
    int namesMax = limits::kPresenceNamesMax;
    int longMoment = 8;
};

/// Who is online: soft state of this process, never stored. A user is online while he has at least one connection that is
/// past its hello, and idle while all of them are. Changes are collected for a moment and told once per conversation.
/// Thread: main.
class Presence : public QObject
{
    Q_OBJECT

public:
    explicit Presence(EventSink &sink, QObject *parent = nullptr);
    Presence(EventSink &sink, PresenceSettings settings, QObject *parent = nullptr);

    /// A connection of the user came up, in use; `conversations` are his memberships.
    void connected(UserId user, const QList<ConversationId> &conversations);
    /// A connection of the user went away; `last` is what it was when it did.
    void disconnected(UserId user, Activity last = Activity::Active);
    /// A connection of the user was the other before, and is this now.
    void changed(UserId user, Activity now);
    /// The user joined or left a conversation while perhaps online.
    void joined(UserId user, ConversationId conversation);
    void left(UserId user, ConversationId conversation);

    [[nodiscard]] bool isOnline(UserId user) const;
    /// Whether he is online, but idle.
    [[nodiscard]] bool isIdle(UserId user) const;
    /// Whether he is online and a member.
    [[nodiscard]] bool isIn(UserId user, ConversationId conversation) const;
    /// How many members of the conversation are online.
    [[nodiscard]] int onlineCount(ConversationId conversation) const;
    /// How many users are online.
    [[nodiscard]] int onlineCount() const;

    /// What a conversation's member sees of who is online: how many, and of a direct one whether the other is.
    void fillIn(protocol::Conversation &conversation) const;

signals:
    /// The user's last connection went.
    void wentOffline(UserId user);
    /// The user is no member any more, or not online.
    void wentFrom(UserId user, ConversationId conversation);

private:
    enum class State { Offline, Idle, Online };
    struct OnlineUser
    {
        int connections = 0;
        int idle = 0;
        QSet<ConversationId> conversations;
    };
    /// What was so when the moment began.
    struct Change
    {
        QHash<UserId, State> before;
        int countBefore = 0;
        /// Moments until it is told.
        int moments = 1;
    };
    [[nodiscard]] State stateIn(UserId user, ConversationId conversation) const;
    void note(UserId user, ConversationId conversation, State before);
    void count(ConversationId conversation, int more);
    void endMoment();
    void announce(ConversationId conversation, const Change &change);

    EventSink &m_sink;
    PresenceSettings m_settings;
    QHash<UserId, OnlineUser> m_users;
    QHash<ConversationId, int> m_counts;
    QHash<ConversationId, Change> m_changes;
    QTimer m_timer;
};

} // namespace foyer::chat
