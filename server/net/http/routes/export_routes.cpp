// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/export_routes.h"

#include "server/media/exports.h"
#include "server/net/http/router.h"

#include <QJsonArray>

namespace foyer::net {
namespace {

QString stateName(media::DataExport::State state)
{
    switch (state) {
    case media::DataExport::State::None:
        return QStringLiteral("none");
    case media::DataExport::State::Working:
        return QStringLiteral("working");
    case media::DataExport::State::Ready:
        return QStringLiteral("ready");
    case media::DataExport::State::Failed:
        return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

HttpResponse exportResponse(int status, const media::DataExport &each)
{
    QJsonArray parts;
    for (qsizetype i = 0; i < each.parts.size(); ++i)
        parts.append(
            QJsonObject{{QStringLiteral("number"), i + 1}, {QStringLiteral("bytes"), each.parts[i]}});
    const QJsonObject shown{{QStringLiteral("state"), stateName(each.state)},
                            {QStringLiteral("createdAt"), each.createdAt},
                            {QStringLiteral("expiresAt"), each.expiresAt},
                            {QStringLiteral("parts"), parts}};
    return jsonResponse(status, {{QStringLiteral("export"), shown}});
}

} // namespace

void ExportRoutes::addTo(Router &router)
{
    router.add(HttpMethod::Post, "/api/v1/me/export", Access::Session,
               [this](HttpRequest request) { return begin(std::move(request)); });
    router.add(HttpMethod::Get, "/api/v1/me/export", Access::Session,
               [this](HttpRequest request) { return look(std::move(request)); });
    router.add(HttpMethod::Delete, "/api/v1/me/export", Access::Session,
               [this](HttpRequest request) { return remove(std::move(request)); });
    router.add(HttpMethod::Get, "/api/v1/me/export/parts/{part}", Access::Session,
               [this](HttpRequest request) { return part(std::move(request)); });
}

QCoro::Task<Result<HttpResponse>> ExportRoutes::begin(HttpRequest request)
{
    FOYER_CO_TRY(const media::DataExport begun, m_exports.begin(request.identity->user.id));
    co_return exportResponse(202, begun);
}

QCoro::Task<Result<HttpResponse>> ExportRoutes::look(HttpRequest request)
{
    co_return exportResponse(200, m_exports.look(request.identity->user.id));
}

QCoro::Task<Result<HttpResponse>> ExportRoutes::part(HttpRequest request)
{
    const auto number = wholeNumber(request.parameters.value("part").toLatin1());
    constexpr qint64 kMost = 1'000'000;
    if (!number || *number > kMost)
        co_return fail(ErrorCode::NotFound);
    auto reading = m_exports.part(request.identity->user.id, int(*number));
    FOYER_CO_TRY(const QByteArray bytes, co_await reading);
    HttpResponse response;
    response.headers = {
        {"Content-Type", "application/zip"},
        {"Content-Disposition", "attachment; filename=\"foyer-" + QByteArray::number(*number) + ".zip\""},
        {"Cache-Control", "private, no-store"},
        {"Cross-Origin-Resource-Policy", "same-origin"}};
    response.body = bytes;
    co_return response;
}

QCoro::Task<Result<HttpResponse>> ExportRoutes::remove(HttpRequest request)
{
    m_exports.remove(request.identity->user.id);
    co_return emptyResponse();
}

} // namespace foyer::net
