// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/profile.h"

#include "common/base/json_reader.h"

namespace foyer::protocol {

void write(JsonWriter &json, const Status &status)
{
    json.beginObject();
    json.field("emoji", status.emoji);
    json.field("text", status.text);
    json.endObject();
}

void write(JsonWriter &json, const Profile &profile)
{
    json.beginObject();
    json.field("user", profile.user);
    json.field("status", profile.status);
    json.endObject();
}

Result<Profile> profileFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    const QJsonObject user = reader.object(QLatin1String("user"));
    const QJsonObject given = reader.object(QLatin1String("status"));
    FOYER_CHECK(reader.check());
    JsonReader status(given);
    Profile profile;
    profile.status.emoji = status.string(QLatin1String("emoji"));
    profile.status.text = status.string(QLatin1String("text"));
    FOYER_CHECK(status.check());
    FOYER_TRY(profile.user, userFromJson(user));
    return profile;
}

} // namespace foyer::protocol
