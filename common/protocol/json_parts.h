// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1String>
#include <QList>
#include <QString>

#include <optional>

namespace foyer::protocol {

// What the values of the protocol read of what they hold.

/// Each object of a list. The first one that cannot be read is the error.
template<typename T>
[[nodiscard]] Result<QList<T>> listOf(const QJsonArray &array, Result<T> (*read)(const QJsonObject &))
{
    QList<T> list;
    list.reserve(array.size());
    for (const QJsonValue &each : array) {
        FOYER_TRY(T value, read(each.toObject()));
        list.append(std::move(value));
    }
    return list;
}

/// The ids of users in a list. InvalidField, with the field's name if one is given.
[[nodiscard]] inline Result<QList<UserId>> userIdsOf(const QJsonArray &array, const QString &field = {})
{
    QList<UserId> ids;
    ids.reserve(array.size());
    for (const QJsonValue &each : array) {
        const UserId id(each.toInteger());
        if (!id.isValid())
            return fail(ErrorCode::InvalidField, QStringLiteral("not the id of a user"), field);
        ids.append(id);
    }
    return ids;
}

/// A part that may be absent, or null: then nothing.
template<typename Part>
[[nodiscard]] Result<std::optional<Part>> partOf(const QJsonObject &object, QLatin1String key,
                                                 Result<Part> (*read)(const QJsonObject &))
{
    const QJsonValue value = object.value(key);
    if (!value.isObject())
        return std::nullopt;
    FOYER_TRY(Part part, read(value.toObject()));
    return part;
}

} // namespace foyer::protocol
