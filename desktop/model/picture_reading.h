// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/error_code.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace foyer::model {

/// A picture of the user's own, looked at before it is sent.
struct ReadPicture
{
    /// The file as it goes out.
    QByteArray bytes;
    /// Pixels, turned upright.
    QSize size;
    /// As large as the thumbnail that the server will make of it.
    QImage preview;
    /// Why it cannot be sent: UnsupportedMediaType, ImageTooLarge, ImageBroken, or NotFound for a file.
    std::optional<ErrorCode> fault{};
};

/// Pixels on the longer side of thumbnails, here as on the server.
inline constexpr int kThumbnailSide = 480;

/// Reads a picture that others may have made: nothing larger than `mostPixels` is decoded. The longer side of the preview has
/// at most `previewSide` pixels. Any thread.
[[nodiscard]] ReadPicture readPicture(const QByteArray &bytes, qint64 mostPixels,
                                      int previewSide = kThumbnailSide);
/// The same with a file of at most `mostBytes`; NotFound if it cannot be read. Any thread.
[[nodiscard]] ReadPicture readPictureFile(const QString &path, qint64 mostBytes, qint64 mostPixels,
                                          int previewSide = kThumbnailSide);
/// Makes a file of a picture that has none, of at most `mostBytes` where that is possible. Any thread.
[[nodiscard]] ReadPicture filePicture(const QImage &image, qint64 mostBytes);

/// Does one of these on another thread, and then `done` on the receiver's, unless that is gone by then.
void readLater(QObject *receiver, std::function<ReadPicture()> read,
               std::function<void(const ReadPicture &)> done);

} // namespace foyer::model
