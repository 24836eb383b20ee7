// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/imports/picture_taker.h"

#include <QHash>

namespace foyer::media {
class Images;
}
namespace foyer::outgoing {
class HttpClient;
}

namespace foyer::imports {

/// Asks other servers for pictures and keeps what they send like an upload. A server that fails again and again is not asked any
/// more, nor is anybody once all of them do, so that hosts that are long gone cost minutes and not days. Thread: main.
class FetchedPictures final : public PictureTaker
{
public:
    struct Settings
    {
        qint64 maxBytes = 10 * 1024 * 1024;
        /// Failures of one host, one after the other, after which it is left alone.
        int hostFailures = 5;
        /// Failures of all hosts, one after the other, after which nobody is asked.
        int allFailures = 200;
    };

    /// All that is passed in must outlive this object and its running tasks.
    FetchedPictures(outgoing::HttpClient &client, media::Images &images, Settings settings);

    [[nodiscard]] QCoro::Task<Result<UploadId>> take(QString url, UserId owner) override;

private:
    [[nodiscard]] QCoro::Task<Result<QByteArray>> download(QString url);
    void note(const QString &host, bool isSuccess);

    outgoing::HttpClient &m_client;
    media::Images &m_images;
    const Settings m_settings;
    /// Failures in a row, by host; hosts that work are not in it.
    QHash<QString, int> m_failures;
    int m_failuresOfAll = 0;
};

} // namespace foyer::imports
