// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/client_frame.h"

#include "common/base/json_reader.h"
#include "common/protocol/json_bytes.h"

namespace foyer::protocol {
namespace {

QJsonObject object(const SyncRequest &request)
{
    QJsonObject revisions;
    for (auto it = request.revisions.cbegin(); it != request.revisions.cend(); ++it)
        revisions.insert(QString::number(it.key().value()), it.value().value());
    return {{QStringLiteral("type"), QStringLiteral("sync")},
            {QStringLiteral("revisions"), revisions},
            {QStringLiteral("partial"), request.isPartial}};
}

QJsonObject object(const PostRequest &request)
{
    QJsonObject post{{QStringLiteral("type"), QStringLiteral("post")},
                     {QStringLiteral("ref"), request.ref},
                     {QStringLiteral("conversation"), request.conversation.value()},
                     {QStringLiteral("text"), request.text}};
    if (!request.image.isEmpty())
        post.insert(QStringLiteral("image"), request.image);
    return post;
}

QJsonObject object(const ReadRequest &request)
{
    return {{QStringLiteral("type"), QStringLiteral("read")},
            {QStringLiteral("conversation"), request.conversation.value()},
            {QStringLiteral("seq"), request.seq.value()}};
}

QJsonObject object(const PingRequest &)
{
    return {{QStringLiteral("type"), QStringLiteral("ping")}};
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

Result<ClientFrame> readPost(JsonReader &reader)
{
    PostRequest request;
    request.ref = reader.string(QLatin1String("ref"));
    request.conversation = reader.id<ConversationId>(QLatin1String("conversation"));
    request.text = reader.string(QLatin1String("text"));
    request.image = reader.optionalString(QLatin1String("image")).value_or(QString());
    FOYER_CHECK(reader.check());
    return request;
}

Result<ClientFrame> readRead(JsonReader &reader)
{
    ReadRequest request;
    request.conversation = reader.id<ConversationId>(QLatin1String("conversation"));
    request.seq = Seq(reader.integer(QLatin1String("seq"), 0, JsonReader::kMaxSafeInteger));
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
        return readPost(reader);
    if (type == u"read")
        return readRead(reader);
    if (type == u"ping")
        return PingRequest{};
    return fail(ErrorCode::InvalidField, QStringLiteral("unknown type of frame"), QStringLiteral("type"));
}

} // namespace

QByteArray encode(const ClientFrame &frame)
{
    return std::visit([](const auto &each) { return jsonBytes(object(each)); }, frame);
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
