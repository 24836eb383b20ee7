// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/json_reader.h"
#include "common/base/logging.h"
#include "common/base/result.h"
#include "common/protocol/json_parts.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1String>
#include <QList>
#include <QString>

#include <algorithm>
#include <utility>

namespace foyer::client {

// How the parts of the HTTP API read what the server answers.

/// What was read, or ProtocolVersion where an answer cannot be read: the fault goes to the log, as it is not the person's.
template<typename T>
[[nodiscard]] Result<T> understood(Result<T> read)
{
    if (read)
        return read;
    qCWarning(lcClient) << "event=answer-not-understood field=" << read.error().field
                        << "detail=" << read.error().detail;
    return fail(ErrorCode::ProtocolVersion, std::move(read).error().detail);
}

/// The part of an answer that stands under this key.
template<typename T>
[[nodiscard]] Result<T> partIn(const QJsonObject &answer, QLatin1String key,
                               Result<T> (*read)(const QJsonObject &))
{
    const QJsonValue part = answer.value(key);
    if (!part.isObject())
        return understood<T>(fail(ErrorCode::InvalidField, QStringLiteral("no object"), key));
    return understood(read(part.toObject()));
}

/// The list of an answer that stands under this key; all of it, or nothing.
template<typename T>
[[nodiscard]] Result<QList<T>> listIn(const QJsonObject &answer, QLatin1String key,
                                      Result<T> (*read)(const QJsonObject &))
{
    const QJsonValue list = answer.value(key);
    if (!list.isArray())
        return understood<QList<T>>(fail(ErrorCode::InvalidField, QStringLiteral("no list"), key));
    return understood(protocol::listOf<T>(list.toArray(), read));
}

/// Whether this can be one part of a path, as codes and tokens are: nothing that leads elsewhere.
[[nodiscard]] inline bool isPathPart(const QString &code)
{
    const auto isPlain = [](QChar each) {
        return (each >= u'a' && each <= u'z') || (each >= u'A' && each <= u'Z')
            || (each >= u'0' && each <= u'9') || each == u'-' || each == u'_';
    };
    return !code.isEmpty() && std::all_of(code.cbegin(), code.cend(), isPlain);
}

} // namespace foyer::client
