// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/image.h"

#include <QByteArray>
#include <QCoroTask>
#include <QHash>
#include <QString>

#include <memory>
#include <optional>

namespace foyer {
class Clock;
}

namespace foyer::media {

class Images;

/// How far a resumable upload is.
struct UploadProgress
{
    /// Unguessable id of the transfer (32 hex digits); not yet the id of a picture.
    QString transfer;
    qint64 size = 0;
    qint64 received = 0;
    /// There once the last byte came and the picture was taken.
    std::optional<protocol::Image> image;
};

/// Pictures that arrive in parts, after the tus protocol 1.0.0 (core, creation, termination;
/// https://tus.io/protocols/resumable-upload). Parts lie in a folder, so a transfer survives a restart of the
/// server. Bounded per user and in all; transfers without progress for an hour are dropped. Thread: main.
class ResumableUploads
{
public:
    struct Settings
    {
        /// Where unfinished transfers lie.
        QString folder;
        qint64 maxBytes = 10 * 1024 * 1024;
        int maxPerUser = 8;
        int maxInAll = 500;
    };

    ResumableUploads(Images &images, const Clock &clock, Settings settings);
    ~ResumableUploads();

    /// Starts a transfer of `size` bytes. ImageTooLarge, TooManyRequests (too many at once), StorageFull.
    [[nodiscard]] QCoro::Task<Result<UploadProgress>> create(UserId owner, qint64 size);
    /// How far it is. NotFound unless it is the owner's.
    [[nodiscard]] QCoro::Task<Result<UploadProgress>> progress(QString transfer, UserId owner);
    /// The same, but when all bytes are there it answers with the image: it waits while the picture is being
    /// processed, and has it processed if an earlier attempt failed or the server was restarted. Errors as of the
    /// last append().
    [[nodiscard]] QCoro::Task<Result<UploadProgress>> finished(QString transfer, UserId owner);
    /// Appends a part that starts at `offset`; with the last one the picture is processed, and its faults are
    /// this call's: after ImageBroken, ImageTooLarge and UnsupportedMediaType the transfer is gone; after any other
    /// error (Unavailable, StorageFull) it stays, and an empty part at offset == size does what finished() does.
    /// BodyTooLarge past the size. UploadOffsetMismatch unless offset equals what was received; a part that is being
    /// taken already counts as received for that.
    [[nodiscard]] QCoro::Task<Result<UploadProgress>> append(QString transfer, UserId owner, qint64 offset,
                                                             QByteArray part);
    /// Gives it up. NotFound.
    [[nodiscard]] QCoro::Task<Result<>> abandon(QString transfer, UserId owner);
    /// Drops transfers without progress for an hour.
    void sweep();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace foyer::media
