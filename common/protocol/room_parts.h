// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/image.h"
#include "common/protocol/json_writer.h"
#include "common/protocol/user.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace foyer::protocol {

/// Who finds a room and may join it: everybody, or who is invited.
enum class Visibility { Public, Private };

/// Who may post in a room: its members, or those only who have Right::PostInAnnouncements.
enum class Posting { Everyone, Announcements };

/// Of which messages of a conversation its member wants to be told.
enum class NotifyLevel { All, Mentions, None };

/// How a room is set up, beside its name and topic. What is as in a plain public room is left out on the wire.
struct RoomState
{
    Visibility visibility = Visibility::Public;
    std::optional<Image> cover;
    /// When it was archived, since when nothing may be said there; 0: it is not.
    Timestamp archivedAt = 0;
    Posting posting = Posting::Everyone;
    /// Seconds that a member waits between two posts; 0: none.
    int slowSeconds = 0;

    bool operator==(const RoomState &) const = default;
};

/// How one member wants to have a conversation. What was never set is left out on the wire.
struct Preferences
{
    NotifyLevel notify = NotifyLevel::All;
    /// Told of nothing until then; 0: no such time.
    Timestamp quietUntil = 0;
    bool isFavourite = false;

    bool operator==(const Preferences &) const = default;
};

/// Somebody who may not come into a room.
struct Ban
{
    User user;
    /// Who banned him.
    User by;
    QString reason;
    Timestamp createdAt = 0;

    bool operator==(const Ban &) const = default;
};

/// A link by which people join a room: `/#join=CODE`.
struct RoomLink
{
    QString code;
    User by;
    Timestamp createdAt = 0;
    Timestamp expiresAt = 0;
    int usesLeft = 0;

    bool operator==(const RoomLink &) const = default;
};

/// Into an open object, what differs from a plain room, or from what is preset.
void writeState(JsonWriter &json, const RoomState &state);
void writePreferences(JsonWriter &json, const Preferences &preferences);
void write(JsonWriter &json, const Ban &ban);
void write(JsonWriter &json, const RoomLink &link);
/// Reads it out of the object that holds it. InvalidField. A word that is not known counts as the preset one.
[[nodiscard]] Result<RoomState> stateFromJson(const QJsonObject &object);
[[nodiscard]] Result<Preferences> preferencesFromJson(const QJsonObject &object);
[[nodiscard]] Result<Ban> banFromJson(const QJsonObject &object);
[[nodiscard]] Result<RoomLink> linkFromJson(const QJsonObject &object);

[[nodiscard]] QString visibilityName(Visibility visibility);
[[nodiscard]] std::optional<Visibility> visibilityFromName(QStringView name);
[[nodiscard]] QString postingName(Posting posting);
[[nodiscard]] std::optional<Posting> postingFromName(QStringView name);
[[nodiscard]] QString notifyLevelName(NotifyLevel level);
[[nodiscard]] std::optional<NotifyLevel> notifyLevelFromName(QStringView name);

} // namespace foyer::protocol
