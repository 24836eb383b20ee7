// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"

#include <QByteArray>
#include <QCoroTask>

namespace foyer::media {

/// Which of a picture's files.
enum class ImageVariant { Full, Thumbnail };

/// Port: where the bytes of pictures are kept. Thread: main; disk and network work happens elsewhere, the
/// answers arrive on main.
class ImageStore
{
public:
    virtual ~ImageStore() = default;

    /// Keeps both files durably: after a crash either both are there whole or the picture does not exist.
    /// StorageFull when there is no room.
    [[nodiscard]] virtual QCoro::Task<Result<>> put(UploadId id, QByteArray full, QByteArray thumbnail) = 0;
    /// The bytes of one file. NotFound.
    [[nodiscard]] virtual QCoro::Task<Result<QByteArray>> get(UploadId id, ImageVariant variant) = 0;
    /// Removes both files; fine if there are none.
    [[nodiscard]] virtual QCoro::Task<Result<>> remove(UploadId id) = 0;
};

} // namespace foyer::media
