// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/picture_cache.h"

#include "desktop/client/client_engine.h"
#include "desktop/model/picture_reading.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>

namespace foyer::model {

namespace {

/// Kilobytes of decoded thumbnails; one of 480 × 480 takes 900.
constexpr int kBudget = 48 * 1024;
/// The server makes none larger; a broken one must not take all memory.
constexpr int kMaxSide = 12'000;

QImage decode(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.width() > kMaxSide || size.height() > kMaxSide)
        return {};
    return reader.read();
}

} // namespace

PictureCache::PictureCache(client::ClientEngine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_thumbnails(kBudget)
{
    connect(&engine, &client::ClientEngine::pictureLoaded, this, &PictureCache::onLoaded);
    connect(&engine.pictures(), &client::PictureUploads::uploaded, this, &PictureCache::onUploaded);
    connect(&engine, &client::ClientEngine::signedOut, this, &PictureCache::forgetAll);
    // Perhaps it was only the connection: ask again once it is back.
    connect(&engine, &client::ClientEngine::stateChanged, this, [this] {
        if (m_engine.state() == client::ConnectionState::Online)
            m_missing.clear();
    });
}

QPixmap PictureCache::thumbnail(const UploadId &id)
{
    if (const QPixmap *known = m_thumbnails.object(id))
        return *known;
    if (!m_loading.contains(id) && !m_missing.contains(id)) {
        m_loading.insert(id);
        if (protocol::isUploadId(id))
            m_engine.loadPicture(id, client::PictureSize::Thumbnail);
        else
            loadOwn(id, client::PictureSize::Thumbnail);
    }
    return {};
}

void PictureCache::loadOwn(const QString &id, client::PictureSize size)
{
    const QString path = m_engine.pictures().fileOf(id);
    const auto read = [path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? readPicture(file.readAll(), qint64(kMaxSide) * kMaxSide)
                                              : ReadPicture{{}, {}, {}, ErrorCode::NotFound};
    };
    readLater(this, read, [=, this](const ReadPicture &picture) {
        if (size == client::PictureSize::Full) {
            emit pictureReady(id, decode(picture.bytes), picture.bytes);
            return;
        }
        m_loading.remove(id);
        if (picture.preview.isNull())
            m_missing.insert(id);
        else
            keep(id, picture.preview);
    });
}

void PictureCache::keep(const QString &id, const QImage &thumbnail)
{
    const auto cost = std::max(qsizetype(1), thumbnail.sizeInBytes() / 1024);
    m_thumbnails.insert(id, new QPixmap(QPixmap::fromImage(thumbnail)), cost);
    emit thumbnailReady(id);
}

/// Its message will be shown at once, and looks the same.
void PictureCache::onUploaded(const QString &id, const UploadId &image)
{
    if (const QPixmap *known = m_thumbnails.object(id))
        keep(image, known->toImage());
}

void PictureCache::loadFull(const UploadId &id)
{
    if (protocol::isUploadId(id))
        m_engine.loadPicture(id, client::PictureSize::Full);
    else
        loadOwn(id, client::PictureSize::Full);
}

void PictureCache::onLoaded(const UploadId &id, client::PictureSize size, const QByteArray &bytes)
{
    const QImage image = bytes.isEmpty() ? QImage() : decode(bytes);
    if (size == client::PictureSize::Full) {
        emit pictureReady(id, image, bytes);
        return;
    }
    m_loading.remove(id);
    if (image.isNull()) {
        m_missing.insert(id);
        return;
    }
    keep(id, image);
}

void PictureCache::forgetAll()
{
    m_thumbnails.clear();
    m_loading.clear();
    m_missing.clear();
}

} // namespace foyer::model
