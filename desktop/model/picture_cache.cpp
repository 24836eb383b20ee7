// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/picture_cache.h"

#include "desktop/client/client_engine.h"

#include <QBuffer>
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
        m_engine.loadPicture(id, client::PictureSize::Thumbnail);
    }
    return {};
}

void PictureCache::loadFull(const UploadId &id)
{
    m_engine.loadPicture(id, client::PictureSize::Full);
}

void PictureCache::onLoaded(const UploadId &id, client::PictureSize size, const QByteArray &bytes)
{
    const QImage image = bytes.isEmpty() ? QImage() : decode(bytes);
    if (size == client::PictureSize::Full) {
        emit pictureReady(id, image);
        return;
    }
    m_loading.remove(id);
    if (image.isNull()) {
        m_missing.insert(id);
        return;
    }
    const auto cost = std::max(qsizetype(1), image.sizeInBytes() / 1024);
    m_thumbnails.insert(id, new QPixmap(QPixmap::fromImage(image)), cost);
    emit thumbnailReady(id);
}

void PictureCache::forgetAll()
{
    m_thumbnails.clear();
    m_loading.clear();
    m_missing.clear();
}

} // namespace foyer::model
