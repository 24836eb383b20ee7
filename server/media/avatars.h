// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "server/media/image_store.h"
#include "server/media/images.h"

#include <QByteArray>
#include <QCoroTask>

namespace foyer::media {

class AvatarStore;
class ImageProcessor;

/// Avatars that people made themselves: cut square, re-encoded to one size, stored, and shown to everybody who is signed in.
/// Thread: main; the heavy work runs in ImageProcessor's pool.
class Avatars
{
public:
    /// Everything passed in must outlive this object and its running tasks.
    Avatars(ImageProcessor &processor, ImageStore &files, AvatarStore &store, const Clock &clock);

    /// Makes a picture, given as it came from a person, the user's avatar. The files of the one before are then listed as
    /// discarded, see Images. Errors: UnsupportedMediaType, ImageTooLarge, ImageBroken, StorageFull, Unavailable, NotFound.
    [[nodiscard]] QCoro::Task<Result<>> set(QByteArray original, UserId user);
    /// The stored bytes of an avatar in use. NotFound.
    [[nodiscard]] QCoro::Task<Result<ServedImage>> read(UploadId id, ImageVariant variant);

private:
    ImageProcessor &m_processor;
    ImageStore &m_files;
    AvatarStore &m_store;
    const Clock &m_clock;
};

} // namespace foyer::media
