// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/json_reader.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace foyer {

Result<QJsonObject> parseJsonObject(const QByteArray &bytes)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &fault);
    if (fault.error != QJsonParseError::NoError)
        return fail(ErrorCode::BadRequest, fault.errorString());
    if (!document.isObject())
        return fail(ErrorCode::BadRequest, QStringLiteral("not a JSON object"));
    return document.object();
}

JsonReader::JsonReader(QJsonObject object)
    : m_object(std::move(object))
{
}

QString JsonReader::string(QLatin1String key)
{
    const QJsonValue value = m_object.value(key);
    if (!value.isString()) {
        refuse(key, "must be a string");
        return {};
    }
    return value.toString();
}

std::optional<QString> JsonReader::optionalString(QLatin1String key)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    return string(key);
}

qint64 JsonReader::integer(QLatin1String key, qint64 min, qint64 max)
{
    const QJsonValue value = m_object.value(key);
    const double number = value.toDouble(std::nan(""));
    // Compared as double first: converting an out-of-range double to an integer is undefined.
    if (!value.isDouble() || std::floor(number) != number || number < double(min) || number > double(max)) {
        refuse(key, "must be a whole number in range");
        return 0;
    }
    return value.toInteger();
}

qint64 JsonReader::integerOr(QLatin1String key, qint64 otherwise, qint64 min, qint64 max)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined() || value.isNull())
        return otherwise;
    return integer(key, min, max);
}

bool JsonReader::boolean(QLatin1String key)
{
    const QJsonValue value = m_object.value(key);
    if (!value.isBool())
        refuse(key, "must be true or false");
    return value.toBool();
}

bool JsonReader::booleanOr(QLatin1String key, bool otherwise)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined() || value.isNull())
        return otherwise;
    if (!value.isBool())
        refuse(key, "must be true or false");
    return value.toBool();
}

QJsonObject JsonReader::object(QLatin1String key)
{
    const QJsonValue value = m_object.value(key);
    if (!value.isObject())
        refuse(key, "must be an object");
    return value.toObject();
}

std::optional<QJsonObject> JsonReader::optionalObject(QLatin1String key)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    return object(key);
}

QJsonArray JsonReader::array(QLatin1String key)
{
    const QJsonValue value = m_object.value(key);
    if (!value.isArray())
        refuse(key, "must be an array");
    return value.toArray();
}

Result<> JsonReader::check() const
{
    if (m_error)
        return tl::unexpected(*m_error);
    return {};
}

void JsonReader::refuse(QLatin1String key, const char *why)
{
    if (!m_error)
        m_error = Error{ErrorCode::InvalidField, QLatin1String(why), key, std::chrono::seconds{0}};
}

} // namespace foyer
