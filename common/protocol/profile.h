// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/json_writer.h"
#include "common/protocol/user.h"

#include <QJsonObject>
#include <QString>

namespace foyer::protocol {

/// What somebody says of his day: one emoji and one line, either may be empty.
struct Status
{
    QString emoji;
    /// At most limits::kStatusMax code points.
    QString text;

    bool operator==(const Status &) const = default;
};

/// A user with what only a look at him shows.
struct Profile
{
    User user;
    Status status;

    bool operator==(const Profile &) const = default;
};

void write(JsonWriter &json, const Status &status);
void write(JsonWriter &json, const Profile &profile);
[[nodiscard]] Result<Profile> profileFromJson(const QJsonObject &object);

} // namespace foyer::protocol
