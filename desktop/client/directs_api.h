// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/user.h"

#include <QCoroTask>
#include <QList>
#include <QString>

namespace foyer::client {

class HttpCaller;

/// Conversations of two people. Thread: the caller's.
class DirectsApi
{
public:
    /// The caller must outlive it and all that is under way.
    explicit DirectsApi(HttpCaller &http)
        : m_http(http)
    {
    }

    /// People who can be written to and have the words in a name. TextTooLong, TooManyRequests.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::User>>> people(QString words);
    /// The conversation with this user, made if there was none. NotFound, RecipientGone, Blocked, BlockedByYou.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> open(UserId user);
    /// Takes it from the user's own until the next message. NotMember, Forbidden (a room).
    [[nodiscard]] QCoro::Task<Result<>> hide(ConversationId conversation);

private:
    HttpCaller &m_http;
};

} // namespace foyer::client
