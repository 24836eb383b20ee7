// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"

#include <QCoroTask>

namespace foyer::media {

/// Port: whose avatar a picture is. Thread: main; the answers arrive there too.
class AvatarStore
{
public:
    virtual ~AvatarStore() = default;

    /// Makes a picture whose files are there the user's avatar; the one before is listed as discarded. NotFound if there is no
    /// such account any more.
    [[nodiscard]] virtual QCoro::Task<Result<>> set(UserId user, UploadId id, Timestamp at) = 0;
    /// Whether it is somebody's avatar now.
    [[nodiscard]] virtual QCoro::Task<Result<bool>> isUsed(UploadId id) = 0;
};

} // namespace foyer::media
