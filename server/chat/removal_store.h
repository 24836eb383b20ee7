// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"

#include <QCoroTask>

#include <optional>

namespace foyer::chat {

/// Port: what rooms leave behind that were deleted. Nobody is in them any more, so nobody sees it. Thread: main; the answers
/// arrive there too.
class RemovalStore
{
public:
    virtual ~RemovalStore() = default;

    /// The room that was deleted first of those that still hold something, or nothing.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<ConversationId>>> next() = 0;
    /// Takes away up to `limit` messages of a deleted room, oldest first, with all that belongs to them; pictures too, unless
    /// another message shows them. Returns whether nothing is left.
    [[nodiscard]] virtual QCoro::Task<Result<bool>> step(ConversationId room, int limit) = 0;
    /// Forgets who was in rooms that were deleted before that time and hold nothing any more.
    [[nodiscard]] virtual QCoro::Task<Result<>> forgetMembers(Timestamp before) = 0;
};

} // namespace foyer::chat
