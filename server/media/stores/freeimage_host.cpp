// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/stores/freeimage_host.h"

#include "server/media/stores/host_answer.h"
#include "server/outgoing/outgoing_http.h"

#include <utility>

namespace foyer::media {

FreeimageHost::FreeimageHost(outgoing::HttpClient &client, QString base, QByteArray key)
    : m_client(client)
    , m_base(std::move(base))
    , m_key(std::move(key))
{
}

QCoro::Task<Result<HostedPicture>> FreeimageHost::upload(QByteArray picture)
{
    outgoing::HttpRequest request;
    request.method = "POST";
    request.url = m_base + QStringLiteral("/api/1/upload");
    request.form.append(outgoing::FormField{"key", m_key});
    request.form.append(outgoing::FormField{"action", "upload"});
    request.form.append(outgoing::FormField{"format", "json"});
    request.form.append(pictureField("source", std::move(picture)));
    const outgoing::HttpAnswer answer = co_await m_client.exchange(request);
    FOYER_CO_TRY(const QJsonObject said, objectOf(answer));
    const QString url =
        said.value(QStringLiteral("image")).toObject().value(QStringLiteral("url")).toString();
    if (said.value(QStringLiteral("status_code")).toInt() != 200 || url.isEmpty()) {
        // A picture that is there already is refused without telling where.
        const QJsonObject error = said.value(QStringLiteral("error")).toObject();
        co_return hostFailed(answer, error.value(QStringLiteral("message")).toString());
    }
    co_return HostedPicture{url};
}

QCoro::Task<Result<>> FreeimageHost::remove(QString)
{
    co_return Result<>{};
}

} // namespace foyer::media
