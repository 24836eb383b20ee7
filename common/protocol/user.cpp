// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/user.h"

#include "common/base/json_reader.h"

#include <algorithm>

namespace foyer::protocol {
namespace {

constexpr int kDrawnAvatars = 12;
constexpr qsizetype kOwnAvatarDigits = 32;

} // namespace

void write(JsonWriter &json, const User &user)
{
    json.beginObject();
    json.field("id", user.id);
    json.field("username", user.username);
    json.field("displayName", user.displayName);
    json.field("avatar", user.avatar);
    json.field("role", userRoleName(user.role));
    json.endObject();
}

Result<User> userFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    User user;
    user.id = reader.id<UserId>(QLatin1String("id"));
    user.username = reader.string(QLatin1String("username"));
    user.displayName = reader.string(QLatin1String("displayName"));
    user.avatar = reader.string(QLatin1String("avatar"));
    user.role = userRoleFromName(reader.string(QLatin1String("role")));
    FOYER_CHECK(reader.check());
    return user;
}

QString userRoleName(UserRole role)
{
    switch (role) {
    case UserRole::Member:
        return QStringLiteral("member");
    case UserRole::Admin:
        return QStringLiteral("admin");
    case UserRole::Bot:
        return QStringLiteral("bot");
    case UserRole::Deleted:
        return QStringLiteral("deleted");
    }
    Q_UNREACHABLE();
}

UserRole userRoleFromName(QStringView name)
{
    if (name == u"admin")
        return UserRole::Admin;
    if (name == u"bot")
        return UserRole::Bot;
    return name == u"deleted" ? UserRole::Deleted : UserRole::Member;
}

bool isDrawnAvatar(QStringView avatar)
{
    if (avatar.isEmpty())
        return true;
    for (int i = 1; i <= kDrawnAvatars; ++i) {
        if (avatar == QString(u'a' + QString::number(i)))
            return true;
    }
    return false;
}

bool isOwnAvatar(QStringView avatar)
{
    const auto isHex = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    };
    return avatar.size() == kOwnAvatarDigits && std::all_of(avatar.begin(), avatar.end(), isHex);
}

} // namespace foyer::protocol
