// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace foyer {

/// Parses bytes that must be one JSON object. BadRequest otherwise.
[[nodiscard]] Result<QJsonObject> parseJsonObject(const QByteArray &bytes);

/// Reads checked fields from an object that came from outside. The first fault is kept, with the field's
/// name, and later reads return empty values: read everything, then ask `error()` once.
class JsonReader
{
public:
    explicit JsonReader(QJsonObject object);

    /// A string that must be there.
    [[nodiscard]] QString string(QLatin1String key);
    /// A string that may be absent or null.
    [[nodiscard]] std::optional<QString> optionalString(QLatin1String key);
    /// A whole number in [min, max] that must be there.
    [[nodiscard]] qint64 integer(QLatin1String key, qint64 min, qint64 max);
    /// A whole number in [min, max], or `otherwise` when absent or null.
    [[nodiscard]] qint64 integerOr(QLatin1String key, qint64 otherwise, qint64 min, qint64 max);
    /// A truth value that must be there.
    [[nodiscard]] bool boolean(QLatin1String key);
    /// A truth value, or `otherwise` when absent or null.
    [[nodiscard]] bool booleanOr(QLatin1String key, bool otherwise);
    /// A positive id that must be there.
    template<typename IdType>
    [[nodiscard]] IdType id(QLatin1String key)
    {
        return IdType(integer(key, 1, kMaxSafeInteger));
    }
    /// An object that must be there.
    [[nodiscard]] QJsonObject object(QLatin1String key);
    /// An object that may be absent or null.
    [[nodiscard]] std::optional<QJsonObject> optionalObject(QLatin1String key);
    /// An array that must be there.
    [[nodiscard]] QJsonArray array(QLatin1String key);

    /// Nothing, or InvalidField with the first wrong field.
    [[nodiscard]] Result<> check() const;

    /// Largest whole number that JSON carries exactly everywhere (RFC 8259, section 6).
    static constexpr qint64 kMaxSafeInteger = (qint64(1) << 53) - 1;

private:
    void refuse(QLatin1String key, const char *why);

    QJsonObject m_object;
    std::optional<Error> m_error;
};

} // namespace foyer
