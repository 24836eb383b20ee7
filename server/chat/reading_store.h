// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/user.h"

#include <QCoroTask>
#include <QList>

namespace foyer::chat {

/// A read position after it was asked to move.
struct MovedPosition
{
    Seq seq;
    /// Whether it was elsewhere before.
    bool isMoved = false;

    bool operator==(const MovedPosition &) const = default;
};

/// How far a member has read.
struct ReadPosition
{
    protocol::User user;
    Seq seq;
    Timestamp joinedAt = 0;
    /// Whether he tells others, and so is told of others.
    bool isTold = true;

    bool operator==(const ReadPosition &) const = default;
};

/// Who wrote a message when.
struct Authorship
{
    UserId author;
    Timestamp at = 0;

    bool operator==(const Authorship &) const = default;
};

/// Port: how far members have read. Thread: main.
class ReadingStore
{
public:
    virtual ~ReadingStore() = default;

    /// Moves the position that way only, never past the newest message. NotMember.
    [[nodiscard]] virtual QCoro::Task<Result<MovedPosition>> move(ConversationId conversation, UserId user,
                                                                  Seq seq,
                                                                  protocol::ReadDirection direction) = 0;
    /// All positions of a conversation of at most limits::kSeenMembersMax members, by user id; of a larger one nothing.
    /// Membership is not checked.
    [[nodiscard]] virtual QCoro::Task<Result<QList<ReadPosition>>> positions(ConversationId conversation) = 0;
    /// NotFound. Membership is not checked.
    [[nodiscard]] virtual QCoro::Task<Result<Authorship>> authorship(protocol::MessagePlace place) = 0;
};

} // namespace foyer::chat
