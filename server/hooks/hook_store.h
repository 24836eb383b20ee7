// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/user.h"

#include <QByteArray>
#include <QCoroTask>
#include <QList>
#include <QString>

#include <optional>

namespace foyer::hooks {

using IncomingHookId = Id<struct IncomingHookTag>;
using OutgoingHookId = Id<struct OutgoingHookTag>;

/// A URL by which a program outside posts into one room. A bot account of its own is the author.
struct IncomingHook
{
    IncomingHookId id;
    ConversationId conversation;
    protocol::User bot;
    protocol::User creator;
    Timestamp createdAt = 0;
    /// 0: never; exact to a minute.
    Timestamp lastUsedAt = 0;
    /// Who made it is disabled or has deleted his account: nothing is posted until he is enabled again, or another makes one.
    bool isResting = false;
};

/// An incoming hook to be made, with the account that speaks for it.
struct NewIncomingHook
{
    ConversationId conversation;
    UserId creator;
    QString username;
    QString usernameKey;
    QString displayName;
    QString avatar;
    /// BLAKE2b-256 of the token; the token itself is never stored.
    QByteArray tokenHash;
    Timestamp createdAt = 0;
    /// Incoming hooks that the room may have with this one.
    int limit = 0;
};

/// How the deliveries of an outgoing hook go.
struct DeliveryState
{
    /// The last message that was delivered, or that did not have to be.
    Seq delivered;
    /// Failures since the last success, and the time of the first of them; 0: none.
    int failures = 0;
    Timestamp failingSince = 0;
    /// Not before this.
    Timestamp nextTryAt = 0;
    /// Since when nothing is tried any more; 0: it is.
    Timestamp disabledAt = 0;
    /// HTTP status of the last answer; 0: there was none.
    int lastStatus = 0;
    /// Why there was none: "timeout", "unreachable", "address-refused", "tls", or empty.
    QString lastError;

    bool operator==(const DeliveryState &) const = default;
};

/// A URL to which the messages of one room are posted.
struct OutgoingHook
{
    OutgoingHookId id;
    ConversationId conversation;
    QString conversationName;
    QString url;
    /// "whsec_…"; what is posted is signed with it.
    QString secret;
    /// Only messages that begin with this word, whatever the case; empty: all.
    QString trigger;
    protocol::User creator;
    Timestamp createdAt = 0;
    /// Who made it is disabled or has deleted his account: nothing is delivered meanwhile.
    bool isResting = false;
    DeliveryState state;
};

/// An outgoing hook to be made; it begins after the room's newest message.
struct NewOutgoingHook
{
    ConversationId conversation;
    UserId creator;
    QString url;
    QString secret;
    QString trigger;
    Timestamp createdAt = 0;
    /// Outgoing hooks that the room may have with this one.
    int limit = 0;
};

/// All hooks of a room.
struct RoomHooks
{
    QList<IncomingHook> incoming;
    QList<OutgoingHook> outgoing;
};

/// Port: where webhooks are kept. What takes an actor checks in its own transaction that he is a member (NotMember) and has
/// Right::ManageIntegrations (Forbidden); a hook of another conversation is NotFound. Thread: main.
class HookStore
{
public:
    virtual ~HookStore() = default;

    /// In the order in which they were made.
    [[nodiscard]] virtual QCoro::Task<Result<RoomHooks>> hooksOf(ConversationId conversation,
                                                                 UserId actor) = 0;
    /// Makes the hook, its account, and the account a member. LimitReached, RoomArchived.
    [[nodiscard]] virtual QCoro::Task<Result<IncomingHook>> createIncoming(NewIncomingHook hook) = 0;
    /// Forgets the hook and ends the membership of its account, which is returned. NotFound.
    [[nodiscard]] virtual QCoro::Task<Result<UserId>> removeIncoming(ConversationId conversation,
                                                                     IncomingHookId hook, UserId actor) = 0;
    /// The hook with this token, or nothing.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<IncomingHook>>> findIncoming(
        QByteArray tokenHash) = 0;
    /// Notes when it was used; losing this in a crash does no harm.
    [[nodiscard]] virtual QCoro::Task<Result<>> touchIncoming(IncomingHookId hook, Timestamp now) = 0;

    /// LimitReached, RoomArchived.
    [[nodiscard]] virtual QCoro::Task<Result<OutgoingHook>> createOutgoing(NewOutgoingHook hook) = 0;
    /// NotFound.
    [[nodiscard]] virtual QCoro::Task<Result<>> removeOutgoing(ConversationId conversation,
                                                               OutgoingHookId hook, UserId actor) = 0;
    /// Forgets failures, so that it is tried again at once from where it stands. NotFound.
    [[nodiscard]] virtual QCoro::Task<Result<OutgoingHook>> resumeOutgoing(ConversationId conversation,
                                                                           OutgoingHookId hook,
                                                                           UserId actor) = 0;
    /// All that are not disabled.
    [[nodiscard]] virtual QCoro::Task<Result<QList<OutgoingHook>>> activeOutgoing() = 0;
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<OutgoingHook>>> findOutgoing(
        OutgoingHookId hook) = 0;
    /// Notes how deliveries go; of a hook that is gone, nothing. `delivered` never moves back.
    [[nodiscard]] virtual QCoro::Task<Result<>> note(OutgoingHookId hook, DeliveryState state) = 0;
};

} // namespace foyer::hooks
