// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/image.h"

#include <QCoroTask>

#include <optional>

namespace foyer::media {

/// Port: what the database knows of finished uploads. Thread: main; the answers arrive there too.
class UploadStore
{
public:
    virtual ~UploadStore() = default;

    /// Records a finished, re-encoded picture of `owner`.
    [[nodiscard]] virtual QCoro::Task<Result<>> add(protocol::Image image, UserId owner,
                                                    Timestamp createdAt) = 0;
    /// The picture, if `viewer` may see it: his own, or in a message of a conversation he is a member of.
    /// Nothing otherwise (whether it exists is not told).
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<protocol::Image>>> visible(UploadId id,
                                                                                      UserId viewer) = 0;
    /// Ids of pictures made before `before` that no message uses.
    [[nodiscard]] virtual QCoro::Task<Result<QList<UploadId>>> unused(Timestamp before, int limit) = 0;
    /// Forgets a picture unless a message uses it by now, and lists it as discarded. Returns whether it is gone.
    [[nodiscard]] virtual QCoro::Task<Result<bool>> removeUnused(UploadId id) = 0;
    /// Pictures that are forgotten, but whose files may still be there.
    [[nodiscard]] virtual QCoro::Task<Result<QList<UploadId>>> discarded(int limit) = 0;
    /// The files of this one are gone.
    [[nodiscard]] virtual QCoro::Task<Result<>> forgetDiscarded(UploadId id) = 0;
};

} // namespace foyer::media
