// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLatin1String>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace foyer::protocol {

/// Writes compact JSON in UTF-8 straight through, without a tree in between: what is sent to thousands is written once, but
/// for every message. Each begin needs its end, and in an object each value its key. A value of the protocol has a
/// function `write(JsonWriter &, const T &)` beside it.
class JsonWriter
{
public:
    JsonWriter();
    ~JsonWriter();
    Q_DISABLE_COPY_MOVE(JsonWriter)

    void beginObject();
    void endObject();
    void beginArray();
    void endArray();
    void key(QLatin1String name);
    void add(const QString &text);
    void add(QLatin1String text);
    void add(qint64 number);
    void add(bool value);
    void addNull();

    /// One member of the object: its key and its value.
    template<typename T>
    void field(const char *name, const T &value)
    {
        key(QLatin1String(name));
        write(*this, value);
    }
    /// What was written. The writer is of no use afterwards.
    [[nodiscard]] QByteArray take();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

inline void write(JsonWriter &json, const QString &text)
{
    json.add(text);
}
inline void write(JsonWriter &json, QLatin1String text)
{
    json.add(text);
}
inline void write(JsonWriter &json, qint64 number)
{
    json.add(number);
}
inline void write(JsonWriter &json, int number)
{
    json.add(qint64(number));
}
inline void write(JsonWriter &json, bool value)
{
    json.add(value);
}
template<typename Tag>
void write(JsonWriter &json, Id<Tag> id)
{
    json.add(id.value());
}
template<typename T>
void write(JsonWriter &json, const std::optional<T> &value)
{
    if (value)
        write(json, *value);
    else
        json.addNull();
}
template<typename T>
void write(JsonWriter &json, const QList<T> &list)
{
    json.beginArray();
    for (const T &each : list)
        write(json, each);
    json.endArray();
}

/// A value of the protocol as JSON.
template<typename T>
[[nodiscard]] QByteArray jsonBytes(const T &value)
{
    JsonWriter json;
    write(json, value);
    return json.take();
}

/// The same as an object to go on with; written and read again, so not for what happens often.
template<typename T>
[[nodiscard]] QJsonObject toJson(const T &value)
{
    return QJsonDocument::fromJson(jsonBytes(value)).object();
}

} // namespace foyer::protocol
