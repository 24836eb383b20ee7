// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/room_people_routes.h"

#include "common/base/json_reader.h"
#include "common/base/limits.h"
#include "server/chat/room_keeper.h"
#include "server/net/http/router.h"
#include "server/net/http/routes/json_list.h"
#include "server/net/http/routes/people_list.h"

namespace foyer::net {
namespace {

/// A member of a room, or somebody who might be one.
struct Person
{
    ConversationId room;
    UserId user;
};

Result<Person> personOf(const HttpRequest &request)
{
    Person person;
    FOYER_TRY(person.room, request.id<ConversationId>("room"));
    FOYER_TRY(person.user, request.id<UserId>("user"));
    return person;
}

Result<HttpResponse> nothingElse(const Result<> &done)
{
    if (!done)
        return tl::unexpected(done.error());
    return emptyResponse();
}

template<typename T>
Result<HttpResponse> whole(int status, const Result<T> &value)
{
    if (!value)
        return tl::unexpected(value.error());
    return jsonResponse(status, toJson(*value));
}

template<typename T>
Result<HttpResponse> listOf(const char *name, const Result<QList<T>> &values)
{
    if (!values)
        return tl::unexpected(values.error());
    return listResponse(name, *values);
}

} // namespace

void RoomPeopleRoutes::addTo(Router &router)
{
    using Method = QCoro::Task<Result<HttpResponse>> (RoomPeopleRoutes::*)(HttpRequest);
    const auto add = [this, &router](HttpMethod method, const QByteArray &path, Method handler) {
        router.add(method, "/api/v1" + path, Access::Session,
                   [this, handler](HttpRequest request) { return (this->*handler)(std::move(request)); });
    };
    add(HttpMethod::Post, "/rooms/{room}/members", &RoomPeopleRoutes::invite);
    add(HttpMethod::Patch, "/rooms/{room}/members/{user}", &RoomPeopleRoutes::changeMember);
    add(HttpMethod::Delete, "/rooms/{room}/members/{user}", &RoomPeopleRoutes::kick);
    add(HttpMethod::Get, "/rooms/{room}/bans", &RoomPeopleRoutes::bans);
    add(HttpMethod::Put, "/rooms/{room}/bans/{user}", &RoomPeopleRoutes::ban);
    add(HttpMethod::Delete, "/rooms/{room}/bans/{user}", &RoomPeopleRoutes::unban);
    add(HttpMethod::Get, "/rooms/{room}/links", &RoomPeopleRoutes::links);
    add(HttpMethod::Post, "/rooms/{room}/links", &RoomPeopleRoutes::addLink);
    add(HttpMethod::Delete, "/rooms/{room}/links/{code}", &RoomPeopleRoutes::removeLink);
    add(HttpMethod::Post, "/join", &RoomPeopleRoutes::joinByLink);
}

QCoro::Task<Result<HttpResponse>> RoomPeopleRoutes::invite(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId room, request.id<ConversationId>("room"));
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    FOYER_CO_TRY(const QStringList names, namesOf(object));
    const Result<QList<protocol::Member>> members =
        co_await m_keeper.invite(request.identity->user.id, room, names);
    co_return listOf("members", members);
}

QCoro::Task<Result<HttpResponse>> RoomPeopleRoutes::changeMember(HttpRequest request)
{
    FOYER_CO_TRY(const Person person, personOf(request));
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const std::optional<QString> role = reader.optionalString(QLatin1String("role"));
    const qint64 seconds =
        reader.integerOr(QLatin1String("silenceSeconds"), -1, 0, limits::kSilenceSecondsMax);
    FOYER_CO_CHECK(reader.check());
    std::optional<protocol::MemberRole> wanted;
    if (role) {
        wanted = protocol::memberRoleFromName(*role);
        if (protocol::memberRoleName(*wanted) != *role)
            co_return fail(ErrorCode::InvalidField, QStringLiteral("no such role"), QStringLiteral("role"));
    }
    std::optional<std::chrono::seconds> silence;
    if (seconds >= 0)
        silence = std::chrono::seconds(seconds);
    const Result<> changed =
        co_await m_keeper.changeMember(request.identity->user.id, person.room, person.user, wanted, silence);
    co_return nothingElse(changed);
}

QCoro::Task<Result<HttpResponse>> RoomPeopleRoutes::kick(HttpRequest request)
{
    FOYER_CO_TRY(const Person person, personOf(request));
    const Result<> kicked = co_await m_keeper.kick(request.identity->user.id, person.room, person.user);
    co_return nothingElse(kicked);
}

QCoro::Task<Result<HttpResponse>> RoomPeopleRoutes::ban(HttpRequest request)
{
    FOYER_CO_TRY(const Person person, personOf(request));
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const QString reason = reader.optionalString(QLatin1String("reason")).value_or(QString());
    FOYER_CO_CHECK(reader.check());
    const Result<> banned =
        co_await m_keeper.ban(request.identity->user.id, person.room, person.user, reason);
    co_return nothingElse(banned);
}

QCoro::Task<Result<HttpResponse>> RoomPeopleRoutes::unban(HttpRequest request)
{
    FOYER_CO_TRY(const Person person, personOf(request));
    const Result<> unbanned = co_await m_keeper.unban(request.identity->user.id, person.room, person.user);
    co_return nothingElse(unbanned);
}

QCoro::Task<Result<HttpResponse>> RoomPeopleRoutes::bans(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId room, request.id<ConversationId>("room"));
    const Result<QList<protocol::Ban>> bans = co_await m_keeper.bans(request.identity->user.id, room);
    co_return listOf("bans", bans);
}

QCoro::Task<Result<HttpResponse>> RoomPeopleRoutes::addLink(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId room, request.id<ConversationId>("room"));
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const qint64 uses = reader.integer(QLatin1String("uses"), 1, limits::kLinkUsesMax);
    const qint64 seconds =
        reader.integer(QLatin1String("expiresInSeconds"), limits::kLinkSecondsMin, limits::kLinkSecondsMax);
    FOYER_CO_CHECK(reader.check());
    const Result<protocol::RoomLink> link =
        co_await m_keeper.addLink(request.identity->user.id, room, int(uses), std::chrono::seconds(seconds));
    co_return whole(201, link);
}

QCoro::Task<Result<HttpResponse>> RoomPeopleRoutes::links(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId room, request.id<ConversationId>("room"));
    const Result<QList<protocol::RoomLink>> links = co_await m_keeper.links(request.identity->user.id, room);
    co_return listOf("links", links);
}

QCoro::Task<Result<HttpResponse>> RoomPeopleRoutes::removeLink(HttpRequest request)
{
    FOYER_CO_TRY(const ConversationId room, request.id<ConversationId>("room"));
    const QString code = request.parameters.value("code");
    const Result<> removed = co_await m_keeper.removeLink(request.identity->user.id, room, code);
    co_return nothingElse(removed);
}

QCoro::Task<Result<HttpResponse>> RoomPeopleRoutes::joinByLink(HttpRequest request)
{
    // In the body and not in the path, which logs would keep.
    FOYER_CO_TRY(const QJsonObject object, parseJsonObject(request.body));
    JsonReader reader(object);
    const QString code = reader.string(QLatin1String("code"));
    FOYER_CO_CHECK(reader.check());
    const Result<protocol::Conversation> room = co_await m_keeper.joinByLink(request.identity->user.id, code);
    co_return whole(200, room);
}

} // namespace foyer::net
