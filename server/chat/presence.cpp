// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/presence.h"

#include "server/chat/event_sink.h"

#include <chrono>

namespace foyer::chat {
namespace {

/// Long enough to gather a storm of joins into one event, short enough to feel immediate.
constexpr std::chrono::milliseconds kMoment{250};

} // namespace

Presence::Presence(EventSink &sink, QObject *parent)
    : QObject(parent)
    , m_sink(sink)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kMoment);
    connect(&m_timer, &QTimer::timeout, this, &Presence::announce);
}

void Presence::connected(UserId user, const QList<ConversationId> &conversations)
{
    OnlineUser &online = m_users[user];
    ++online.connections;
    for (const ConversationId conversation : conversations) {
        if (online.conversations.contains(conversation))
            continue;
        online.conversations.insert(conversation);
        note(user, conversation, true);
    }
}

void Presence::disconnected(UserId user)
{
    const auto found = m_users.find(user);
    if (found == m_users.end() || --found->connections > 0)
        return;
    const QSet<ConversationId> conversations = found->conversations;
    m_users.erase(found);
    for (const ConversationId conversation : conversations)
        note(user, conversation, false);
}

void Presence::joined(UserId user, ConversationId conversation)
{
    const auto found = m_users.find(user);
    if (found == m_users.end() || found->conversations.contains(conversation))
        return;
    found->conversations.insert(conversation);
    note(user, conversation, true);
}

void Presence::left(UserId user, ConversationId conversation)
{
    const auto found = m_users.find(user);
    if (found != m_users.end() && found->conversations.remove(conversation))
        note(user, conversation, false);
}

bool Presence::isOnline(UserId user) const
{
    return m_users.contains(user);
}

int Presence::onlineCount(ConversationId conversation) const
{
    return m_counts.value(conversation);
}

int Presence::onlineCount() const
{
    return int(m_users.size());
}

void Presence::note(UserId user, ConversationId conversation, bool isOnline)
{
    int &count = m_counts[conversation];
    count += isOnline ? 1 : -1;
    if (count == 0)
        m_counts.remove(conversation);

    // Going and coming back within one moment (a page reload) is no news.
    Change &change = m_changes[conversation];
    QSet<UserId> &opposite = isOnline ? change.offline : change.online;
    if (!opposite.remove(user))
        (isOnline ? change.online : change.offline).insert(user);
    if (!m_timer.isActive())
        m_timer.start();
}

void Presence::announce()
{
    const QHash<ConversationId, Change> changes = std::exchange(m_changes, {});
    for (auto it = changes.cbegin(); it != changes.cend(); ++it) {
        if (it->online.isEmpty() && it->offline.isEmpty())
            continue;
        m_sink.toConversation(it.key(),
                              protocol::PresenceEvent{it.key(), it->online.values(), it->offline.values(),
                                                      onlineCount(it.key())});
    }
}

} // namespace foyer::chat
