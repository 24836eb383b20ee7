// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/profile_api.h"

#include "desktop/client/answer_reading.h"
#include "desktop/client/http_caller.h"

#include <QJsonObject>

namespace foyer::client {

using protocol::Profile;

namespace {

const QLatin1String kProfile("profile");

QJsonObject bodyOf(const ProfileChange &change)
{
    QJsonObject body;
    if (change.displayName)
        body.insert(QStringLiteral("displayName"), *change.displayName);
    if (change.avatar)
        body.insert(QStringLiteral("avatar"), *change.avatar);
    if (change.status) {
        body.insert(QStringLiteral("status"),
                    QJsonObject{{QStringLiteral("emoji"), change.status->emoji},
                                {QStringLiteral("text"), change.status->text}});
    }
    return body;
}

} // namespace

QCoro::Task<Result<Profile>> ProfileApi::profile(UserId user)
{
    const QString path = QStringLiteral("/users/%1").arg(user.value());
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(path));
    co_return partIn<Profile>(answer, kProfile, protocol::profileFromJson);
}

QCoro::Task<Result<Profile>> ProfileApi::change(ProfileChange change)
{
    const QJsonObject body = bodyOf(change);
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.send("PATCH", QStringLiteral("/me"), body));
    co_return partIn<Profile>(answer, kProfile, protocol::profileFromJson);
}

QCoro::Task<Result<Profile>> ProfileApi::setAvatar(QByteArray picture)
{
    auto sending = m_http.sendFile("PUT", QStringLiteral("/me/avatar"), std::move(picture));
    FOYER_CO_TRY(const QJsonObject answer, co_await sending);
    co_return partIn<Profile>(answer, kProfile, protocol::profileFromJson);
}

QCoro::Task<Result<QByteArray>> ProfileApi::avatar(QString id, PictureSize size)
{
    if (!protocol::isOwnAvatar(id))
        co_return fail(ErrorCode::NotFound, QStringLiteral("no id of an avatar"));
    QString path = QStringLiteral("/avatars/") + id;
    if (size == PictureSize::Thumbnail)
        path += QStringLiteral("/thumbnail");
    co_return co_await m_http.fetch(path);
}

QCoro::Task<Result<QList<protocol::User>>> ProfileApi::blocked()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_http.get(QStringLiteral("/blocks")));
    co_return listIn<protocol::User>(answer, QLatin1String("users"), protocol::userFromJson);
}

QCoro::Task<Result<>> ProfileApi::setBlocked(UserId user, bool isBlocked)
{
    const QByteArray verb = isBlocked ? "PUT" : "DELETE";
    FOYER_CO_CHECK(co_await m_http.send(verb, QStringLiteral("/blocks/%1").arg(user.value())));
    co_return Result<>();
}

} // namespace foyer::client
