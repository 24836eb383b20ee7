// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/image.h"
#include "common/protocol/json_writer.h"
#include "common/protocol/message_parts.h"
#include "common/protocol/user.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace foyer::protocol {

/// One message of a conversation. What is as in a plain message, just posted, is left out on the wire.
struct Message
{
    ConversationId conversation;
    Seq seq;
    /// The conversation's change counter at this message's last change.
    Revision revision;
    Ref ref;
    User author;
    /// Plain text as written, at most limits::kTextLength code points; empty only with an image, recalled, or a notice.
    QString text;
    std::optional<Image> image;
    /// When the server stored it.
    Timestamp createdAt = 0;
    /// When its text was last changed; 0: never.
    Timestamp editedAt = 0;
    /// When it was taken back for everyone; 0: it was not. Then text, image and all that hung on it are gone.
    Timestamp recalledAt = 0;
    /// When it was pinned; 0: it is not.
    Timestamp pinnedAt = 0;
    std::optional<Quote> replyTo;
    std::optional<Forward> forwardedFrom;
    /// The name that an incoming webhook gave it.
    std::optional<Alias> alias;
    /// Members whom the text names with @.
    QList<UserId> mentions;
    /// Whether the text calls everyone.
    bool mentionsAll = false;
    QList<Reaction> reactions;
    /// Set when this tells what happened instead of what somebody wrote; then there is no text.
    std::optional<Notice> notice;

    bool operator==(const Message &) const = default;
};

void write(JsonWriter &json, const Message &message);
/// Whether there is anything for writeExtras to write.
[[nodiscard]] bool hasExtras(const Message &message);
/// Into an open object, what few messages have and what does not change with the others': mentions, origin, alias,
/// notice.
void writeExtras(JsonWriter &json, const Message &message);
/// Reads that into the message. InvalidField.
[[nodiscard]] Result<> readExtras(const QJsonObject &object, Message &message);
[[nodiscard]] Result<Message> messageFromJson(const QJsonObject &object);

} // namespace foyer::protocol
