// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/message.h"

#include "common/base/json_reader.h"

#include <QJsonArray>

namespace foyer::protocol {
namespace {

template<typename Part>
void writeIfThere(JsonWriter &json, const char *name, const std::optional<Part> &part)
{
    if (part)
        json.field(name, *part);
}

void writeIfSet(JsonWriter &json, const char *name, Timestamp time)
{
    if (time != 0)
        json.field(name, time);
}

template<typename Part>
Result<> readPart(const QJsonObject &object, QLatin1String key, std::optional<Part> &part,
                  Result<Part> (*read)(const QJsonObject &))
{
    const QJsonValue value = object.value(key);
    if (!value.isObject())
        return {};
    FOYER_TRY(part, read(value.toObject()));
    return {};
}

Result<> readReactions(const QJsonObject &object, Message &message)
{
    const QJsonArray reactions = object.value(QLatin1String("reactions")).toArray();
    for (const QJsonValue &each : reactions) {
        FOYER_TRY(Reaction reaction, reactionFromJson(each.toObject()));
        message.reactions.append(std::move(reaction));
    }
    return {};
}

} // namespace

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
    writeIfSet(json, "editedAt", message.editedAt);
    writeIfSet(json, "recalledAt", message.recalledAt);
    writeIfSet(json, "pinnedAt", message.pinnedAt);
    writeIfThere(json, "replyTo", message.replyTo);
    if (!message.reactions.isEmpty())
        json.field("reactions", message.reactions);
    writeExtras(json, message);
    json.endObject();
}

void writeExtras(JsonWriter &json, const Message &message)
{
    writeIfThere(json, "forwardedFrom", message.forwardedFrom);
    if (!message.mentions.isEmpty())
        json.field("mentions", message.mentions);
    if (message.mentionsAll)
        json.field("mentionsAll", true);
    writeIfThere(json, "notice", message.notice);
}

Result<> readExtras(const QJsonObject &object, Message &message)
{
    const QJsonArray mentions = object.value(QLatin1String("mentions")).toArray();
    for (const QJsonValue &each : mentions) {
        const UserId user(each.toInteger());
        if (!user.isValid())
            return fail(ErrorCode::InvalidField, QStringLiteral("not a user's id"),
                        QStringLiteral("mentions"));
        message.mentions.append(user);
    }
    message.mentionsAll = object.value(QLatin1String("mentionsAll")).toBool();
    FOYER_CHECK(readPart(object, QLatin1String("forwardedFrom"), message.forwardedFrom, &forwardFromJson));
    return readPart(object, QLatin1String("notice"), message.notice, &noticeFromJson);
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
    message.editedAt = reader.integerOr(QLatin1String("editedAt"), 0, 0, JsonReader::kMaxSafeInteger);
    message.recalledAt = reader.integerOr(QLatin1String("recalledAt"), 0, 0, JsonReader::kMaxSafeInteger);
    message.pinnedAt = reader.integerOr(QLatin1String("pinnedAt"), 0, 0, JsonReader::kMaxSafeInteger);
    const QJsonObject author = reader.object(QLatin1String("author"));
    FOYER_CHECK(reader.check());
    FOYER_TRY(message.author, userFromJson(author));
    const QJsonValue image = object.value(QLatin1String("image"));
    if (image.isObject()) {
        FOYER_TRY(message.image, imageFromJson(image.toObject()));
    }
    FOYER_CHECK(readPart(object, QLatin1String("replyTo"), message.replyTo, &quoteFromJson));
    FOYER_CHECK(readReactions(object, message));
    FOYER_CHECK(readExtras(object, message));
    return message;
}

} // namespace foyer::protocol
