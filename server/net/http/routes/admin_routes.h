// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::accounts {
class Sessions;
}
namespace foyer::admin {
struct AdminParts;
struct ManagedUser;
} // namespace foyer::admin
namespace foyer::chat {
class Presence;
}

namespace foyer::net {

class Hub;
class Router;

/// `/admin`: users, their sessions, registration, the audit log, what is stored and who is connected. For
/// administrators only. Thread: main.
class AdminRoutes
{
public:
    /// All that is passed in must outlive this object.
    AdminRoutes(admin::AdminParts &admin, accounts::Sessions &sessions, Hub &hub, chat::Presence &presence)
        : m_admin(admin)
        , m_sessions(sessions)
        , m_hub(hub)
        , m_presence(presence)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> users(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> user(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> changeUser(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> resetPassword(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> sessions(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> endSession(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> registration(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> setRegistration(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> audit(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> usage(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> connections(HttpRequest request);
    [[nodiscard]] QJsonObject describe(const admin::ManagedUser &managed) const;

    admin::AdminParts &m_admin;
    accounts::Sessions &m_sessions;
    Hub &m_hub;
    chat::Presence &m_presence;
};

} // namespace foyer::net
