// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"

#include <QCoroTask>

#include <optional>

namespace foyer::seeds {

/// Port: what is remembered of the starting rooms. Thread: main; the answers arrive there too.
class SeedStore
{
public:
    virtual ~SeedStore() = default;

    /// Whether the rooms were made once, even if they are gone again.
    [[nodiscard]] virtual QCoro::Task<Result<bool>> areMade() = 0;
    [[nodiscard]] virtual QCoro::Task<Result<>> setMade(Timestamp at) = 0;
    /// The administrator who is here longest, of those who may sign in.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<UserId>>> firstAdministrator() = 0;
};

} // namespace foyer::seeds
