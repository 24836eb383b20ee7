// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/message.h"

#include "common/base/json_reader.h"

namespace foyer::protocol {

void write(JsonWriter &json, const Message &message)
{
    json.beginObject();
    json.field("conversation", message.conversation);
    json.field("seq", message.seq);
    json.field("revision", message.revision);
    json.field("ref", message.ref);
    json.field("author", message.author);
    json.field("text", message.text);
    json.field("image", message.image);
    json.field("createdAt", message.createdAt);
    json.endObject();
}

Result<Message> messageFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Message message;
    message.conversation = reader.id<ConversationId>(QLatin1String("conversation"));
    message.seq = reader.id<Seq>(QLatin1String("seq"));
    message.revision = reader.id<Revision>(QLatin1String("revision"));
    message.ref = reader.string(QLatin1String("ref"));
    message.text = reader.string(QLatin1String("text"));
    message.createdAt = reader.integer(QLatin1String("createdAt"), 0, JsonReader::kMaxSafeInteger);
    const QJsonObject author = reader.object(QLatin1String("author"));
    FOYER_CHECK(reader.check());
    FOYER_TRY(message.author, userFromJson(author));
    const QJsonValue image = object.value(QLatin1String("image"));
    if (image.isObject()) {
        FOYER_TRY(message.image, imageFromJson(image.toObject()));
    }
    return message;
}

} // namespace foyer::protocol
