// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/image.h"
#include "server/media/image_store.h"

#include <QByteArray>
#include <QCoroTask>

namespace foyer::media {

class ImageProcessor;
class UploadStore;

/// Bytes of a picture, ready to be served.
struct ServedImage
{
    QByteArray bytes;
    QByteArray type;
};

/// Pictures from arrival to service: checked, re-encoded, stored, and shown to those who may see them.
/// Thread: main; the heavy work runs in ImageProcessor's pool.
class Images
{
public:
    Images(ImageProcessor &processor, ImageStore &files, UploadStore &uploads, const Clock &clock);

    /// Checks, re-encodes and keeps a picture given as it came from a person. Errors: UnsupportedMediaType,
    /// ImageTooLarge, ImageBroken, StorageFull, Unavailable (too many waiting).
    [[nodiscard]] QCoro::Task<Result<protocol::Image>> store(QByteArray original, UserId owner);
    /// The stored picture's description, if the viewer may see it. NotFound.
    [[nodiscard]] QCoro::Task<Result<protocol::Image>> describe(UploadId id, UserId viewer);
    /// The stored bytes, if the viewer may see them. NotFound.
    [[nodiscard]] QCoro::Task<Result<ServedImage>> read(UploadId id, ImageVariant variant, UserId viewer);
    /// Removes the files of pictures that are forgotten, at most `limit`; what cannot be removed now is tried again next time.
    [[nodiscard]] QCoro::Task<Result<>> removeDiscarded(int limit);
    /// Removes pictures made before `before` that no message uses, at most `limit`. Returns how many are gone.
    [[nodiscard]] QCoro::Task<Result<int>> removeUnused(Timestamp before, int limit);

private:
    ImageProcessor &m_processor;
    ImageStore &m_files;
    UploadStore &m_uploads;
    const Clock &m_clock;
};

} // namespace foyer::media
