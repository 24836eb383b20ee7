// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/json_writer.h"

#include <QJsonObject>

#include <optional>

namespace foyer::protocol {

/// What a user lets others know of him.
struct PersonalSettings
{
    /// How far he has read; who does not tell it is not told it of others either.
    bool tellsSeen = true;
    /// When he was last online.
    bool tellsLastSeen = true;
    /// That he is writing.
    bool tellsTyping = true;

    bool operator==(const PersonalSettings &) const = default;
};

/// The settings that are to change; what is absent stays.
struct PersonalChange
{
    std::optional<bool> tellsSeen{};
    std::optional<bool> tellsLastSeen{};
    std::optional<bool> tellsTyping{};

    /// The settings after it.
    [[nodiscard]] PersonalSettings appliedTo(PersonalSettings settings) const;

    bool operator==(const PersonalChange &) const = default;
};

void write(JsonWriter &json, const PersonalSettings &settings);
[[nodiscard]] Result<PersonalSettings> personalSettingsFromJson(const QJsonObject &object);
/// InvalidField for what is there and no truth value.
[[nodiscard]] Result<PersonalChange> personalChangeFromJson(const QJsonObject &object);

} // namespace foyer::protocol
