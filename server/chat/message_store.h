// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/conversation.h"
#include "common/protocol/message.h"

#include <QCoroTask>
#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace foyer::chat {

/// A checked message on its way to the store.
struct NewMessage
{
    Ref ref;
    ConversationId conversation;
    UserId author;
    QString text;
    /// Empty, or a finished upload of the author.
    UploadId image;
    Timestamp createdAt = 0;
    /// The message that it answers, or none.
    Seq replyTo{};
    /// The message that it repeats instead of a text and an image of its own, or nothing.
    std::optional<protocol::MessagePlace> forward{};
    /// For each @ of the text the names it may mean (`nameKey`), the longest first.
    QList<QStringList> mentionKeys{};
    /// Under which name it is shown, if not under its author's.
    std::optional<protocol::Alias> alias{};
    /// Set for a notice, which has neither text nor image.
    std::optional<protocol::Notice> notice{};

    /// Whether it has more than a text and a picture.
    [[nodiscard]] bool isRich() const
    {
        return replyTo.isValid() || forward || alias || notice || !mentionKeys.isEmpty();
    }
};

/// Somebody who has a direct conversation among his own again, or for the first time, because of a message.
struct Revealed
{
    UserId user;
    /// As he would have seen it before the message.
    protocol::Conversation conversation;
};

/// What became of a post.
struct StoredPost
{
    protocol::Message message;
    /// False when the same author had posted this ref before: then `message` is the first one.
    bool isNew = true;
    /// Who had hidden the direct conversation until then, or had never seen it.
    QList<Revealed> revealed{};
};

/// Messages of one conversation, ascending by seq.
struct MessagePage
{
    QList<protocol::Message> messages;
    /// Whether there are older ones.
    bool hasMore = false;
};

/// What one conversation gained since a revision.
struct ChangedMessages
{
    ConversationId conversation;
    /// Ascending by revision; or, if `isReset`, the newest page ascending by seq.
    QList<protocol::Message> messages;
    bool isReset = false;
};

/// Port: where messages are kept. Thread: main; the answers arrive there too.
class MessageStore
{
public:
    virtual ~MessageStore() = default;

    /// Stores a message: checks in the same transaction that the author is a member (NotMember) who may
    /// post there now (RoomArchived, Silenced, Forbidden where only announcements are made, TooManyRequests in slow mode; in a direct conversation RecipientGone, BlockedByYou, Blocked), that the
    /// image is his and finished (UploadUnfinished, NotFound), that the message answered is there and was not recalled
    /// (NotFound, MessageRecalled), and that the author may read the one to be forwarded (likewise); gives it the next seq
    /// and revision, and moves the author's read position to it. The same (author, ref) again returns the first message; with another
    /// conversation, RefReused. Answers after the commit, in the order of seq within a conversation.
    [[nodiscard]] virtual QCoro::Task<Result<StoredPost>> append(NewMessage message) = 0;

    /// Up to `limit` messages with seq below `before` (invalid: the newest).
    [[nodiscard]] virtual QCoro::Task<Result<MessagePage>> page(ConversationId conversation, Seq before,
                                                                int limit) = 0;

    /// Up to `limit` messages with seq `from` and above, ascending; hasMore tells of newer ones.
    [[nodiscard]] virtual QCoro::Task<Result<MessagePage>> pageFrom(ConversationId conversation, Seq from,
                                                                    int limit) = 0;
    /// The messages at these places, in no order; those that are not there are left out.
    [[nodiscard]] virtual QCoro::Task<Result<QList<protocol::Message>>> messagesAt(
        QList<protocol::MessagePlace> places) = 0;

    /// Up to `limit` messages with revision above the one given, for each conversation; a conversation with
    /// more, or with a revision the store never gave, gets the newest `pageSize` messages and isReset. A
    /// revision of zero (the client has nothing) counts as isReset too. Conversations without change are left out.
    [[nodiscard]] virtual QCoro::Task<Result<QList<ChangedMessages>>> changesSince(
        QHash<ConversationId, Revision> revisions, int limit, int pageSize) = 0;
};

} // namespace foyer::chat
