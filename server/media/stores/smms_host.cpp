// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/stores/smms_host.h"

#include "server/media/stores/host_answer.h"
#include "server/outgoing/outgoing_http.h"

#include <QUrl>

#include <utility>

namespace foyer::media {

SmmsHost::SmmsHost(outgoing::HttpClient &client, QString base, QByteArray token)
    : m_client(client)
    , m_base(std::move(base))
    , m_token(std::move(token))
{
}

QCoro::Task<Result<HostedPicture>> SmmsHost::upload(QByteArray picture)
{
    outgoing::HttpRequest request;
    request.method = "POST";
    request.url = m_base + QStringLiteral("/api/v2/upload");
    request.headers.append({"Authorization", m_token});
    request.form.append(pictureField("smfile", std::move(picture)));
    request.form.append(outgoing::FormField{"format", "json"});
    const outgoing::HttpAnswer answer = co_await m_client.exchange(request);
    FOYER_CO_TRY(const QJsonObject said, objectOf(answer));
    const QString code = said.value(QStringLiteral("code")).toString();
    if (code == QLatin1String("success")) {
        const QJsonObject data = said.value(QStringLiteral("data")).toObject();
        co_return HostedPicture{data.value(QStringLiteral("url")).toString(),
                                data.value(QStringLiteral("hash")).toString(), false};
    }
    if (code == QLatin1String("image_repeated"))
        co_return HostedPicture{said.value(QStringLiteral("images")).toString(), {}, true};
    co_return hostFailed(answer, said.value(QStringLiteral("message")).toString(code));
}

QCoro::Task<Result<>> SmmsHost::remove(QString deleteKey)
{
    outgoing::HttpRequest request;
    request.url =
        m_base + QStringLiteral("/api/v2/delete/") + QString::fromLatin1(QUrl::toPercentEncoding(deleteKey));
    request.headers.append({"Authorization", m_token});
    const outgoing::HttpAnswer answer = co_await m_client.exchange(request);
    FOYER_CO_TRY(const QJsonObject said, objectOf(answer));
    const QString code = said.value(QStringLiteral("code")).toString();
    // Where it is gone already the host finds no file of that key.
    const bool isGone = code == QLatin1String("success") || code == QLatin1String("not_found")
        || said.value(QStringLiteral("message")).toString().contains(QLatin1String("already deleted"));
    if (!isGone)
        co_return hostFailed(answer, said.value(QStringLiteral("message")).toString(code));
    co_return Result<>{};
}

} // namespace foyer::media
