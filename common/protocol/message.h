// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/image.h"
#include "common/protocol/json_writer.h"
#include "common/protocol/user.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace foyer::protocol {

/// One message of a conversation.
struct Message
{
    ConversationId conversation;
    Seq seq;
    /// The conversation's change counter at this message's last change.
    Revision revision;
    Ref ref;
    User author;
    /// Plain text as written, at most limits::kTextLength code points; empty only with an image.
    QString text;
    std::optional<Image> image;
    /// When the server stored it.
    Timestamp createdAt = 0;

    bool operator==(const Message &) const = default;
};

void write(JsonWriter &json, const Message &message);
[[nodiscard]] Result<Message> messageFromJson(const QJsonObject &object);

} // namespace foyer::protocol
