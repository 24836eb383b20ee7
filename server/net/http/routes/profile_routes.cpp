// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/profile_routes.h"

#include "common/base/json_reader.h"
#include "server/accounts/account_closer.h"
#include "server/accounts/passwords.h"
#include "server/accounts/profiles.h"
#include "server/chat/departures.h"
#include "server/chat/neighbours.h"
#include "server/media/avatars.h"
#include "server/media/exports.h"
#include "server/net/http/router.h"
#include "server/net/http/routes/picture_response.h"
#include "server/net/http/routes/session_cookie.h"
#include "server/net/ws/hub.h"

namespace foyer::net {
namespace {

/// Files of replaced avatars that one request removes; normally there is one.
constexpr int kDiscardedAtOnce = 20;

Result<accounts::ProfileChange> readChange(const QByteArray &body)
{
    FOYER_TRY(const QJsonObject object, parseJsonObject(body));
    JsonReader reader(object);
    accounts::ProfileChange change;
    change.displayName = reader.optionalString(QLatin1String("displayName"));
    change.avatar = reader.optionalString(QLatin1String("avatar"));
    const std::optional<QJsonObject> status = reader.optionalObject(QLatin1String("status"));
    FOYER_CHECK(reader.check());
    if (!status)
        return change;
    JsonReader parts(*status);
    protocol::Status given;
    given.emoji = parts.optionalString(QLatin1String("emoji")).value_or(QString());
    given.text = parts.optionalString(QLatin1String("text")).value_or(QString());
    if (!parts.check())
        return fail(ErrorCode::InvalidField, QStringLiteral("not texts"), QStringLiteral("status"));
    change.status = given;
    return change;
}

HttpResponse profileResponse(const protocol::Profile &profile)
{
    return jsonResponse(200, {{QStringLiteral("profile"), toJson(profile)}});
}

} // namespace

void ProfileRoutes::addTo(Router &router)
{
    router.add(HttpMethod::Get, "/api/v1/users/{user}", Access::Session,
               [this](HttpRequest request) { return look(std::move(request)); });
    router.add(HttpMethod::Patch, "/api/v1/me", Access::Session,
               [this](HttpRequest request) { return change(std::move(request)); });
    router.add(
        HttpMethod::Put, "/api/v1/me/avatar", Access::Session,
        [this](HttpRequest request) { return setAvatar(std::move(request)); }, m_maxImageBytes);
    router.add(HttpMethod::Post, "/api/v1/me/delete", Access::Session,
               [this](HttpRequest request) { return deleteAccount(std::move(request)); });
    router.add(HttpMethod::Put, "/api/v1/me/password", Access::Session,
               [this](HttpRequest request) { return changePassword(std::move(request)); });
    router.add(HttpMethod::Get, "/api/v1/avatars/{avatar}", Access::Session, [this](HttpRequest request) {
        return readAvatar(std::move(request), media::ImageVariant::Full);
    });
    router.add(HttpMethod::Get, "/api/v1/avatars/{avatar}/thumbnail", Access::Session,
               [this](HttpRequest request) {
                   return readAvatar(std::move(request), media::ImageVariant::Thumbnail);
               });
}

QCoro::Task<Result<HttpResponse>> ProfileRoutes::look(HttpRequest request)
{
    FOYER_CO_TRY(const UserId user, request.id<UserId>("user"));
    FOYER_CO_TRY(const protocol::Profile profile, co_await m_parts.profiles.look(user));
    co_return profileResponse(profile);
}

QCoro::Task<Result<HttpResponse>> ProfileRoutes::change(HttpRequest request)
{
    FOYER_CO_TRY(accounts::ProfileChange change, readChange(request.body));
    const bool isAvatarReplaced = change.avatar.has_value();
    auto changing = m_parts.profiles.change(*request.identity, std::move(change));
    FOYER_CO_TRY(const protocol::Profile profile, co_await changing);
    co_await m_parts.neighbours.tell(profile);
    // Should that fail now, upkeep tries again.
    if (isAvatarReplaced)
        (void)co_await m_parts.images.removeDiscarded(kDiscardedAtOnce);
    co_return profileResponse(profile);
}

QCoro::Task<Result<HttpResponse>> ProfileRoutes::setAvatar(HttpRequest request)
{
    const UserId user = request.identity->user.id;
    FOYER_CO_CHECK(m_parts.profiles.spend(user));
    auto setting = m_parts.avatars.set(std::move(request.body), user);
    FOYER_CO_CHECK(co_await setting);
    FOYER_CO_TRY(const protocol::Profile profile, co_await m_parts.profiles.renewed(user));
    co_await m_parts.neighbours.tell(profile);
    (void)co_await m_parts.images.removeDiscarded(kDiscardedAtOnce);
    co_return profileResponse(profile);
}

QCoro::Task<Result<HttpResponse>> ProfileRoutes::readAvatar(HttpRequest request, media::ImageVariant variant)
{
    const QString id = request.parameters.value("avatar");
    const Result<media::ServedImage> image = co_await m_parts.avatars.read(id, variant);
    if (!image)
        co_return tl::unexpected(image.error());
    co_return pictureResponse(*image);
}

QCoro::Task<Result<HttpResponse>> ProfileRoutes::changePassword(HttpRequest request)
{
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const QString password = reader.string(QLatin1String("password"));
    const QString newPassword = reader.string(QLatin1String("newPassword"));
    FOYER_CO_CHECK(reader.check());
    auto changing =
        m_parts.passwords.change(*request.identity, password, newPassword, request.client.address.toString());
    FOYER_CO_TRY(const QList<SessionId> ended, co_await changing);
    m_parts.hub.endSessions(ended, protocol::SessionEnd::PasswordChanged);
    co_return emptyResponse();
}

QCoro::Task<Result<HttpResponse>> ProfileRoutes::deleteAccount(HttpRequest request)
{
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const QString password = reader.string(QLatin1String("password"));
    FOYER_CO_CHECK(reader.check());
    auto closing = m_parts.closer.close(*request.identity, password, request.client.address.toString());
    FOYER_CO_TRY(const QList<SessionId> ended, co_await closing);
    m_parts.hub.endSessions(ended, protocol::SessionEnd::AccountDeleted);
    m_parts.departures.begin();
    m_parts.exports.remove(request.identity->user.id);
    (void)co_await m_parts.images.removeDiscarded(kDiscardedAtOnce);
    HttpResponse response = emptyResponse();
    clearSessionCookie(response, request.client);
    co_return response;
}

} // namespace foyer::net
