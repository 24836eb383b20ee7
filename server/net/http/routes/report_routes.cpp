// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/report_routes.h"

#include "common/base/json_reader.h"
#include "common/base/limits.h"
#include "server/admin/admin_parts.h"
#include "server/net/http/router.h"
#include "server/net/http/routes/admin_json.h"

namespace foyer::net {
namespace {

Result<admin::NewReport> reportOf(const HttpRequest &request)
{
    FOYER_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    admin::NewReport report;
    report.reporter = request.identity->user.id;
    if (object.contains(QLatin1String("user"))) {
        report.user = reader.id<UserId>(QLatin1String("user"));
    } else {
        report.conversation = reader.id<ConversationId>(QLatin1String("conversation"));
        report.seq = reader.id<Seq>(QLatin1String("seq"));
    }
    report.reason = reader.string(QLatin1String("reason"));
    FOYER_CHECK(reader.check());
    return report;
}

Result<admin::ReportState> stateOf(const HttpRequest &request)
{
    const QString state = request.query.queryItemValue(QStringLiteral("state"));
    if (state.isEmpty() || state == QLatin1String("open"))
        return admin::ReportState::Open;
    if (state == QLatin1String("resolved"))
        return admin::ReportState::Resolved;
    return fail(ErrorCode::InvalidField, QStringLiteral("open or resolved"), QStringLiteral("state"));
}

} // namespace

void ReportRoutes::addTo(Router &router)
{
    router.add(HttpMethod::Post, "/api/v1/reports", Access::Session,
               [this](HttpRequest request) { return add(std::move(request)); });
    router.add(HttpMethod::Get, "/api/v1/admin/reports", Access::Admin,
               [this](HttpRequest request) { return list(std::move(request)); });
    router.add(HttpMethod::Post, "/api/v1/admin/reports/{report}/resolve", Access::Admin,
               [this](HttpRequest request) { return resolve(std::move(request)); });
    router.add(HttpMethod::Post, "/api/v1/reset-password", Access::Open,
               [this](HttpRequest request) { return setPassword(std::move(request)); });
}

QCoro::Task<Result<HttpResponse>> ReportRoutes::add(HttpRequest request)
{
    FOYER_CO_TRY(admin::NewReport report, reportOf(request));
    const Result<qint64> id = co_await m_admin.reports.add(std::move(report));
    if (!id)
        co_return tl::unexpected(id.error());
    co_return jsonResponse(201, {{QStringLiteral("id"), *id}});
}

QCoro::Task<Result<HttpResponse>> ReportRoutes::list(HttpRequest request)
{
    FOYER_CO_TRY(const admin::ReportState state, stateOf(request));
    FOYER_CO_TRY(const qint64 before,
                 request.queryNumber(QStringLiteral("before"), 0, 1, JsonReader::kMaxSafeInteger));
    FOYER_CO_TRY(
        const qint64 limit,
        request.queryNumber(QStringLiteral("limit"), limits::kAdminPageDefault, 1, limits::kAdminPageMax));
    const Result<QList<admin::Report>> reports = co_await m_admin.reports.list(state, before, int(limit));
    if (!reports)
        co_return tl::unexpected(reports.error());
    const auto key = [](const admin::Report &report) {
        return report.id;
    };
    co_return jsonResponse(200, pageJson(QStringLiteral("reports"), *reports, int(limit), reportJson, key));
}

QCoro::Task<Result<HttpResponse>> ReportRoutes::resolve(HttpRequest request)
{
    const std::optional<qint64> report = wholeNumber(request.parameters.value("report").toUtf8());
    if (!report || *report == 0)
        co_return fail(ErrorCode::NotFound);
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const QString note = reader.optionalString(QLatin1String("note")).value_or(QString());
    FOYER_CO_CHECK(reader.check());
    const Result<> resolved = co_await m_admin.reports.resolve(request.identity->user.id, *report, note);
    if (!resolved)
        co_return tl::unexpected(resolved.error());
    co_return emptyResponse();
}

QCoro::Task<Result<HttpResponse>> ReportRoutes::setPassword(HttpRequest request)
{
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const QString token = reader.string(QLatin1String("token"));
    const QString password = reader.string(QLatin1String("password"));
    FOYER_CO_CHECK(reader.check());
    const Result<> set =
        co_await m_admin.resets.finish(token.toUtf8(), password, request.client.address.toString());
    if (!set)
        co_return tl::unexpected(set.error());
    co_return emptyResponse();
}

} // namespace foyer::net
