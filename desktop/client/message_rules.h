// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/message.h"
#include "common/protocol/user.h"

#include <QJsonObject>

#include <chrono>

namespace foyer::client {

// What the user may do to a message, so that hopeless buttons are spared; the server decides.

/// How long after a message was posted its author may change it, and take it back. Without the server's word: its defaults.
struct ChangeLimits
{
    std::chrono::seconds editFor = std::chrono::hours(24);
    std::chrono::seconds recallFor = std::chrono::minutes(2);

    bool operator==(const ChangeLimits &) const = default;
};

/// Out of the `limits` of `GET /server`. InvalidField.
[[nodiscard]] Result<ChangeLimits> changeLimitsFromJson(const QJsonObject &object);

/// Who looks at which message, where and when.
struct MessageSituation
{
    const protocol::User &user;
    const protocol::Conversation &conversation;
    const protocol::Message &message;
    Timestamp now = 0;
    ChangeLimits limits{};
};

/// Nothing can be done to a message that was taken back, or to one that only tells what happened.
[[nodiscard]] bool isAlive(const protocol::Message &message);
[[nodiscard]] bool mayReply(const MessageSituation &at);
[[nodiscard]] bool mayReact(const MessageSituation &at);
[[nodiscard]] bool mayEdit(const MessageSituation &at);
[[nodiscard]] bool mayRecall(const MessageSituation &at);
[[nodiscard]] bool mayPin(const MessageSituation &at);
/// Whether he may see what it said before it was edited.
[[nodiscard]] bool maySeeWordings(const MessageSituation &at);
/// Whether it is by somebody else: then it can be unread, and be reported.
[[nodiscard]] bool isOfAnother(const MessageSituation &at);

} // namespace foyer::client
