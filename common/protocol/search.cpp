// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/search.h"

#include "common/base/json_reader.h"
#include "common/base/limits.h"
#include "common/protocol/json_parts.h"

namespace foyer::protocol {
namespace {

Result<TextRange> textRangeFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    TextRange range;
    range.start = int(reader.integer(QLatin1String("start"), 0, limits::kTextLength));
    range.length = int(reader.integer(QLatin1String("length"), 1, limits::kTextLength));
    FOYER_CHECK(reader.check());
    return range;
}

} // namespace

void write(JsonWriter &json, const TextRange &range)
{
    json.beginObject();
    json.field("start", range.start);
    json.field("length", range.length);
    json.endObject();
}

void write(JsonWriter &json, const SearchHit &hit)
{
    json.beginObject();
    json.field("message", hit.message);
    json.field("snippet", hit.snippet);
    json.field("ranges", hit.ranges);
    json.endObject();
}

void write(JsonWriter &json, const SearchAnswer &answer)
{
    json.beginObject();
    json.field("hits", answer.hits);
    json.key(QLatin1String("next"));
    if (answer.next.isEmpty())
        json.addNull();
    else
        json.add(answer.next);
    json.field("indexing", answer.isIndexing);
    json.endObject();
}

Result<SearchHit> searchHitFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    SearchHit hit;
    const QJsonObject message = reader.object(QLatin1String("message"));
    hit.snippet = reader.string(QLatin1String("snippet"));
    const QJsonArray ranges = reader.array(QLatin1String("ranges"));
    FOYER_CHECK(reader.check());
    FOYER_TRY(hit.message, messageFromJson(message));
    FOYER_TRY(hit.ranges, listOf<TextRange>(ranges, &textRangeFromJson));
    return hit;
}

Result<SearchAnswer> searchAnswerFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    SearchAnswer answer;
    const QJsonArray hits = reader.array(QLatin1String("hits"));
    answer.next = reader.optionalString(QLatin1String("next")).value_or(QString());
    answer.isIndexing = reader.booleanOr(QLatin1String("indexing"), false);
    FOYER_CHECK(reader.check());
    FOYER_TRY(answer.hits, listOf<SearchHit>(hits, &searchHitFromJson));
    return answer;
}

} // namespace foyer::protocol
