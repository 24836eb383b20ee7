// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"

#include <QCache>
#include <QHash>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QString>

namespace foyer::client {
class ClientEngine;
enum class PictureSize;
} // namespace foyer::client

namespace foyer::model {

/// Pictures of messages, rooms and people, decoded, within a bound of memory: by their id on the server or, while they are on
/// their way there, by the one that they have here. Thread: main.
class PictureCache : public QObject
{
    Q_OBJECT

public:
    /// The engine must outlive the cache.
    explicit PictureCache(client::ClientEngine &engine, QObject *parent = nullptr);

    /// The thumbnail; null while it is on its way (then thumbnailReady() follows) or if it cannot be had.
    [[nodiscard]] QPixmap thumbnail(const UploadId &id);
    /// The avatar that somebody made himself, at least so many pixels on each side where there are that many; null as with
    /// thumbnail().
    [[nodiscard]] QPixmap avatar(const QString &id, int pixels);
    /// Whether the avatar is on its way now, so that a little patience would pay.
    [[nodiscard]] bool isLoadingAvatar(const QString &id, int pixels) const;
    /// Gets the full picture. Answered by pictureReady() with it and its file; with a null image if it cannot be had.
    void loadFull(const UploadId &id);
    /// Takes in how a picture of the user's own looks, which was read already.
    void keep(const QString &id, const QImage &thumbnail);

signals:
    /// A thumbnail or an avatar is here now, or is worth asking for again.
    void thumbnailReady(const QString &id);
    void pictureReady(const QString &id, const QImage &image, const QByteArray &bytes);

private:
    void onLoaded(const UploadId &id, client::PictureSize size, const QByteArray &bytes);
    void onUploaded(const QString &id, const UploadId &image);
    void onAvatar(const QString &id, const QString &key, const QByteArray &bytes);
    void onStateChanged();
    void loadOwn(const QString &id, client::PictureSize size);
    void insert(const QString &key, const QImage &image);
    void forgetAll();

    client::ClientEngine &m_engine;
    /// By id; the large form of an avatar by avatarKey().
    QCache<QString, QPixmap> m_thumbnails;
    QSet<QString> m_loading;
    /// What could not be had, and whom to tell when it might.
    QHash<QString, QString> m_missing;
};

} // namespace foyer::model
