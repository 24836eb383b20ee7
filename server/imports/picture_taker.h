// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"

#include <QCoroTask>
#include <QString>

namespace foyer::imports {

/// Port: takes pictures of the old chat into this server. Thread: main.
class PictureTaker
{
public:
    virtual ~PictureTaker() = default;

    /// Asks for the picture and keeps it as an upload of `owner`. Takes a bounded time. Any error: it could not be had, or is
    /// no picture.
    [[nodiscard]] virtual QCoro::Task<Result<UploadId>> take(QString url, UserId owner) = 0;
};

} // namespace foyer::imports
