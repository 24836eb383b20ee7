// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/media/stores/public_host.h"

namespace foyer::outgoing {
class HttpClient;
}

namespace foyer::media {

/// sm.ms, whose API is at smms.app: version 2 of it, with a token (https://doc.sm.ms).
class SmmsHost final : public PublicHost
{
public:
    /// `base` is https://smms.app unless another server speaks the same. The client must outlive this object.
    SmmsHost(outgoing::HttpClient &client, QString base, QByteArray token);

    [[nodiscard]] QLatin1String name() const override { return QLatin1String("smms"); }
    [[nodiscard]] QCoro::Task<Result<HostedPicture>> upload(QByteArray picture) override;
    [[nodiscard]] QCoro::Task<Result<>> remove(QString deleteKey) override;

private:
    outgoing::HttpClient &m_client;
    const QString m_base;
    const QByteArray m_token;
};

} // namespace foyer::media
