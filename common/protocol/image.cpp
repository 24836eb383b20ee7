// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/image.h"

#include "common/base/json_reader.h"

#include <algorithm>
#include <limits>

namespace foyer::protocol {
namespace {

int readSide(JsonReader &reader, QLatin1String key)
{
    return int(reader.integer(key, 1, std::numeric_limits<int>::max()));
}

} // namespace

bool isUploadId(QStringView id)
{
    return id.size() == 32 && std::all_of(id.begin(), id.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

void write(JsonWriter &json, const Image &image)
{
    json.beginObject();
    json.field("id", image.id);
    json.field("type", image.type);
    json.field("width", image.width);
    json.field("height", image.height);
    json.field("thumbnailWidth", image.thumbnailWidth);
    json.field("thumbnailHeight", image.thumbnailHeight);
    json.field("bytes", image.bytes);
    json.field("animated", image.isAnimated);
    json.endObject();
}

Result<Image> imageFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Image image;
    image.id = reader.string(QLatin1String("id"));
    image.type = reader.string(QLatin1String("type"));
    image.width = readSide(reader, QLatin1String("width"));
    image.height = readSide(reader, QLatin1String("height"));
    image.thumbnailWidth = readSide(reader, QLatin1String("thumbnailWidth"));
    image.thumbnailHeight = readSide(reader, QLatin1String("thumbnailHeight"));
    image.bytes = reader.integer(QLatin1String("bytes"), 0, JsonReader::kMaxSafeInteger);
    image.isAnimated = reader.booleanOr(QLatin1String("animated"), false);
    FOYER_CHECK(reader.check());
    if (!isUploadId(image.id))
        return fail(ErrorCode::InvalidField, QStringLiteral("not the id of a picture"), QStringLiteral("id"));
    return image;
}

} // namespace foyer::protocol
