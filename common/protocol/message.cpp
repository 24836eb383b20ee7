// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/message.h"

#include "common/base/json_reader.h"

namespace foyer::protocol {

QJsonObject toJson(const Message &message)
{
    return {
        {QStringLiteral("conversation"), message.conversation.value()},
        {QStringLiteral("seq"), message.seq.value()},
        {QStringLiteral("revision"), message.revision.value()},
        {QStringLiteral("ref"), message.ref},
        {QStringLiteral("author"), toJson(message.author)},
        {QStringLiteral("text"), message.text},
        {QStringLiteral("image"),
         message.image ? QJsonValue(toJson(*message.image)) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("createdAt"), message.createdAt},
    };
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
