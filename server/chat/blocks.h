// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/user.h"
#include "server/chat/allowances.h"

#include <QCoroTask>
#include <QList>

namespace foyer {
class Clock;
}

namespace foyer::chat {

class BlockStore;
class EventSink;

/// Blocking people. In rooms it is the blocker's clients that fold away what the blocked one writes; he is told nothing.
/// Thread: main.
class Blocks
{
public:
    /// Everything passed in must outlive this object and its running tasks.
    Blocks(BlockStore &store, EventSink &sink, const Clock &clock);

    /// Whom the user blocked, latest first.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::User>>> list(UserId user);
    /// Blocks somebody, and tells the user's other clients. InvalidField (user) for oneself, NotFound, LimitReached,
    /// TooManyRequests.
    [[nodiscard]] QCoro::Task<Result<>> block(UserId user, UserId other);
    /// Ends it; not having blocked him is fine. TooManyRequests.
    [[nodiscard]] QCoro::Task<Result<>> unblock(UserId user, UserId other);
    /// Whether one of the two blocked the other: then neither may write to the other alone.
    [[nodiscard]] QCoro::Task<Result<bool>> areApart(UserId one, UserId other);

private:
    BlockStore &m_store;
    EventSink &m_sink;
    const Clock &m_clock;
    Allowances m_allowances;
};

} // namespace foyer::chat
