// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/alerts.h"

namespace foyer::client {

using protocol::Conversation;
using protocol::ConversationKind;
using protocol::Message;
using protocol::NotifyLevel;

namespace {

/// Milliseconds after which a message that comes was said while the user was away.
constexpr Timestamp kFresh = 60'000;
/// Alerts that may come at once.
constexpr int kMostAtOnce = 5;

bool isMuted(const Conversation &conversation, Timestamp now)
{
    return conversation.preferences.notify == NotifyLevel::None || conversation.preferences.quietUntil > now;
}

/// Whether it is something that somebody else says, and the user wants to hear of him.
bool isSaid(const Message &message, const Surroundings &around)
{
    return message.author.id != around.user && !message.notice && message.recalledAt == 0
        && !around.blocked.contains(message.author.id);
}

} // namespace

std::optional<Alert> alertFor(const Arrival &arrival, const Surroundings &around)
{
    const auto &[conversation, message] = arrival;
    const bool isSeen = conversation.id == around.inView || message.seq <= conversation.readSeq;
    if (isSeen || !isSaid(message, around) || isMuted(conversation, around.now))
        return std::nullopt;
    AlertReason reason = AlertReason::Message;
    if (conversation.kind == ConversationKind::Direct)
        reason = AlertReason::Direct;
    else if (message.mentionsAll || message.mentions.contains(around.user))
        reason = AlertReason::Mention;
    if (reason == AlertReason::Message && conversation.preferences.notify == NotifyLevel::Mentions)
        return std::nullopt;
    return Alert{conversation.id, message.seq, reason};
}

AlertBatch alertsFor(const QList<Arrival> &arrivals, const Surroundings &around)
{
    AlertBatch batch;
    for (const Arrival &arrival : arrivals) {
        const auto alert = alertFor(arrival, around);
        if (!alert)
            continue;
        batch.alerts.append(*alert);
        batch.isSummary = batch.isSummary || around.now - arrival.message.createdAt > kFresh;
    }
    batch.isSummary = batch.isSummary || batch.alerts.size() > kMostAtOnce;
    return batch;
}

int badgeOf(const Conversation &conversation, Timestamp now)
{
    if (isMuted(conversation, now))
        return 0;
    const bool isCallsOnly = conversation.preferences.notify == NotifyLevel::Mentions
        && conversation.kind != ConversationKind::Direct;
    return isCallsOnly ? conversation.mentions : conversation.unread;
}

int callsOf(const Conversation &conversation, Timestamp now)
{
    if (isMuted(conversation, now))
        return 0;
    return conversation.kind == ConversationKind::Direct ? conversation.unread : conversation.mentions;
}

} // namespace foyer::client
