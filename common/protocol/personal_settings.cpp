// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/personal_settings.h"

#include "common/base/json_reader.h"

namespace foyer::protocol {
namespace {

std::optional<bool> readChange(JsonReader &reader, const QJsonObject &object, QLatin1String key)
{
    if (!object.contains(key))
        return std::nullopt;
    return reader.boolean(key);
}

} // namespace

PersonalSettings PersonalChange::appliedTo(PersonalSettings settings) const
{
    settings.tellsSeen = tellsSeen.value_or(settings.tellsSeen);
    settings.tellsLastSeen = tellsLastSeen.value_or(settings.tellsLastSeen);
    settings.tellsTyping = tellsTyping.value_or(settings.tellsTyping);
    return settings;
}

void write(JsonWriter &json, const PersonalSettings &settings)
{
    json.beginObject();
    json.field("tellsSeen", settings.tellsSeen);
    json.field("tellsLastSeen", settings.tellsLastSeen);
    json.field("tellsTyping", settings.tellsTyping);
    json.endObject();
}

Result<PersonalSettings> personalSettingsFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    PersonalSettings settings;
    settings.tellsSeen = reader.boolean(QLatin1String("tellsSeen"));
    settings.tellsLastSeen = reader.boolean(QLatin1String("tellsLastSeen"));
    settings.tellsTyping = reader.boolean(QLatin1String("tellsTyping"));
    FOYER_CHECK(reader.check());
    return settings;
}

Result<PersonalChange> personalChangeFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    PersonalChange change;
    change.tellsSeen = readChange(reader, object, QLatin1String("tellsSeen"));
    change.tellsLastSeen = readChange(reader, object, QLatin1String("tellsLastSeen"));
    change.tellsTyping = readChange(reader, object, QLatin1String("tellsTyping"));
    FOYER_CHECK(reader.check());
    return change;
}

} // namespace foyer::protocol
