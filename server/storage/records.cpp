// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/records.h"

#include "common/protocol/json_writer.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace foyer::storage {
namespace {

// Columns of a message.
constexpr int kReplySeq = 10;
constexpr int kHasReactions = 11;
constexpr int kExtras = 12;

} // namespace

protocol::User userOf(const Row &row, int at)
{
    protocol::User user;
    user.id = row.id<UserId>(at);
    user.username = row.text(at + 1);
    user.displayName = row.text(at + 2);
    user.avatar = row.text(at + 3);
    user.role = protocol::userRoleFromName(row.text(at + 4));
    return user;
}

std::optional<protocol::Image> imageOf(const Row &row, int at)
{
    if (row.isNull(at))
        return std::nullopt;
    protocol::Image image;
    image.id = row.text(at);
    image.type = row.text(at + 1);
    image.width = row.number(at + 2);
    image.height = row.number(at + 3);
    image.thumbnailWidth = row.number(at + 4);
    image.thumbnailHeight = row.number(at + 5);
    image.bytes = row.integer(at + 6);
    image.isAnimated = row.integer(at + 7) != 0;
    return image;
}

protocol::Message messageOf(const Row &row, int at)
{
    protocol::Message message;
    message.conversation = row.id<ConversationId>(at);
    message.seq = row.id<Seq>(at + 1);
    message.revision = row.id<Revision>(at + 2);
    message.ref = row.text(at + 3);
    message.text = row.text(at + 4);
    message.createdAt = row.integer(at + 5);
    message.editedAt = row.integer(at + 7);
    message.recalledAt = row.integer(at + 8);
    message.pinnedAt = row.integer(at + 9);
    if (!row.isNull(at + kReplySeq)) {
        protocol::Quote quote;
        quote.seq = row.id<Seq>(at + kReplySeq);
        message.replyTo = quote;
    }
    if (!row.isNull(at + kExtras)) {
        const QJsonObject extras = QJsonDocument::fromJson(row.text(at + kExtras).toUtf8()).object();
        // Written by extrasOf, so it can be read.
        (void)protocol::readExtras(extras, message);
    }
    message.author = userOf(row, at + kMessageFields);
    message.image = imageOf(row, at + kMessageFields + kUserColumns);
    return message;
}

bool hasReactions(const Row &row, int at)
{
    return row.integer(at + kHasReactions) != 0;
}

QString extrasOf(const protocol::Message &message)
{
    // Asked of every message that is stored, and hardly any has some.
    if (!protocol::hasExtras(message))
        return {};
    protocol::JsonWriter json;
    json.beginObject();
    protocol::writeExtras(json, message);
    json.endObject();
    return QString::fromUtf8(json.take());
}

QVariantList mentionRowsOf(const protocol::Message &message)
{
    QVariantList rows;
    for (const UserId user : message.mentions)
        rows << bound(message.conversation) << bound(user) << bound(message.seq);
    if (message.mentionsAll)
        rows << bound(message.conversation) << bound(UserId()) << bound(message.seq);
    return rows;
}

protocol::RoomState stateOf(const Row &row, int at)
{
    using namespace protocol;
    RoomState state;
    state.visibility = visibilityFromName(row.text(at)).value_or(Visibility::Public);
    state.archivedAt = row.integer(at + 1);
    state.posting = postingFromName(row.text(at + 2)).value_or(Posting::Everyone);
    state.slowSeconds = row.number(at + 3);
    state.cover = imageOf(row, at + 4);
    return state;
}

protocol::Preferences preferencesOf(const Row &row, int at)
{
    using namespace protocol;
    return {notifyLevelFromName(row.text(at)).value_or(NotifyLevel::All), row.integer(at + 1),
            row.integer(at + 2) != 0};
}

protocol::Member memberOf(const Row &row)
{
    protocol::Member member;
    member.user = userOf(row, 0);
    member.role = protocol::memberRoleFromName(row.text(kUserColumns));
    member.silencedUntil = row.integer(kUserColumns + 1);
    return member;
}

} // namespace foyer::storage
