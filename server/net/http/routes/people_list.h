// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace foyer::net {

/// The usernames in the list `users` of a request. InvalidField if it is not a list of texts.
[[nodiscard]] inline Result<QStringList> namesOf(const QJsonObject &object)
{
    const QString field = QStringLiteral("users");
    const QJsonValue list = object.value(field);
    if (!list.isArray())
        return fail(ErrorCode::InvalidField, QStringLiteral("must be an array"), field);
    QStringList names;
    const QJsonArray users = list.toArray();
    for (const QJsonValue &user : users) {
        if (!user.isString())
            return fail(ErrorCode::InvalidField, QStringLiteral("not a name"), field);
        names.append(user.toString());
    }
    return names;
}

} // namespace foyer::net
