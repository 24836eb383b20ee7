// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/conversation_reading.h"

#include "server/storage/database.h"
#include "server/storage/message_reading.h"
#include "server/storage/records.h"

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
