// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/media/image_store.h"

namespace foyer::outgoing {
class HttpClient;
}

namespace foyer::media {

class FolderImageStore;
class PlaceStore;
struct Place;
class PublicHost;

/// Keeps pictures with a public host, and their thumbnails in a folder. A picture is put into the folder first, whole, so nobody
/// waits for the host and nothing that happens there loses it. It is left to the host alone only after it was read back from
/// there unchanged; otherwise it stays in the folder. People get it from this server as ever: the host's URL is told to
/// nobody. Thread: main.
class HostedImageStore final : public ImageStore
{
public:
    struct Settings
    {
        /// Bytes of the largest picture.
        qint64 maxBytes = 10 * 1024 * 1024;
    };

    /// `client` fetches what the host's answers point to. Without a host nothing new is put anywhere, but what was is still
    /// found. All must outlive this object and its running tasks.
    HostedImageStore(PublicHost *host, outgoing::HttpClient &client, FolderImageStore &folder,
                     PlaceStore &places, Settings settings);

    /// Begins nothing new with the host and waits for what is under way.
    [[nodiscard]] QCoro::Task<> stop();

    [[nodiscard]] QCoro::Task<Result<>> put(UploadId id, QByteArray full, QByteArray thumbnail) override;
    [[nodiscard]] QCoro::Task<Result<QByteArray>> get(UploadId id, ImageVariant variant) override;
    [[nodiscard]] QCoro::Task<Result<>> remove(UploadId id) override;

private:
    /// Leaves a picture of the folder to the host, if all goes well.
    QCoro::Task<> hand(UploadId id, QByteArray full);
    /// Puts it there, looks, and writes down where it is.
    [[nodiscard]] QCoro::Task<Result<>> entrust(UploadId id, QByteArray full);
    /// Deletes what nobody needs at the host, if the host can.
    [[nodiscard]] QCoro::Task<Result<>> forget(UploadId id, Place place);
    [[nodiscard]] QCoro::Task<Result<QByteArray>> fetch(QString url, QByteArray hash);

    PublicHost *const m_host;
    outgoing::HttpClient &m_client;
    FolderImageStore &m_folder;
    PlaceStore &m_places;
    const Settings m_settings;
    /// Pictures that wait for the host; more stay in the folder.
    int m_waiting = 0;
    bool m_isStopping = false;
};

} // namespace foyer::media
