// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/conversation_reading.h"

#include "server/storage/database.h"
#include "server/storage/message_reading.h"
#include "server/storage/records.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace foyer::storage {
namespace {

using protocol::Conversation;
using protocol::ConversationKind;

// The columns of select_of_user; those of the last message follow.
constexpr int kSilencedUntil = 11;
constexpr int kPreferences = 12;
constexpr int kState = 15;
constexpr int kLastMessage = kState + kStateColumns;

Conversation conversationFrom(const Row &row)
{
    Conversation conversation;
    conversation.id = row.id<ConversationId>(0);
    conversation.kind = protocol::conversationKindFromName(row.text(1)).value_or(ConversationKind::Room);
    conversation.name = row.text(2);
    conversation.topic = row.text(3);
    conversation.role = protocol::memberRoleFromName(row.text(4));
    conversation.lastSeq = row.id<Seq>(5);
    conversation.revision = row.id<Revision>(6);
    conversation.readSeq = row.id<Seq>(7);
    conversation.memberCount = row.number(8);
    conversation.unread = row.number(9);
    conversation.mentions = row.number(10);
    conversation.silencedUntil = row.integer(kSilencedUntil);
    conversation.preferences = preferencesOf(row, kPreferences);
    conversation.state = stateOf(row, kState);
    return conversation;
}

/// Puts the other one into each direct conversation.
Result<> fillPartners(Database &database, UserId user, QList<Conversation> &conversations)
{
    constexpr int kLastSeen = 1 + kUserColumns;
    QVariantList keys;
    for (const Conversation &conversation : std::as_const(conversations)) {
        if (conversation.kind == ConversationKind::Direct)
            keys << bound(conversation.id);
    }
    FOYER_TRY(const Rows rows,
              database.selectForKeys(QLatin1String("directs/select_partners"), bind(user), 1, keys));
    QHash<ConversationId, protocol::Member> partners;
    for (const Row &row : rows) {
        protocol::Member partner;
        partner.user = userOf(row, 1);
        if (row.integer(kLastSeen) != 0)
            partner.lastSeenAt = std::max(row.integer(kLastSeen + 1), row.integer(kLastSeen + 2));
        partners.insert(row.id<ConversationId>(0), partner);
    }
    for (Conversation &conversation : conversations) {
        if (const auto partner = partners.constFind(conversation.id); partner != partners.cend())
            conversation.partner = *partner;
    }
    return {};
}

/// `only` invalid: all of them.
Result<QList<Conversation>> readSome(Database &database, UserId user, ConversationId only)
{
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("conversations/select_of_user"), bind(user, only, only)));
    FOYER_TRY(const QList<std::optional<protocol::Message>> last,
              readOptionalMessages(database, rows, kLastMessage));
    QList<Conversation> conversations;
    conversations.reserve(rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        Conversation conversation = conversationFrom(rows[i]);
        conversation.lastMessage = last[i];
        conversations.append(std::move(conversation));
    }
    FOYER_CHECK(fillPartners(database, user, conversations));
    return conversations;
}

} // namespace

Result<QList<Conversation>> readConversations(Database &database, UserId user)
{
    return readSome(database, user, ConversationId());
}

Result<Conversation> readConversation(Database &database, ConversationId id, UserId user)
{
    if (!id.isValid())
        return fail(ErrorCode::NotMember);
    FOYER_TRY(const QList<Conversation> conversations, readSome(database, user, id));
    if (conversations.isEmpty())
        return fail(ErrorCode::NotMember);
    return conversations.first();
}

} // namespace foyer::storage
