// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/message.h"

#include "common/base/json_reader.h"
#include "common/protocol/json_parts.h"

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

bool hasExtras(const Message &message)
{
    return message.forwardedFrom || message.alias || !message.mentions.isEmpty() || message.mentionsAll
        || message.notice;
}

void writeExtras(JsonWriter &json, const Message &message)
{
    writeIfThere(json, "forwardedFrom", message.forwardedFrom);
    writeIfThere(json, "alias", message.alias);
    if (!message.mentions.isEmpty())
        json.field("mentions", message.mentions);
    if (message.mentionsAll)
        json.field("mentionsAll", true);
    writeIfThere(json, "notice", message.notice);
}

Result<> readExtras(const QJsonObject &object, Message &message)
{
    const QJsonArray mentions = object.value(QLatin1String("mentions")).toArray();
    FOYER_TRY(message.mentions, userIdsOf(mentions, QStringLiteral("mentions")));
    message.mentionsAll = object.value(QLatin1String("mentionsAll")).toBool();
    FOYER_TRY(message.forwardedFrom, partOf(object, QLatin1String("forwardedFrom"), &forwardFromJson));
    FOYER_TRY(message.alias, partOf(object, QLatin1String("alias"), &aliasFromJson));
    FOYER_TRY(message.notice, partOf(object, QLatin1String("notice"), &noticeFromJson));
    return {};
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
    FOYER_TRY(message.image, partOf(object, QLatin1String("image"), &imageFromJson));
    FOYER_TRY(message.replyTo, partOf(object, QLatin1String("replyTo"), &quoteFromJson));
    const QJsonArray reactions = object.value(QLatin1String("reactions")).toArray();
    FOYER_TRY(message.reactions, listOf<Reaction>(reactions, &reactionFromJson));
    FOYER_CHECK(readExtras(object, message));
    return message;
}

} // namespace foyer::protocol
