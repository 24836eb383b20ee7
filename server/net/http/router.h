// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/metrics/registry.h"
#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

#include <array>
#include <functional>
#include <vector>

namespace foyer::accounts {
class Sessions;
}

namespace foyer::net {

class Trust;

/// What a route asks of who uses it.
enum class Access {
    /// Nothing.
    Open,
    /// The token of a session that need not live any more.
    Token,
    /// A living session.
    Session,
    /// A living session of an administrator; Forbidden for others.
    Admin,
    /// The same of a person, not of a bot.
    Person,
};

/// What answers a route. The request comes checked: origin, session (if asked for), bounds.
using RouteHandler = std::function<QCoro::Task<Result<HttpResponse>>(HttpRequest)>;

/// Body of a request where its route says nothing else.
inline constexpr qint64 kSmallBody = 64 * 1024;

/// Finds the handler of a request and turns whatever it says into an answer. HEAD is answered by the GET route
/// unless it has one of its own; OPTIONS and wrong methods are answered from the table. Thread: main.
class Router
{
public:
    Router(const Trust &trust, accounts::Sessions &sessions, metrics::Registry &metrics);

    /// Adds a route. In `pattern` a part in braces matches any one part of the path and is passed on under that
    /// name: "/api/v1/rooms/{room}/join".
    void add(HttpMethod method, const QByteArray &pattern, Access access, RouteHandler handler,
             qint64 bodyLimit = kSmallBody);
    /// Header fields for every answer, errors too, of the paths that begin so; and more for OPTIONS.
    void decorate(const QByteArray &prefix, HeaderFields always, HeaderFields onOptions);
    /// What answers a path that no route has.
    void setFallback(RouteHandler handler);

    /// Largest body of such a request. Zero for a path or method that is not there.
    [[nodiscard]] qint64 bodyLimit(HttpMethod method, const QByteArray &path) const;
    /// Whether the route of such a request needs a session.
    [[nodiscard]] bool needsSession(HttpMethod method, const QByteArray &path) const;

    /// The answer; never fails. The router must outlive the task.
    [[nodiscard]] QCoro::Task<HttpResponse> answer(HttpRequest request);

private:
    struct Route
    {
        HttpMethod method;
        QList<QByteArray> parts;
        QByteArray pattern;
        Access access;
        RouteHandler handler;
        qint64 bodyLimit;
    };
    struct Decoration
    {
        QByteArray prefix;
        HeaderFields always;
        HeaderFields onOptions;
    };
    [[nodiscard]] const Route *find(HttpMethod method, const QByteArray &path) const;
    [[nodiscard]] QByteArray allowed(const QByteArray &path) const;
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> run(HttpRequest request);
    [[nodiscard]] Result<HttpResponse> withoutRoute(const HttpRequest &request) const;
    void dress(HttpResponse &response, HttpMethod method, const QByteArray &path) const;

    const Trust &m_trust;
    accounts::Sessions &m_sessions;
    /// Answers by hundreds of their status.
    std::array<metrics::Counter, 5> m_answers;
    metrics::Histogram m_seconds;
    std::vector<Route> m_routes;
    std::vector<Decoration> m_decorations;
    RouteHandler m_fallback;
};

} // namespace foyer::net
