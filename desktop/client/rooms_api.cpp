// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/rooms_api.h"

#include "desktop/client/answer_reading.h"
#include "desktop/client/http_caller.h"

#include <QJsonArray>
#include <QJsonObject>

namespace foyer::client {

using protocol::Ban;
using protocol::Conversation;
using protocol::Member;
using protocol::RoomLink;

namespace {

QString roomPath(ConversationId room, const QString &rest = {})
{
    return QStringLiteral("/rooms/%1").arg(room.value()) + rest;
}

QString memberPath(ConversationId room, UserId user)
{
    return roomPath(room, QStringLiteral("/members/%1").arg(user.value()));
}

QString banPath(ConversationId room, UserId user)
{
    return roomPath(room, QStringLiteral("/bans/%1").arg(user.value()));
}

QJsonObject bodyOf(const NewRoom &room)
{
    return {{QStringLiteral("name"), room.name},
            {QStringLiteral("topic"), room.topic},
            {QStringLiteral("visibility"), protocol::visibilityName(room.visibility)},
            {QStringLiteral("users"), QJsonArray::fromStringList(room.users)}};
}

QJsonObject bodyOf(const RoomChange &change)
{
    QJsonObject body;
    if (change.name)
        body.insert(QStringLiteral("name"), *change.name);
    if (change.topic)
        body.insert(QStringLiteral("topic"), *change.topic);
    if (change.visibility)
        body.insert(QStringLiteral("visibility"), protocol::visibilityName(*change.visibility));
    if (change.cover)
        body.insert(QStringLiteral("cover"), *change.cover);
    if (change.posting)
        body.insert(QStringLiteral("posting"), protocol::postingName(*change.posting));
    if (change.slowSeconds)
        body.insert(QStringLiteral("slowSeconds"), *change.slowSeconds);
    if (change.isArchived)
        body.insert(QStringLiteral("archived"), *change.isArchived);
    return body;
}

QJsonObject bodyOf(const PreferenceChange &change)
{
    QJsonObject body;
    if (change.notify)
        body.insert(QStringLiteral("notify"), protocol::notifyLevelName(*change.notify));
    if (change.quietUntil)
        body.insert(QStringLiteral("quietUntil"), *change.quietUntil);
    if (change.isFavourite)
        body.insert(QStringLiteral("favourite"), *change.isFavourite);
    return body;
}

} // namespace

QCoro::Task<Result<QList<protocol::Room>>> RoomsApi::list()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(QStringLiteral("/rooms")));
    co_return listIn<protocol::Room>(answer, QLatin1String("rooms"), protocol::roomFromJson);
}

QCoro::Task<Result<Conversation>> RoomsApi::create(NewRoom room)
{
    const QJsonObject body = bodyOf(room);
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.send("POST", QStringLiteral("/rooms"), body));
    co_return understood(protocol::conversationFromJson(answer));
}

QCoro::Task<Result<Conversation>> RoomsApi::join(ConversationId room)
{
    const QString path = roomPath(room, QStringLiteral("/join"));
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.send("POST", path));
    co_return understood(protocol::conversationFromJson(answer));
}

QCoro::Task<Result<Conversation>> RoomsApi::joinByLink(QString code)
{
    const QJsonObject body{{QStringLiteral("code"), code}};
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.send("POST", QStringLiteral("/join"), body));
    co_return understood(protocol::conversationFromJson(answer));
}

QCoro::Task<Result<>> RoomsApi::leave(ConversationId room)
{
    FOYER_CO_CHECK(co_await m_http.send("POST", roomPath(room, QStringLiteral("/leave"))));
    co_return Result<>();
}

QCoro::Task<Result<Conversation>> RoomsApi::change(ConversationId room, RoomChange change)
{
    const QJsonObject body = bodyOf(change);
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.send("PATCH", roomPath(room), body));
    co_return understood(protocol::conversationFromJson(answer));
}

QCoro::Task<Result<QList<Member>>> RoomsApi::invite(ConversationId room, QStringList users)
{
    const QString path = roomPath(room, QStringLiteral("/members"));
    const QJsonObject body{{QStringLiteral("users"), QJsonArray::fromStringList(users)}};
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.send("POST", path, body));
    co_return listIn<Member>(answer, QLatin1String("members"), protocol::memberFromJson);
}

QCoro::Task<Result<>> RoomsApi::setRole(ConversationId room, UserId user, protocol::MemberRole role)
{
    const QJsonObject body{{QStringLiteral("role"), protocol::memberRoleName(role)}};
    FOYER_CO_CHECK(co_await m_http.send("PATCH", memberPath(room, user), body));
    co_return Result<>();
}

QCoro::Task<Result<>> RoomsApi::silence(ConversationId room, UserId user, int seconds)
{
    const QJsonObject body{{QStringLiteral("silenceSeconds"), seconds}};
    FOYER_CO_CHECK(co_await m_http.send("PATCH", memberPath(room, user), body));
    co_return Result<>();
}

QCoro::Task<Result<>> RoomsApi::kick(ConversationId room, UserId user)
{
    FOYER_CO_CHECK(co_await m_http.send("DELETE", memberPath(room, user)));
    co_return Result<>();
}

QCoro::Task<Result<QList<Ban>>> RoomsApi::bans(ConversationId room)
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(roomPath(room, QStringLiteral("/bans"))));
    co_return listIn<Ban>(answer, QLatin1String("bans"), protocol::banFromJson);
}

QCoro::Task<Result<>> RoomsApi::ban(ConversationId room, UserId user, QString reason)
{
    const QJsonObject body{{QStringLiteral("reason"), reason}};
    FOYER_CO_CHECK(co_await m_http.send("PUT", banPath(room, user), body));
    co_return Result<>();
}

QCoro::Task<Result<>> RoomsApi::liftBan(ConversationId room, UserId user)
{
    FOYER_CO_CHECK(co_await m_http.send("DELETE", banPath(room, user)));
    co_return Result<>();
}

QCoro::Task<Result<QList<RoomLink>>> RoomsApi::links(ConversationId room)
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(roomPath(room, QStringLiteral("/links"))));
    co_return listIn<RoomLink>(answer, QLatin1String("links"), protocol::linkFromJson);
}

QCoro::Task<Result<RoomLink>> RoomsApi::createLink(ConversationId room, LinkTerms terms)
{
    const QString path = roomPath(room, QStringLiteral("/links"));
    const QJsonObject body{{QStringLiteral("uses"), terms.uses},
                           {QStringLiteral("expiresInSeconds"), terms.seconds}};
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.send("POST", path, body));
    co_return understood(protocol::linkFromJson(answer));
}

QCoro::Task<Result<>> RoomsApi::removeLink(ConversationId room, QString code)
{
    if (!isPathPart(code))
        co_return fail(ErrorCode::NotFound, QStringLiteral("no code of a link"));
    FOYER_CO_CHECK(co_await m_http.send("DELETE", roomPath(room, QStringLiteral("/links/") + code)));
    co_return Result<>();
}

QCoro::Task<Result<Conversation>> RoomsApi::setPreferences(ConversationId conversation,
                                                           PreferenceChange change)
{
    const QString path = QStringLiteral("/conversations/%1").arg(conversation.value());
    const QJsonObject body = bodyOf(change);
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.send("PATCH", path, body));
    co_return understood(protocol::conversationFromJson(answer));
}

} // namespace foyer::client
