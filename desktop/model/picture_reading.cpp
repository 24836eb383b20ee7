// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/picture_reading.h"

#include <QBuffer>
#include <QFile>
#include <QFuture>
#include <QImageReader>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>
#include <memory>
#include <utility>

namespace foyer::model {

namespace {

/// A picture that is stored without loss is larger than most servers take when it is a photograph.
constexpr int kJpegQuality = 92;

QSize previewSize(const QSize &size, int side = kThumbnailSide)
{
    const QSize bound(side, side);
    const bool isTooLarge = size.width() > bound.width() || size.height() > bound.height();
    return isTooLarge ? size.scaled(bound, Qt::KeepAspectRatio).expandedTo({1, 1}) : size;
}

bool isTaken(const QByteArray &format)
{
    return format == "png" || format == "jpeg" || format == "gif" || format == "webp";
}

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return bytes;
}

ReadPicture refused(ErrorCode why)
{
    return {{}, {}, {}, why};
}

} // namespace

ReadPicture readPicture(const QByteArray &bytes, qint64 mostPixels, int previewSide)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    // What it is decides, not how it is called.
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!reader.canRead() || !isTaken(reader.format()))
        return refused(ErrorCode::UnsupportedMediaType);
    QSize size = reader.size();
    if (!size.isValid() || size.isEmpty())
        return refused(ErrorCode::ImageBroken);
    if (qint64(size.width()) * size.height() > mostPixels)
        return refused(ErrorCode::ImageTooLarge);
    reader.setScaledSize(previewSize(size, previewSide));
    ReadPicture picture;
    picture.preview = reader.read();
    if (picture.preview.isNull())
        return refused(ErrorCode::ImageBroken);
    if (reader.transformation().testFlag(QImageIOHandler::TransformationRotate90))
        size.transpose();
    picture.bytes = bytes;
    picture.size = size;
    return picture;
}

ReadPicture readPictureFile(const QString &path, qint64 mostBytes, qint64 mostPixels, int previewSide)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(ErrorCode::NotFound);
    if (file.size() > mostBytes)
        return refused(ErrorCode::ImageTooLarge);
    return readPicture(file.readAll(), mostPixels, previewSide);
}

ReadPicture filePicture(const QImage &image, qint64 mostBytes)
{
    if (image.isNull())
        return refused(ErrorCode::ImageBroken);
    ReadPicture picture;
    picture.bytes = encoded(image, "PNG", -1);
    if (picture.bytes.size() > mostBytes)
        picture.bytes = encoded(image, "JPEG", kJpegQuality);
    picture.size = image.size();
    picture.preview = image.scaled(previewSize(image.size()), Qt::KeepAspectRatio, Qt::SmoothTransformation);
    if (picture.bytes.isEmpty())
        return refused(ErrorCode::ImageBroken);
    return picture;
}

void readLater(QObject *receiver, std::function<ReadPicture()> read,
               std::function<void(const ReadPicture &)> done)
{
    auto promise = std::make_shared<QPromise<ReadPicture>>();
    promise->future().then(receiver, std::move(done));
    QThreadPool::globalInstance()->start([promise, read = std::move(read)] {
        promise->start();
        promise->addResult(read());
        promise->finish();
    });
}

} // namespace foyer::model
