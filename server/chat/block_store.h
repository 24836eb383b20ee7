// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/user.h"

#include <QCoroTask>
#include <QList>

#include <optional>

namespace foyer::chat {

/// Port: who wants to hear nothing of whom. Thread: main; the answers arrive there too.
class BlockStore
{
public:
    virtual ~BlockStore() = default;

    /// Whom the user blocked, latest first.
    [[nodiscard]] virtual QCoro::Task<Result<QList<protocol::User>>> blockedBy(UserId user) = 0;
    /// Blocks somebody; returns him, or nothing when he was blocked already. NotFound (also for an account that is gone),
    /// LimitReached (limits::kBlocksMax).
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<protocol::User>>> add(UserId user, UserId blocked,
                                                                                 Timestamp at) = 0;
    /// Ends it; returns him, or nothing when he was not blocked.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<protocol::User>>> remove(UserId user,
                                                                                    UserId blocked) = 0;
    /// Whether one of the two blocked the other.
    [[nodiscard]] virtual QCoro::Task<Result<bool>> areApart(UserId one, UserId other) = 0;
};

} // namespace foyer::chat
