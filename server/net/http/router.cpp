// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/router.h"

#include "common/base/logging.h"
#include "server/net/http/trust.h"

#include <QElapsedTimer>
#include <QUrl>

#include <algorithm>

namespace foyer::net {
namespace {

constexpr qsizetype kMostParts = 16;

metrics::Counter answers(metrics::Registry &metrics, const char *kind)
{
    return metrics.counter("foyer_http_answers_total", "Answers over HTTP by kind of status.",
                           {{"status", kind}});
}

bool isParameter(const QByteArray &part)
{
    return part.startsWith('{');
}

bool matches(const QList<QByteArray> &pattern, const QList<QByteArray> &parts)
{
    return pattern.size() == parts.size()
        && std::equal(pattern.cbegin(), pattern.cend(), parts.cbegin(),
                      [](const QByteArray &expected, const QByteArray &part) {
                          return isParameter(expected) ? !part.isEmpty() : expected == part;
                      });
}

QList<QByteArray> partsOf(const QByteArray &path)
{
    return path.count('/') > kMostParts ? QList<QByteArray>() : path.sliced(1).split('/');
}

QHash<QByteArray, QString> parametersOf(const QList<QByteArray> &pattern, const QList<QByteArray> &parts)
{
    QHash<QByteArray, QString> found;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (isParameter(pattern[i]))
            found.insert(pattern[i].sliced(1).chopped(1), QUrl::fromPercentEncoding(parts[i]));
    }
    return found;
}

bool isForSignedIn(Access access)
{
    return access == Access::Session || access == Access::Person || access == Access::Admin;
}

/// What a token must be good for to use a route.
protocol::Scope scopeOf(HttpMethod method, const QByteArray &pattern)
{
    if (pattern.startsWith("/api/v1/uploads") || (method == HttpMethod::Post && pattern == "/api/v1/images"))
        return protocol::Scope::Upload;
    // How far one has read belongs to reading, as over the WebSocket.
    return isChanging(method) && !pattern.endsWith("/read") ? protocol::Scope::Post : protocol::Scope::Read;
}

Result<> checkBounds(const accounts::Identity &identity, Access access, protocol::Scope scope)
{
    if (access == Access::Person && identity.isBot())
        return fail(ErrorCode::Forbidden, QStringLiteral("not for bots"));
    if (access == Access::Admin && identity.user.role != protocol::UserRole::Admin)
        return fail(ErrorCode::Forbidden, QStringLiteral("not an administrator"));
    if (!identity.scopes.testFlag(scope))
        return fail(ErrorCode::Forbidden, QStringLiteral("out of the token's scope"));
    return {};
}

} // namespace

Router::Router(const Trust &trust, accounts::Sessions &sessions, metrics::Registry &metrics)
    : m_trust(trust)
    , m_sessions(sessions)
    , m_answers{answers(metrics, "1xx"), answers(metrics, "2xx"), answers(metrics, "3xx"),
                answers(metrics, "4xx"), answers(metrics, "5xx")}
    , m_seconds(metrics.histogram("foyer_http_answer_seconds", "Time from a whole request to its answer.",
                                  {0.001, 0.005, 0.02, 0.1, 0.5, 2, 10}))
{
}

void Router::add(HttpMethod method, const QByteArray &pattern, Access access, RouteHandler handler,
                 qint64 bodyLimit)
{
    m_routes.push_back({method, partsOf(pattern), pattern, access, std::move(handler), bodyLimit});
}

void Router::decorate(const QByteArray &prefix, HeaderFields always, HeaderFields onOptions)
{
    m_decorations.push_back({prefix, std::move(always), std::move(onOptions)});
}

void Router::setFallback(RouteHandler handler)
{
    m_fallback = std::move(handler);
}

const Router::Route *Router::find(HttpMethod method, const QByteArray &path) const
{
    const QList<QByteArray> parts = partsOf(path);
    for (const Route &route : m_routes) {
        if (route.method == method && matches(route.parts, parts))
            return &route;
    }
    return method == HttpMethod::Head ? find(HttpMethod::Get, path) : nullptr;
}

