// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/media/image_processor.h"
#include "server/media/stores/folder_image_store.h"
#include "server/media/stores/hosted_image_store.h"
#include "server/media/stores/public_host.h"
#include "server/outgoing/curl_client.h"

#include <memory>

namespace foyer::media {
class PlaceStore;
}

namespace foyer::app {

struct Options;

/// How pictures are read and made smaller, as the operator set it.
[[nodiscard]] media::ImageProcessor::Settings processorSettings(const Options &options);

/// Where pictures are kept, as the operator set it. Thread: main.
class ImageFiles
{
public:
    /// The store must outlive this object.
    ImageFiles(const Options &options, media::PlaceStore &places);
    Q_DISABLE_COPY_MOVE(ImageFiles)

    /// For what people post.
    [[nodiscard]] media::ImageStore &pictures() { return *m_pictures; }
    /// For avatars: never with a public host.
    [[nodiscard]] media::ImageStore &avatars() { return *m_avatars; }
    /// Ends what is under way with other servers.
    [[nodiscard]] QCoro::Task<> stop();

private:
    void keepWithHost(const Options &options, media::PlaceStore &places);
    void keepInBucket(const Options &options);

    outgoing::CurlClient m_client;
    media::FolderImageStore m_folder;
    std::unique_ptr<media::PublicHost> m_host;
    std::unique_ptr<media::HostedImageStore> m_hosted;
    std::unique_ptr<media::ImageStore> m_bucket;
    std::unique_ptr<media::ImageStore> m_succeeding;
    media::ImageStore *m_pictures = nullptr;
    media::ImageStore *m_avatars = nullptr;
};

} // namespace foyer::app
