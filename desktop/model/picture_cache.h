// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"

#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QString>

namespace foyer::client {
class ClientEngine;
enum class PictureSize;
} // namespace foyer::client

namespace foyer::model {

/// Pictures of messages, decoded, within a bound of memory: by their id on the server or, while they are on their way there,
/// by the one that they have here. Thread: main.
class PictureCache : public QObject
{
    Q_OBJECT

public:
    /// The engine must outlive the cache.
    explicit PictureCache(client::ClientEngine &engine, QObject *parent = nullptr);

    /// The thumbnail; null while it is on its way (then thumbnailReady() follows) or if it cannot be had.
    [[nodiscard]] QPixmap thumbnail(const UploadId &id);
    /// Gets the full picture. Answered by pictureReady() with it and its file; with a null image if it cannot be had.
    void loadFull(const UploadId &id);
    /// Takes in how a picture of the user's own looks, which was read already.
    void keep(const QString &id, const QImage &thumbnail);

signals:
    void thumbnailReady(const QString &id);
    void pictureReady(const QString &id, const QImage &image, const QByteArray &bytes);

private:
    void onLoaded(const UploadId &id, client::PictureSize size, const QByteArray &bytes);
    void onUploaded(const QString &id, const UploadId &image);
    void loadOwn(const QString &id, client::PictureSize size);
    void forgetAll();

    client::ClientEngine &m_engine;
    QCache<UploadId, QPixmap> m_thumbnails;
    QSet<UploadId> m_loading;
    QSet<UploadId> m_missing;
};

} // namespace foyer::model
