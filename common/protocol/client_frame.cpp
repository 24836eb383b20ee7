// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/client_frame.h"

#include "common/base/json_reader.h"
#include "common/protocol/json_writer.h"

namespace foyer::protocol {
namespace {

void write(JsonWriter &json, const QHash<ConversationId, Revision> &revisions)
{
    json.beginObject();
    for (auto it = revisions.cbegin(); it != revisions.cend(); ++it)
        json.field(QByteArray::number(it.key().value()).constData(), it.value());
    json.endObject();
}

void writeFields(JsonWriter &json, const SyncRequest &request)
{
    json.field("type", QLatin1String("sync"));
    json.key(QLatin1String("revisions"));
    write(json, request.revisions);
    json.field("partial", request.isPartial);
}

void writeFields(JsonWriter &json, const PostRequest &request)
{
    json.field("type", QLatin1String("post"));
    json.field("ref", request.ref);
    json.field("conversation", request.conversation);
    json.field("text", request.text);
    if (!request.image.isEmpty())
        json.field("image", request.image);
    if (request.replyTo.isValid())
        json.field("replyTo", request.replyTo);
    if (request.forward) {
        json.key(QLatin1String("forward"));
        json.beginObject();
        json.field("conversation", request.forward->conversation);
        json.field("seq", request.forward->seq);
        json.endObject();
    }
}

void writeFields(JsonWriter &json, const ReadRequest &request)
{
    json.field("type", QLatin1String("read"));
    json.field("conversation", request.conversation);
    json.field("seq", request.seq);
    if (request.direction == ReadDirection::Back)
        json.field("back", true);
}

void writeFields(JsonWriter &json, const ActivityRequest &request)
{
    json.field("type", QLatin1String("activity"));
    json.field("idle", request.isIdle);
}

void writeFields(JsonWriter &json, const TypingRequest &request)
{
    json.field("type", QLatin1String("typing"));
    json.field("conversation", request.conversation);
}

void writeFields(JsonWriter &json, const PingRequest &)
{
    json.field("type", QLatin1String("ping"));
}

Result<ClientFrame> readSync(JsonReader &reader)
{
    const QJsonObject revisions = reader.object(QLatin1String("revisions"));
    SyncRequest request;
    request.isPartial = reader.booleanOr(QLatin1String("partial"), false);
    FOYER_CHECK(reader.check());
    for (auto it = revisions.begin(); it != revisions.end(); ++it) {
        bool isNumber = false;
        const qint64 id = it.key().toLongLong(&isNumber);
        const qint64 revision = it.value().toInteger(-1); // also for fractions and what is no number
        if (!isNumber || id < 1 || id > JsonReader::kMaxSafeInteger || revision < 0
            || revision > JsonReader::kMaxSafeInteger)
            return fail(ErrorCode::InvalidField, QStringLiteral("conversation id to revision"),
                        QStringLiteral("revisions"));
        request.revisions.insert(ConversationId(id), Revision(revision));
    }
    return request;
}

Result<MessagePlace> placeFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    MessagePlace place;
    place.conversation = reader.id<ConversationId>(QLatin1String("conversation"));
    place.seq = reader.id<Seq>(QLatin1String("seq"));
    if (!reader.check())
        return fail(ErrorCode::InvalidField, QStringLiteral("conversation and seq of a message"),
                    QStringLiteral("forward"));
    return place;
}

Result<ClientFrame> readRead(const QJsonObject &frame)
{
    JsonReader reader(frame);
    const ConversationId conversation = reader.id<ConversationId>(QLatin1String("conversation"));
    FOYER_CHECK(reader.check());
    FOYER_TRY(ReadRequest request, readPositionFromJson(frame));
    request.conversation = conversation;
    return request;
}

Result<ClientFrame> readActivity(JsonReader &reader)
{
    const ActivityRequest request{reader.boolean(QLatin1String("idle"))};
    FOYER_CHECK(reader.check());
    return request;
}

Result<ClientFrame> readTyping(JsonReader &reader)
{
    const TypingRequest request{reader.id<ConversationId>(QLatin1String("conversation"))};
    FOYER_CHECK(reader.check());
    return request;
}

Result<ClientFrame> readFrame(const QJsonObject &frame)
{
    JsonReader reader(frame);
    const QString type = reader.string(QLatin1String("type"));
    FOYER_CHECK(reader.check());
    if (type == u"sync")
        return readSync(reader);
    if (type == u"post")
        return postFromJson(frame);
    if (type == u"read")
        return readRead(frame);
    if (type == u"activity")
        return readActivity(reader);
    if (type == u"typing")
        return readTyping(reader);
    if (type == u"ping")
        return PingRequest{};
    return fail(ErrorCode::InvalidField, QStringLiteral("unknown type of frame"), QStringLiteral("type"));
}

} // namespace

Result<PostRequest> postFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    PostRequest request;
    request.ref = reader.string(QLatin1String("ref"));
    request.conversation = reader.id<ConversationId>(QLatin1String("conversation"));
    request.text = reader.string(QLatin1String("text"));
    request.image = reader.optionalString(QLatin1String("image")).value_or(QString());
    request.replyTo = Seq(reader.integerOr(QLatin1String("replyTo"), 0, 0, JsonReader::kMaxSafeInteger));
    const std::optional<QJsonObject> forward = reader.optionalObject(QLatin1String("forward"));
    FOYER_CHECK(reader.check());
    if (forward) {
        FOYER_TRY(request.forward, placeFromJson(*forward));
    }
    return request;
}

Result<ReadRequest> readPositionFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    ReadRequest request;
    request.seq = Seq(reader.integer(QLatin1String("seq"), 0, JsonReader::kMaxSafeInteger));
    const bool isBack = reader.booleanOr(QLatin1String("back"), false);
    FOYER_CHECK(reader.check());
    request.direction = isBack ? ReadDirection::Back : ReadDirection::Forward;
    return request;
}

QByteArray encode(const ClientFrame &frame)
{
    JsonWriter json;
    json.beginObject();
    std::visit([&json](const auto &each) { writeFields(json, each); }, frame);
    json.endObject();
    return json.take();
}

tl::expected<ClientFrame, FrameFault> decodeClientFrame(const QByteArray &bytes)
{
    const auto parsed = parseJsonObject(bytes);
    if (!parsed)
        return tl::unexpected(FrameFault{parsed.error(), {}});
    auto frame = readFrame(*parsed);
    if (!frame)
        return tl::unexpected(
            FrameFault{frame.error(), parsed->value(QLatin1String("ref")).toString().left(64)});
    return *std::move(frame);
}

} // namespace foyer::protocol
