// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace foyer::chat {

class EventSink;

/// Who is online: soft state of this process, never stored. A user is online while he has at least one
/// connection that is past its hello. Changes are collected for a moment and told once per conversation, so a
/// storm of joins costs one event a member and moment. Thread: main.
class Presence : public QObject
{
    Q_OBJECT

public:
    explicit Presence(EventSink &sink, QObject *parent = nullptr);

    /// A connection of the user came up; `conversations` are his memberships.
    void connected(UserId user, const QList<ConversationId> &conversations);
    /// A connection of the user went away.
    void disconnected(UserId user);
    /// The user joined or left a conversation while perhaps online.
    void joined(UserId user, ConversationId conversation);
    void left(UserId user, ConversationId conversation);

    [[nodiscard]] bool isOnline(UserId user) const;
    /// How many members of the conversation are online.
    [[nodiscard]] int onlineCount(ConversationId conversation) const;
    /// How many users are online.
    [[nodiscard]] int onlineCount() const;

private:
    struct OnlineUser
    {
        int connections = 0;
        QSet<ConversationId> conversations;
    };
    struct Change
    {
        QSet<UserId> online;
        QSet<UserId> offline;
    };
    void note(UserId user, ConversationId conversation, bool isOnline);
    void announce();

    EventSink &m_sink;
    QHash<UserId, OnlineUser> m_users;
    QHash<ConversationId, int> m_counts;
    QHash<ConversationId, Change> m_changes;
    QTimer m_timer;
};

} // namespace foyer::chat