qint64 Router::bodyLimit(HttpMethod method, const QByteArray &path) const
{
    const Route *const route = find(method, path);
    return route ? route->bodyLimit : kSmallBody;
}

bool Router::needsSession(HttpMethod method, const QByteArray &path) const
{
    const Route *const route = find(method, path);
    return route && isForSignedIn(route->access);
}

QByteArray Router::allowed(const QByteArray &path) const
{
    const QList<QByteArray> parts = partsOf(path);
    QList<QByteArray> names;
    for (const Route &route : m_routes) {
        if (!matches(route.parts, parts))
            continue;
        if (!names.contains(methodName(route.method)))
            names.append(methodName(route.method));
        if (route.method == HttpMethod::Get && !names.contains("HEAD"))
            names.append("HEAD");
    }
    if (!names.isEmpty())
        names.append("OPTIONS");
    return names.join(", ");
}

Result<HttpResponse> Router::withoutRoute(const HttpRequest &request) const
{
    const QByteArray methods = allowed(request.path);
    if (methods.isEmpty())
        return fail(ErrorCode::NotFound);
    HttpResponse response = request.method == HttpMethod::Options
        ? emptyResponse()
        : problemResponse(Error{ErrorCode::MethodNotAllowed, {}, {}, {}});
    response.headers.append("Allow", methods);
    return response;
}

QCoro::Task<Result<HttpResponse>> Router::run(HttpRequest request)
{
    const Route *const route = find(request.method, request.path);
    if (!route) {
        Result<HttpResponse> response = withoutRoute(request);
        const bool isPage = request.method == HttpMethod::Get || request.method == HttpMethod::Head;
        if (!response && isPage && m_fallback) {
            Result<HttpResponse> page = co_await m_fallback(std::move(request));
            co_return page;
        }
        co_return response;
    }
    request.parameters = parametersOf(route->parts, partsOf(request.path));
    if (isChanging(request.method)) {
        const auto source =
            route->access == Access::Open ? Credentials::Source::None : request.credentials.source;
        FOYER_CO_CHECK(m_trust.checkOrigin(request.headers, request.client, source));
    }
    if (isForSignedIn(route->access)) {
        if (request.credentials.source == Credentials::Source::None)
            co_return fail(ErrorCode::NotSignedIn);
        auto identity = co_await m_sessions.identify(request.credentials.token);
        if (!identity)
            co_return tl::unexpected(identity.error());
        FOYER_CO_CHECK(checkBounds(*identity, route->access, scopeOf(request.method, route->pattern)));
        request.identity = *std::move(identity);
    }
    // A copy, since routes are not added while the server runs but the handler must outlive its task anyway.
    const RouteHandler handler = route->handler;
    const QByteArray pattern = route->pattern;
    Result<HttpResponse> response = co_await handler(std::move(request));
    if (!response && errorHttpStatus(response.error().code) >= 500) {
        qCWarning(lcNet, "event=request-failed route=%s code=%s detail=\"%s\"", pattern.constData(),
                  errorName(response.error().code).data(), qUtf8Printable(response.error().detail));
    }
    co_return response;
}

void Router::dress(HttpResponse &response, HttpMethod method, const QByteArray &path) const
{
    for (const Decoration &decoration : m_decorations) {
        if (!path.startsWith(decoration.prefix))
            continue;
        for (const HeaderField &field : decoration.always.all())
            response.headers.set(field.name, field.value);
        if (method != HttpMethod::Options)
            continue;
        for (const HeaderField &field : decoration.onOptions.all())
            response.headers.set(field.name, field.value);
    }
}

QCoro::Task<HttpResponse> Router::answer(HttpRequest request)
{
    const HttpMethod method = request.method;
    const QByteArray path = request.path;
    QElapsedTimer timer;
    timer.start();
    Result<HttpResponse> result = co_await run(std::move(request));
    HttpResponse response = result ? *std::move(result) : problemResponse(result.error());
    dress(response, method, path);
    m_answers[std::size_t(std::clamp(response.status / 100, 1, 5) - 1)].add();
    m_seconds.observe(double(timer.nsecsElapsed()) / 1e9);
    co_return response;
}

} // namespace foyer::net
