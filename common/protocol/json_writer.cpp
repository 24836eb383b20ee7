// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/json_writer.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace foyer::protocol {

struct JsonWriter::Private
{
    /// Most events fit.
    static constexpr std::size_t kCapacity = 1024;

    rapidjson::StringBuffer buffer{nullptr, kCapacity};
    rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

JsonWriter::JsonWriter()
    : d(std::make_unique<Private>())
{
}

JsonWriter::~JsonWriter() = default;

void JsonWriter::beginObject()
{
    d->writer.StartObject();
}

void JsonWriter::endObject()
{
    d->writer.EndObject();
}

void JsonWriter::beginArray()
{
    d->writer.StartArray();
}

void JsonWriter::endArray()
{
    d->writer.EndArray();
}

void JsonWriter::key(QLatin1String name)
{
    d->writer.Key(name.data(), rapidjson::SizeType(name.size()));
}

void JsonWriter::add(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    d->writer.String(utf8.constData(), rapidjson::SizeType(utf8.size()));
}

void JsonWriter::add(QLatin1String text)
{
    d->writer.String(text.data(), rapidjson::SizeType(text.size()));
}

void JsonWriter::add(qint64 number)
{
    d->writer.Int64(number);
}

void JsonWriter::add(bool value)
{
    d->writer.Bool(value);
}

void JsonWriter::addNull()
{
    d->writer.Null();
}

QByteArray JsonWriter::take()
{
    return {d->buffer.GetString(), qsizetype(d->buffer.GetSize())};
}

} // namespace foyer::protocol
