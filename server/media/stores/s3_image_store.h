// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/media/image_store.h"
#include "server/outgoing/outgoing_http.h"

#include <chrono>

namespace foyer::media {

/// Keeps pictures in a bucket of Amazon S3 or of anything that speaks its protocol, as PREFIX/ab/abcdef…/full and …/thumbnail.
/// Every node of several can use one bucket. What fails for the moment is tried once more. Thread: main.
class S3ImageStore final : public ImageStore
{
public:
    struct Settings
    {
        /// URL of the bucket, without a slash at its end: https://s3.eu-central-1.amazonaws.com/my-pictures.
        QString bucket{};
        outgoing::AwsKeys keys{};
        /// Bytes of the largest picture.
        qint64 maxBytes = 10 * 1024 * 1024;
        std::chrono::milliseconds wait = std::chrono::milliseconds(300);
    };

    /// The client must outlive this object and its running tasks.
    S3ImageStore(outgoing::HttpClient &client, Settings settings);

    /// Unavailable while the bucket is out of reach, or the keys do not fit: the log says which.
    [[nodiscard]] QCoro::Task<Result<>> put(UploadId id, QByteArray full, QByteArray thumbnail) override;
    [[nodiscard]] QCoro::Task<Result<QByteArray>> get(UploadId id, ImageVariant variant) override;
    [[nodiscard]] QCoro::Task<Result<>> remove(UploadId id) override;

private:
    [[nodiscard]] QCoro::Task<outgoing::HttpAnswer> ask(QByteArray method, UploadId id, ImageVariant variant,
                                                        QByteArray body);

    outgoing::HttpClient &m_client;
    const Settings m_settings;
};

} // namespace foyer::media
