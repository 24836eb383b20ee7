// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/message_parts.h"

#include "common/base/json_reader.h"
#include "common/protocol/json_parts.h"

#include <limits>

namespace foyer::protocol {
namespace {

Result<NoticeUser> noticeUserFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    NoticeUser user;
    user.id = reader.id<UserId>(QLatin1String("id"));
    user.displayName = reader.string(QLatin1String("displayName"));
    FOYER_CHECK(reader.check());
    return user;
}

} // namespace

void write(JsonWriter &json, const Quote &quote)
{
    json.beginObject();
    json.field("seq", quote.seq);
    json.field("author", quote.author);
    json.field("text", quote.text);
    json.field("image", quote.hasImage);
    json.field("recalled", quote.isRecalled);
    json.endObject();
}

void write(JsonWriter &json, const Forward &forward)
{
    json.beginObject();
    json.field("user", forward.user);
    json.field("displayName", forward.displayName);
    json.endObject();
}

void write(JsonWriter &json, const Alias &alias)
{
    json.beginObject();
    json.field("displayName", alias.displayName);
    json.field("avatar", alias.avatar);
    json.endObject();
}

void write(JsonWriter &json, const Reaction &reaction)
{
    json.beginObject();
    json.field("emoji", reaction.emoji);
    json.field("users", reaction.users);
    json.endObject();
}

void write(JsonWriter &json, const NoticeUser &user)
{
    json.beginObject();
    json.field("id", user.id);
    json.field("displayName", user.displayName);
    json.endObject();
}

void write(JsonWriter &json, const Notice &notice)
{
    json.beginObject();
    json.field("event", notice.event);
    if (notice.count > 0) {
        json.field("users", notice.users);
        json.field("count", notice.count);
    }
    if (notice.leftCount > 0) {
        json.field("left", notice.left);
        json.field("leftCount", notice.leftCount);
    }
    if (!notice.text.isEmpty())
        json.field("text", notice.text);
    json.endObject();
}

Result<Quote> quoteFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Quote quote;
    quote.seq = reader.id<Seq>(QLatin1String("seq"));
    quote.text = reader.string(QLatin1String("text"));
    quote.hasImage = reader.booleanOr(QLatin1String("image"), false);
    quote.isRecalled = reader.booleanOr(QLatin1String("recalled"), false);
    const QJsonObject author = reader.object(QLatin1String("author"));
    FOYER_CHECK(reader.check());
    FOYER_TRY(quote.author, userFromJson(author));
    return quote;
}

Result<Forward> forwardFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Forward forward;
    forward.user = reader.id<UserId>(QLatin1String("user"));
    forward.displayName = reader.string(QLatin1String("displayName"));
    FOYER_CHECK(reader.check());
    return forward;
}

Result<Alias> aliasFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Alias alias;
    alias.displayName = reader.string(QLatin1String("displayName"));
    alias.avatar = reader.string(QLatin1String("avatar"));
    FOYER_CHECK(reader.check());
    return alias;
}

Result<Reaction> reactionFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Reaction reaction;
    reaction.emoji = reader.string(QLatin1String("emoji"));
    const QJsonArray users = reader.array(QLatin1String("users"));
    FOYER_CHECK(reader.check());
    FOYER_TRY(reaction.users, userIdsOf(users, QStringLiteral("users")));
    return reaction;
}

Result<Notice> noticeFromJson(const QJsonObject &object)
{
    constexpr qint64 kMost = std::numeric_limits<int>::max();
    JsonReader reader(object);
    Notice notice;
    notice.event = reader.string(QLatin1String("event"));
    notice.count = int(reader.integerOr(QLatin1String("count"), 0, 0, kMost));
    notice.leftCount = int(reader.integerOr(QLatin1String("leftCount"), 0, 0, kMost));
    notice.text = reader.optionalString(QLatin1String("text")).value_or(QString());
    FOYER_CHECK(reader.check());
    const QJsonArray users = object.value(QLatin1String("users")).toArray();
    FOYER_TRY(notice.users, listOf<NoticeUser>(users, &noticeUserFromJson));
    const QJsonArray left = object.value(QLatin1String("left")).toArray();
    FOYER_TRY(notice.left, listOf<NoticeUser>(left, &noticeUserFromJson));
    return notice;
}

} // namespace foyer::protocol
