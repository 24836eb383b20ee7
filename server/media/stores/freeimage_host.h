// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/media/stores/public_host.h"

namespace foyer::outgoing {
class HttpClient;
}

namespace foyer::media {

/// freeimage.host, or another that runs Chevereto: version 1 of its API, with a key (https://freeimage.host/page/api).
/// It has no way to delete: what is there stays there.
class FreeimageHost final : public PublicHost
{
public:
    /// `base` is https://freeimage.host unless another server speaks the same. The client must outlive this object.
    FreeimageHost(outgoing::HttpClient &client, QString base, QByteArray key);

    [[nodiscard]] QLatin1String name() const override { return QLatin1String("freeimage"); }
    [[nodiscard]] QCoro::Task<Result<HostedPicture>> upload(QByteArray picture) override;
    [[nodiscard]] QCoro::Task<Result<>> remove(QString deleteKey) override;

private:
    outgoing::HttpClient &m_client;
    const QString m_base;
    const QByteArray m_key;
};

} // namespace foyer::media
