// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/sign_in_routes.h"

#include "common/base/json_reader.h"
#include "server/accounts/sign_in.h"
#include "server/chat/rooms.h"
#include "server/net/http/router.h"
#include "server/net/http/routes/session_cookie.h"
#include "server/net/ws/hub.h"

namespace foyer::net {
namespace {

Result<accounts::SignInRequest> readSignIn(const HttpRequest &request)
{
    FOYER_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    accounts::SignInRequest read;
    read.username = reader.string(QLatin1String("username"));
    read.password = reader.string(QLatin1String("password"));
    const QString kind = reader.optionalString(QLatin1String("kind")).value_or(QStringLiteral("web"));
    read.client = reader.optionalString(QLatin1String("client")).value_or(QString());
    read.isNewAccountConfirmed = reader.booleanOr(QLatin1String("confirmNewAccount"), false);
    read.avatar = reader.optionalString(QLatin1String("avatar")).value_or(QString());
    read.inviteCode = reader.optionalString(QLatin1String("invite")).value_or(QString());
    read.adminToken = reader.optionalString(QLatin1String("adminToken")).value_or(QString());
    FOYER_CHECK(reader.check());
    const auto sessionKind = protocol::sessionKindFromName(kind);
    if (!sessionKind)
        return fail(ErrorCode::InvalidField, QStringLiteral("unknown kind of session"),
                    QStringLiteral("kind"));
    read.kind = *sessionKind;
    read.address = request.client.address.toString();
    return read;
}

} // namespace

void SignInRoutes::addTo(Router &router)
{
    router.add(HttpMethod::Post, "/api/v1/sign-in", Access::Open,
               [this](HttpRequest request) { return signIn(std::move(request)); });
}

QCoro::Task<Result<HttpResponse>> SignInRoutes::signIn(HttpRequest request)
{
    FOYER_CO_TRY(accounts::SignInRequest given, readSignIn(request));
    Result<accounts::SignedIn> result = co_await m_signIn.signIn(std::move(given));
    if (!result)
        co_return tl::unexpected(result.error());
    const accounts::SignedIn &signedIn = *result;
    m_hub.endSessions(signedIn.replaced, protocol::SessionEnd::Replaced);
    if (signedIn.isNewAccount)
        co_await m_rooms.welcome(signedIn.user.id);
    const bool isWeb = signedIn.session.kind == protocol::SessionKind::Web;
    HttpResponse response = jsonResponse(
        200,
        {{QStringLiteral("user"), toJson(signedIn.user)},
         {QStringLiteral("session"), toJson(signedIn.session)},
         {QStringLiteral("created"), signedIn.isNewAccount},
         {QStringLiteral("token"),
          isWeb ? QJsonValue(QJsonValue::Null) : QJsonValue(QString::fromLatin1(signedIn.token))}});
    if (isWeb) {
        setSessionCookie(response, signedIn.token, signedIn.session.expiresAt, m_clock.now(), request.client);
    }
    co_return response;
}

} // namespace foyer::net
