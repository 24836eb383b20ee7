// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/room_parts.h"

#include "common/base/json_reader.h"
#include "common/protocol/json_parts.h"

#include <limits>

namespace foyer::protocol {
namespace {

Timestamp readTime(JsonReader &reader, QLatin1String key)
{
    return reader.integerOr(key, 0, 0, JsonReader::kMaxSafeInteger);
}

QString readWord(JsonReader &reader, QLatin1String key)
{
    return reader.optionalString(key).value_or(QString());
}

} // namespace

void writeState(JsonWriter &json, const RoomState &state)
{
    if (state.visibility != Visibility::Public)
        json.field("visibility", visibilityName(state.visibility));
    if (state.cover)
        json.field("cover", *state.cover);
    if (state.archivedAt != 0)
        json.field("archivedAt", state.archivedAt);
    if (state.posting != Posting::Everyone)
        json.field("posting", postingName(state.posting));
    if (state.slowSeconds != 0)
        json.field("slowSeconds", state.slowSeconds);
}

Result<RoomState> stateFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    RoomState state;
    state.visibility =
        visibilityFromName(readWord(reader, QLatin1String("visibility"))).value_or(Visibility::Public);
    state.archivedAt = readTime(reader, QLatin1String("archivedAt"));
    state.posting = postingFromName(readWord(reader, QLatin1String("posting"))).value_or(Posting::Everyone);
    state.slowSeconds =
        int(reader.integerOr(QLatin1String("slowSeconds"), 0, 0, std::numeric_limits<int>::max()));
    FOYER_CHECK(reader.check());
    FOYER_TRY(state.cover, partOf(object, QLatin1String("cover"), &imageFromJson));
    return state;
}

void writePreferences(JsonWriter &json, const Preferences &preferences)
{
    if (preferences.notify != NotifyLevel::All)
        json.field("notify", notifyLevelName(preferences.notify));
    if (preferences.quietUntil != 0)
        json.field("quietUntil", preferences.quietUntil);
    if (preferences.isFavourite)
        json.field("favourite", true);
}

Result<Preferences> preferencesFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Preferences preferences;
    preferences.notify =
        notifyLevelFromName(readWord(reader, QLatin1String("notify"))).value_or(NotifyLevel::All);
    preferences.quietUntil = readTime(reader, QLatin1String("quietUntil"));
    preferences.isFavourite = reader.booleanOr(QLatin1String("favourite"), false);
    FOYER_CHECK(reader.check());
    return preferences;
}

void write(JsonWriter &json, const Ban &ban)
{
    json.beginObject();
    json.field("user", ban.user);
    json.field("by", ban.by);
    json.field("reason", ban.reason);
    json.field("createdAt", ban.createdAt);
    json.endObject();
}

Result<Ban> banFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Ban ban;
    const QJsonObject user = reader.object(QLatin1String("user"));
    const QJsonObject by = reader.object(QLatin1String("by"));
    ban.reason = reader.string(QLatin1String("reason"));
    ban.createdAt = readTime(reader, QLatin1String("createdAt"));
    FOYER_CHECK(reader.check());
    FOYER_TRY(ban.user, userFromJson(user));
    FOYER_TRY(ban.by, userFromJson(by));
    return ban;
}

void write(JsonWriter &json, const RoomLink &link)
{
    json.beginObject();
    json.field("code", link.code);
    json.field("by", link.by);
    json.field("createdAt", link.createdAt);
    json.field("expiresAt", link.expiresAt);
    json.field("usesLeft", link.usesLeft);
    json.endObject();
}

Result<RoomLink> linkFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    RoomLink link;
    link.code = reader.string(QLatin1String("code"));
    const QJsonObject by = reader.object(QLatin1String("by"));
    link.createdAt = readTime(reader, QLatin1String("createdAt"));
    link.expiresAt = readTime(reader, QLatin1String("expiresAt"));
    link.usesLeft = int(reader.integer(QLatin1String("usesLeft"), 0, std::numeric_limits<int>::max()));
    FOYER_CHECK(reader.check());
    FOYER_TRY(link.by, userFromJson(by));
    return link;
}

QString visibilityName(Visibility visibility)
{
    return visibility == Visibility::Private ? QStringLiteral("private") : QStringLiteral("public");
}

std::optional<Visibility> visibilityFromName(QStringView name)
{
    if (name == u"public")
        return Visibility::Public;
    if (name == u"private")
        return Visibility::Private;
    return std::nullopt;
}

QString postingName(Posting posting)
{
    return posting == Posting::Announcements ? QStringLiteral("announcements") : QStringLiteral("everyone");
}

std::optional<Posting> postingFromName(QStringView name)
{
    if (name == u"everyone")
        return Posting::Everyone;
    if (name == u"announcements")
        return Posting::Announcements;
    return std::nullopt;
}

QString notifyLevelName(NotifyLevel level)
{
    switch (level) {
    case NotifyLevel::All:
        return QStringLiteral("all");
    case NotifyLevel::Mentions:
        return QStringLiteral("mentions");
    case NotifyLevel::None:
        return QStringLiteral("none");
    }
    Q_UNREACHABLE();
}

std::optional<NotifyLevel> notifyLevelFromName(QStringView name)
{
    if (name == u"all")
        return NotifyLevel::All;
    if (name == u"mentions")
        return NotifyLevel::Mentions;
    if (name == u"none")
        return NotifyLevel::None;
    return std::nullopt;
}

} // namespace foyer::protocol
