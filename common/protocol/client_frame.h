// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <variant>

namespace foyer::protocol {

/// "This is what I have": the revision per conversation. The first frame of every connection, and again
/// whenever the client finds a gap (then with the conversation concerned only, and `isPartial`).
struct SyncRequest
{
    QHash<ConversationId, Revision> revisions;
    /// Whether only the conversations named are asked about; otherwise all of the user's memberships are.
    bool isPartial = false;

    bool operator==(const SyncRequest &) const = default;
};

/// Where a message is.
struct MessagePlace
{
    ConversationId conversation;
    Seq seq;

    bool operator==(const MessagePlace &) const = default;
};

[[nodiscard]] inline size_t qHash(const MessagePlace &place, size_t seed = 0) noexcept
{
    return qHashMulti(seed, place.conversation, place.seq);
}

/// "Store this message." Answered by Posted or Refused with the same ref.
struct PostRequest
{
    Ref ref;
    ConversationId conversation;
    QString text;
    /// Empty, or the id of a finished upload of the same user.
    UploadId image;
    /// The message of the same conversation that this one answers, or none.
    Seq replyTo{};
    /// Repeats this message of a conversation of the sender instead of a text and an image of his own.
    std::optional<MessagePlace> forward{};

    bool operator==(const PostRequest &) const = default;
};

/// Which way a read position may move.
enum class ReadDirection {
    /// Forward only: what was read stays read.
    Forward,
    /// Back only: what follows is unread again.
    Back,
};

/// "I have read up to here", or "what follows is unread again". Answered by a Read event to all of the user's
/// connections.
struct ReadRequest
{
    ConversationId conversation;
    Seq seq;
    ReadDirection direction = ReadDirection::Forward;

    bool operator==(const ReadRequest &) const = default;
};

/// "Nobody has used this client for some minutes", or "somebody is there again". A connection begins as used.
struct ActivityRequest
{
    bool isIdle = false;

    bool operator==(const ActivityRequest &) const = default;
};

/// "I am writing here." Holds for some seconds, so it is said again while it lasts. May be dropped without an answer.
struct TypingRequest
{
    ConversationId conversation;

    bool operator==(const TypingRequest &) const = default;
};

/// Heartbeat of clients that cannot send WebSocket pings. Answered by Pong.
struct PingRequest
{
    bool operator==(const PingRequest &) const = default;
};

/// The post of an object's fields: `conversation`, `ref`, and `text`, `image`, `replyTo`, `forward` where they are there.
/// InvalidField.
[[nodiscard]] Result<PostRequest> postFromJson(const QJsonObject &object);

/// The position of an object's fields: `seq`, and `back` where it is there. The conversation is left to the caller.
/// InvalidField.
[[nodiscard]] Result<ReadRequest> readPositionFromJson(const QJsonObject &object);

using ClientFrame =
    std::variant<SyncRequest, PostRequest, ReadRequest, ActivityRequest, TypingRequest, PingRequest>;

/// Bytes for one client frame: one JSON object.
[[nodiscard]] QByteArray encode(const ClientFrame &frame);

/// A frame that could not be taken, with the ref it carried so that the sender can tell which post it was.
struct FrameFault
{
    Error error;
    Ref ref;
};

/// Reads one client frame. Never trusts anything: unknown types, wrong fields and broken JSON are faults.
[[nodiscard]] tl::expected<ClientFrame, FrameFault> decodeClientFrame(const QByteArray &bytes);

} // namespace foyer::protocol
