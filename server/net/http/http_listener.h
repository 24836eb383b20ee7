// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>
#include <QObject>

#include <functional>
#include <memory>

namespace foyer::net {

/// The seam to QHttpServer: no other file knows it, so its change of interface between Qt 6.4 and 6.8 stays here.
///
/// The front gives it whole, checked requests. QHttpServer of 6.4 bounds nothing by itself and dies when a client goes
/// away during a deferred answer; here it reads from a RelaySocket and its answers are not used, so neither can
/// happen, and both versions behave alike. Thread: main.
class HttpListener : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<QCoro::Task<HttpResponse>(HttpRequest)>;
    using Answer = std::function<void(HttpResponse)>;

    explicit HttpListener(Handler handler, QObject *parent = nullptr);
    ~HttpListener() override;

    /// Unavailable if Qt refuses to serve; asked once, before the first request.
    [[nodiscard]] Result<> start();
    /// Has a request parsed and answered. `bytes` is head and body; `answer` is called once, unless this object dies.
    void submit(const QByteArray &bytes, const QHostAddress &peer, ClientInfo client, Answer answer);

    /// Requests that are being answered.
    [[nodiscard]] int pending() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace foyer::net
