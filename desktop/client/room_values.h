// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/protocol/room_parts.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace foyer::client {

/// A room that is to be made.
struct NewRoom
{
    QString name;
    QString topic = {};
    protocol::Visibility visibility = protocol::Visibility::Public;
    /// Usernames of those who are in it from the beginning, at most limits::kInvitedMax.
    QStringList users = {};
};

/// What is to be another in a room; what is left out stays.
struct RoomChange
{
    std::optional<QString> name = {};
    std::optional<QString> topic = {};
    std::optional<protocol::Visibility> visibility = {};
    /// The id of an own picture; empty: none.
    std::optional<QString> cover = {};
    std::optional<protocol::Posting> posting = {};
    std::optional<int> slowSeconds = {};
    std::optional<bool> isArchived = {};

    bool operator==(const RoomChange &) const = default;
};

/// What is to be another in how the user himself has a conversation; what is left out stays.
struct PreferenceChange
{
    std::optional<protocol::NotifyLevel> notify = {};
    /// 0: told of everything again.
    std::optional<Timestamp> quietUntil = {};
    std::optional<bool> isFavourite = {};

    bool operator==(const PreferenceChange &) const = default;
};

/// For how many people a link works, and for how long.
struct LinkTerms
{
    int uses = 1;
    int seconds = 24 * 3600;
};

} // namespace foyer::client
