// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/protocol/conversation.h"
#include "common/protocol/message.h"

#include <QList>
#include <QSet>

#include <optional>

namespace foyer::client {

// What the user is told of, when he is not looking. Pure rules; the web client has the same ones, and both are held to
// tests/protocol/vectors/alerts.json.

/// Who is told, and what is around him.
struct Surroundings
{
    UserId user;
    /// The conversation that he looks at, at its end, in a window that is in front; invalid: none.
    ConversationId inView;
    QSet<UserId> blocked;
    Timestamp now = 0;
};

/// A message that is new to this client, and its conversation as it is now.
struct Arrival
{
    protocol::Conversation conversation;
    protocol::Message message;
};

/// Why the user is told of a message: he wants to hear of all that is said there, it calls him, or it is for him alone.
enum class AlertReason { Message, Mention, Direct };

/// Something to tell.
struct Alert
{
    ConversationId conversation;
    Seq seq;
    AlertReason reason = AlertReason::Message;

    bool operator==(const Alert &) const = default;
};

/// What there is to tell of messages that came together.
struct AlertBatch
{
    /// In the order in which they came.
    QList<Alert> alerts;
    /// They are many, or were said while the user was away: they are told as one.
    bool isSummary = false;

    bool operator==(const AlertBatch &) const = default;
};

/// Whether a message that came just now is told.
[[nodiscard]] std::optional<Alert> alertFor(const Arrival &arrival, const Surroundings &around);
/// What is told of messages that came together, when the connection was back or a gap was filled.
[[nodiscard]] AlertBatch alertsFor(const QList<Arrival> &arrivals, const Surroundings &around);
/// How much of a conversation the count on window and tray has: what is unread there, as far as the user wants to be told.
[[nodiscard]] int badgeOf(const protocol::Conversation &conversation, Timestamp now);

/// How much of it calls the user: mentions in rooms, and all that is said to him alone.
[[nodiscard]] int callsOf(const protocol::Conversation &conversation, Timestamp now);

} // namespace foyer::client
