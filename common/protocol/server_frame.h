// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/message.h"
#include "common/protocol/personal_settings.h"
#include "common/protocol/profile.h"
#include "common/protocol/session.h"
#include "common/protocol/user.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <variant>

namespace foyer::protocol {

/// First event of a connection.
struct Hello
{
    User user;
    SessionId session;
    QString serverVersion;
    int heartbeatSeconds = 0;
    /// Milliseconds since the epoch, for clients whose own clock is wrong.
    qint64 serverTime = 0;

    bool operator==(const Hello &) const = default;
};

/// What a client lacks of one conversation.
struct ConversationSync
{
    Conversation conversation;
    /// Messages whose revision is above the client's, ascending by revision; or the newest page, if `isReset`.
    QList<Message> messages;
    /// The client is too far behind (or new here): forget what is held and start from these messages.
    bool isReset = false;

    bool operator==(const ConversationSync &) const = default;
};

/// Answer to SyncRequest. A conversation that the client named and that is not in a complete (not partial)
/// answer is one that the user is no longer in.
struct SyncAnswer
{
    QList<ConversationSync> conversations;
    bool isPartial = false;

    bool operator==(const SyncAnswer &) const = default;
};

/// A message is new or changed.
struct MessageEvent
{
    Message message;

    bool operator==(const MessageEvent &) const = default;
};

/// The post with this ref is durable. Repeated posts get the same answer.
struct Posted
{
    Ref ref;
    ConversationId conversation;
    Seq seq;
    Revision revision;
    qint64 createdAt = 0;

    bool operator==(const Posted &) const = default;
};

/// A frame was refused. `ref` is empty unless it was a post.
struct Refused
{
    Ref ref;
    ErrorCode code = ErrorCode::Internal;
    QString field;
    int retryAfterSeconds = 0;

    bool operator==(const Refused &) const = default;
};

/// A conversation is new to this user (joined, invited) or its summary changed.
struct ConversationEvent
{
    Conversation conversation;

    bool operator==(const ConversationEvent &) const = default;
};

/// The user is no longer in this conversation.
struct LeftEvent
{
    ConversationId conversation;

    bool operator==(const LeftEvent &) const = default;
};

/// A room was renamed, or is set up in another way than before.
struct RoomEvent
{
    ConversationId conversation;
    QString name;
    QString topic;
    RoomState state;

    bool operator==(const RoomEvent &) const = default;
};

/// Who joined or left a conversation, collected over a moment; and members whose role or silence changed.
struct MembersEvent
{
    ConversationId conversation;
    QList<Member> joined;
    QList<UserId> left;
    int memberCount = 0;
    QList<Member> changed{};

    bool operator==(const MembersEvent &) const = default;
};

/// Who of a conversation came, went or idles; collected over a moment, so that a storm stays one event. Where many are
/// online only the count is told.
struct PresenceEvent
{
    ConversationId conversation;
    QList<UserId> online;
    QList<UserId> offline;
    /// With those who idle.
    int onlineCount = 0;
    QList<UserId> idle{};

    bool operator==(const PresenceEvent &) const = default;
};

/// The user's read position moved, here or on another client.
struct ReadEvent
{
    ConversationId conversation;
    Seq seq;

    bool operator==(const ReadEvent &) const = default;
};

/// How far a member of a small conversation has read now.
struct SeenEvent
{
    ConversationId conversation;
    User user;
    Seq seq;
    /// When he became a member: messages from before do not count as seen.
    qint64 joinedAt = 0;

    bool operator==(const SeenEvent &) const = default;
};

/// Somebody who is writing.
struct Typist
{
    UserId id;
    QString displayName;

    bool operator==(const Typist &) const = default;
};

/// All who are writing in a conversation now, at most limits::kTypingShown.
struct TypingEvent
{
    ConversationId conversation;
    QList<Typist> users;

    bool operator==(const TypingEvent &) const = default;
};

/// The user's own settings changed.
struct SettingsEvent
{
    PersonalSettings settings;

    bool operator==(const SettingsEvent &) const = default;
};

/// Somebody in one of the user's conversations, or the user himself, looks different now.
struct UserEvent
{
    Profile profile;

    bool operator==(const UserEvent &) const = default;
};

/// The user blocked somebody, or does no longer, here or on another client.
struct BlockEvent
{
    User user;
    bool isBlocked = false;

    bool operator==(const BlockEvent &) const = default;
};

/// The session is over; the connection closes after this.
struct SessionEnded
{
    SessionEnd reason = SessionEnd::Revoked;

    bool operator==(const SessionEnded &) const = default;
};

struct Pong
{
    bool operator==(const Pong &) const = default;
};

using ServerEvent = std::variant<Hello, SyncAnswer, MessageEvent, Posted, Refused, ConversationEvent,
                                 RoomEvent, LeftEvent, MembersEvent, PresenceEvent, ReadEvent, SeenEvent,
                                 TypingEvent, SettingsEvent, UserEvent, BlockEvent, SessionEnded, Pong>;

/// Bytes of one event: one JSON object, to be put into a frame by `frameOf`.
[[nodiscard]] QByteArray encode(const ServerEvent &event);

/// Bytes of one WebSocket text frame: a JSON array of encoded events, in order.
[[nodiscard]] QByteArray frameOf(const QList<QByteArray> &encodedEvents);

/// Reads a frame of the server. Events of a type that this client does not know are left out: a newer
/// server may say more. A broken frame or a known type with wrong fields is an error.
[[nodiscard]] Result<QList<ServerEvent>> decodeServerFrame(const QByteArray &bytes);

} // namespace foyer::protocol
