// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/picture_cache.h"

#include "desktop/client/client_engine.h"
#include "desktop/model/picture_reading.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>

#include <algorithm>
#include <utility>

namespace foyer::model {

namespace {

/// Kilobytes of decoded thumbnails; one of 480 × 480 takes 900.
constexpr int kBudget = 48 * 1024;
/// The server makes none larger; a broken one must not take all memory.
constexpr int kMaxSide = 12'000;
constexpr int kMaxAvatarSide = 1024;
/// Pixels of the smaller form in which the server keeps an avatar.
constexpr int kSmallAvatar = 96;

/// Under which an avatar is kept in that size.
QString avatarKey(const QString &id, int pixels)
{
    return pixels > kSmallAvatar ? id + QStringLiteral("/large") : id;
}

QImage decode(const QByteArray &bytes, int maxSide = kMaxSide)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.width() > maxSide || size.height() > maxSide)
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
    connect(&engine, &client::ClientEngine::stateChanged, this, &PictureCache::onStateChanged);
}

/// Perhaps it was only the connection: what is seen is asked for again once that is back.
void PictureCache::onStateChanged()
{
    if (m_engine.state() != client::ConnectionState::Online)
        return;
    const QHash<QString, QString> missing = std::exchange(m_missing, {});
    for (const QString &id : missing)
        emit thumbnailReady(id);
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

QPixmap PictureCache::avatar(const QString &id, int pixels)
{
    const QString key = avatarKey(id, pixels);
    if (const QPixmap *known = m_thumbnails.object(key))
        return *known;
    if (m_loading.contains(key) || m_missing.contains(key))
        return {};
    m_loading.insert(key);
    const auto size = key == id ? client::PictureSize::Thumbnail : client::PictureSize::Full;
    m_engine.server().ask(
        this, [id, size](client::Api &api) { return api.profiles().avatar(id, size); },
        [this, id, key](const Result<QByteArray> &bytes) {
            onAvatar(id, key, bytes.value_or(QByteArray()));
        });
    return {};
}

bool PictureCache::isLoadingAvatar(const QString &id, int pixels) const
{
    return m_loading.contains(avatarKey(id, pixels));
}

void PictureCache::onAvatar(const QString &id, const QString &key, const QByteArray &bytes)
{
    const QImage image = bytes.isEmpty() ? QImage() : decode(bytes, kMaxAvatarSide);
    m_loading.remove(key);
    if (image.isNull()) {
        m_missing.insert(key, id);
        return;
    }
    insert(key, image);
    emit thumbnailReady(id);
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
            m_missing.insert(id, id);
        else
            keep(id, picture.preview);
    });
}

void PictureCache::keep(const QString &id, const QImage &thumbnail)
{
    insert(id, thumbnail);
    emit thumbnailReady(id);
}

void PictureCache::insert(const QString &key, const QImage &image)
{
    const auto cost = std::max(qsizetype(1), image.sizeInBytes() / 1024);
    m_thumbnails.insert(key, new QPixmap(QPixmap::fromImage(image)), cost);
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
        m_missing.insert(id, id);
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
