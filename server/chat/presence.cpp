// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/presence.h"

#include "server/chat/event_sink.h"

namespace foyer::chat {

Presence::Presence(EventSink &sink, QObject *parent)
    : Presence(sink, PresenceSettings(), parent)
{
}

Presence::Presence(EventSink &sink, PresenceSettings settings, QObject *parent)
    : QObject(parent)
    , m_sink(sink)
    , m_settings(settings)
{
    m_timer.setInterval(settings.moment);
    connect(&m_timer, &QTimer::timeout, this, &Presence::endMoment);
}

void Presence::connected(UserId user, const QList<ConversationId> &conversations)
{
    OnlineUser &online = m_users[user];
    const State before = online.connections == 0 ? State::Offline
        : online.idle == online.connections      ? State::Idle
                                                 : State::Online;
    ++online.connections;
    if (before == State::Idle) {
        for (const ConversationId conversation : std::as_const(online.conversations))
            note(user, conversation, before);
    }
    for (const ConversationId conversation : conversations) {
        if (online.conversations.contains(conversation))
            continue;
        note(user, conversation, State::Offline);
        online.conversations.insert(conversation);
        count(conversation, 1);
    }
}

void Presence::disconnected(UserId user, Activity last)
{
    const auto found = m_users.find(user);
    if (found == m_users.end())
        return;
    if (found->connections > 1) {
        const bool wasIdle = isIdle(user);
        --found->connections;
        found->idle -= last == Activity::Idle ? 1 : 0;
        if (isIdle(user) != wasIdle) {
            for (const ConversationId conversation : std::as_const(found->conversations))
                note(user, conversation, wasIdle ? State::Idle : State::Online);
        }
        return;
    }
    const QSet<ConversationId> conversations = found->conversations;
    for (const ConversationId conversation : conversations) {
        note(user, conversation, stateIn(user, conversation));
        count(conversation, -1);
    }
    m_users.erase(found);
    for (const ConversationId conversation : conversations)
        emit wentFrom(user, conversation);
    emit wentOffline(user);
}

void Presence::changed(UserId user, Activity now)
{
    const auto found = m_users.find(user);
    if (found == m_users.end())
        return;
    const bool wasIdle = isIdle(user);
    found->idle += now == Activity::Idle ? 1 : -1;
    if (isIdle(user) == wasIdle)
        return;
    for (const ConversationId conversation : std::as_const(found->conversations))
        note(user, conversation, wasIdle ? State::Idle : State::Online);
}

void Presence::joined(UserId user, ConversationId conversation)
{
    const auto found = m_users.find(user);
    if (found == m_users.end() || found->conversations.contains(conversation))
        return;
    note(user, conversation, State::Offline);
    found->conversations.insert(conversation);
    count(conversation, 1);
}

void Presence::left(UserId user, ConversationId conversation)
{
    if (!isIn(user, conversation))
        return;
    note(user, conversation, stateIn(user, conversation));
    m_users[user].conversations.remove(conversation);
    count(conversation, -1);
    emit wentFrom(user, conversation);
}

bool Presence::isOnline(UserId user) const
{
    return m_users.contains(user);
}

bool Presence::isIdle(UserId user) const
{
    const auto found = m_users.constFind(user);
    return found != m_users.constEnd() && found->idle >= found->connections;
}

bool Presence::isIn(UserId user, ConversationId conversation) const
{
    const auto found = m_users.constFind(user);
    return found != m_users.constEnd() && found->conversations.contains(conversation);
}

int Presence::onlineCount(ConversationId conversation) const
{
    return m_counts.value(conversation);
}

int Presence::onlineCount() const
{
    return int(m_users.size());
}

void Presence::fillIn(protocol::Conversation &conversation) const
{
    conversation.onlineCount = onlineCount(conversation.id);
    if (!conversation.partner)
        return;
    protocol::Member &partner = *conversation.partner;
    partner.isOnline = isOnline(partner.user.id);
    partner.isIdle = isIdle(partner.user.id);
    if (partner.isOnline)
        partner.lastSeenAt = 0;
}

Presence::State Presence::stateIn(UserId user, ConversationId conversation) const
{
    if (!isIn(user, conversation))
        return State::Offline;
    return isIdle(user) ? State::Idle : State::Online;
}

/// To be called before the count changes.
void Presence::note(UserId user, ConversationId conversation, State before)
{
    auto change = m_changes.find(conversation);
    if (change == m_changes.end()) {
        const int online = onlineCount(conversation);
        const int moments = online > m_settings.namesMax ? m_settings.longMoment : 1;
        change = m_changes.insert(conversation, Change{{}, online, moments});
    }
    // Beyond so many names none is told, so no more of them are collected.
    if (change->before.size() <= m_settings.namesMax && !change->before.contains(user))
        change->before.insert(user, before);
    if (!m_timer.isActive())
        m_timer.start();
}

void Presence::count(ConversationId conversation, int more)
{
    int &count = m_counts[conversation];
    count += more;
    if (count == 0)
        m_counts.remove(conversation);
}

void Presence::endMoment()
{
    QHash<ConversationId, Change> due;
    for (auto change = m_changes.begin(); change != m_changes.end();) {
        if (--change->moments > 0) {
            ++change;
            continue;
        }
        due.insert(change.key(), std::move(*change));
        change = m_changes.erase(change);
    }
    if (m_changes.isEmpty())
        m_timer.stop();
    for (auto change = due.cbegin(); change != due.cend(); ++change)
        announce(change.key(), *change);
}

void Presence::announce(ConversationId conversation, const Change &change)
{
    protocol::PresenceEvent event;
    event.conversation = conversation;
    event.onlineCount = onlineCount(conversation);
    const bool areNamesTold =
        event.onlineCount <= m_settings.namesMax && change.before.size() <= m_settings.namesMax;
    if (!areNamesTold) {
        if (event.onlineCount != change.countBefore)
            m_sink.toConversation(conversation, event);
        return;
    }
    for (auto user = change.before.cbegin(); user != change.before.cend(); ++user) {
        const State now = stateIn(user.key(), conversation);
        // Going and coming back within one moment (a page reload) is no news.
        if (now == *user)
            continue;
        QList<UserId> &list = now == State::Online ? event.online
            : now == State::Idle                   ? event.idle
                                                   : event.offline;
        list.append(user.key());
    }
    if (!event.online.isEmpty() || !event.idle.isEmpty() || !event.offline.isEmpty())
        m_sink.toConversation(conversation, event);
}

} // namespace foyer::chat
