// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/sync.h"

#include "common/base/limits.h"
#include "server/chat/event_sink.h"
#include "server/chat/presence.h"

#include <QSet>

#include <algorithm>

namespace foyer::chat {
namespace {

/// Whether a message is of those that are counted as unread while they are.
bool isCounted(const protocol::Message &message, UserId user)
{
    return !message.notice && message.recalledAt == 0 && message.author.id != user;
}

/// Makes the conversation as new as the messages of the answer: they were read a moment later, and may be newer.
void coverMessages(protocol::ConversationSync &sync, UserId user)
{
    protocol::Conversation &conversation = sync.conversation;
    const Revision before = conversation.revision;
    for (const protocol::Message &message : std::as_const(sync.messages)) {
        conversation.revision = std::max(conversation.revision, message.revision);
        const bool isNew = message.seq > conversation.lastSeq;
        if (isNew && isCounted(message, user)) {
            ++conversation.unread;
            conversation.mentions += message.mentionsAll || message.mentions.contains(user) ? 1 : 0;
        }
        // Who writes has read what was there before.
        if (isNew && message.author.id == user && !message.notice) {
            conversation.readSeq = message.seq;
            conversation.unread = 0;
            conversation.mentions = 0;
        }
        const bool wasRecalledSince = message.recalledAt != 0 && message.revision > before && !isNew;
        if (wasRecalledSince && message.seq > conversation.readSeq && message.author.id != user)
            conversation.unread = std::max(0, conversation.unread - 1);
        if (isNew) {
            conversation.lastSeq = message.seq;
            conversation.lastMessage = message;
        }
    }
}

} // namespace

Sync::Sync(ConversationStore &conversations, MessageStore &messages, EventSink &sink,
           const Presence &presence)
    : m_conversations(conversations)
    , m_messages(messages)
    , m_sink(sink)
    , m_presence(presence)
{
}

QCoro::Task<Result<protocol::SyncAnswer>> Sync::catchUp(UserId user, protocol::SyncRequest request)
{
    FOYER_CO_TRY(const QList<protocol::Conversation> all, co_await m_conversations.conversationsOf(user));
    QHash<ConversationId, Revision> behind;
    QList<protocol::Conversation> asked;
    for (const protocol::Conversation &conversation : all) {
        if (request.isPartial && !request.revisions.contains(conversation.id))
            continue;
        asked.append(conversation);
        const Revision has = request.revisions.value(conversation.id);
        if (has != conversation.revision)
            behind.insert(conversation.id, has);
    }
    QHash<ConversationId, ChangedMessages> changed;
    if (!behind.isEmpty()) {
        FOYER_CO_TRY(const QList<ChangedMessages> found,
                     co_await m_messages.changesSince(std::move(behind), limits::kSyncChangesMax,
                                                      limits::kPageDefault));
        for (const ChangedMessages &each : found)
            changed.insert(each.conversation, each);
        // Asked after the messages were read: who left meanwhile gets nothing that may be newer than his leaving.
        FOYER_CO_TRY(const QList<ConversationId> still, co_await m_conversations.conversationIdsOf(user));
        const QSet<ConversationId> own(still.cbegin(), still.cend());
        asked.removeIf([&own](const protocol::Conversation &each) { return !own.contains(each.id); });
    }

    protocol::SyncAnswer answer;
    answer.isPartial = request.isPartial;
    for (const protocol::Conversation &conversation : asked) {
        const ChangedMessages changes = changed.value(conversation.id);
        protocol::ConversationSync sync{conversation, changes.messages, changes.isReset};
        m_presence.fillIn(sync.conversation);
        coverMessages(sync, user);
        answer.conversations.append(std::move(sync));
    }
    co_return answer;
}

QCoro::Task<Result<MessagePage>> Sync::history(UserId user, ConversationId conversation, Seq before,
                                               int limit)
{
    if (limit < 1 || limit > limits::kPageMax)
        co_return fail(ErrorCode::InvalidField, QStringLiteral("page size out of range"),
                       QStringLiteral("limit"));
    FOYER_CO_TRY(MessagePage page, co_await m_messages.page(conversation, before, limit));
    // Asked after the messages were read: who left meanwhile gets nothing that may be newer than his leaving.
    FOYER_CO_TRY(const bool isMember, co_await m_conversations.isMember(conversation, user));
    if (!isMember)
        co_return fail(ErrorCode::NotMember);
    co_return page;
}

QCoro::Task<Result<SurroundingMessages>> Sync::around(UserId user, protocol::MessagePlace place, int limit)
{
    if (limit < 2 || limit > limits::kPageMax)
        co_return fail(ErrorCode::InvalidField, QStringLiteral("page size out of range"),
                       QStringLiteral("limit"));
    const int older = limit / 2;
    FOYER_CO_TRY(const MessagePage from,
                 co_await m_messages.pageFrom(place.conversation, place.seq, limit - older));
    FOYER_CO_TRY(const MessagePage before, co_await m_messages.page(place.conversation, place.seq, older));
    // Asked after the messages were read, as above.
    FOYER_CO_TRY(const bool isMember, co_await m_conversations.isMember(place.conversation, user));
    if (!isMember)
        co_return fail(ErrorCode::NotMember);
    co_return SurroundingMessages{before.messages + from.messages, before.hasMore, from.hasMore};
}

QCoro::Task<Result<Memberships>> Sync::membershipsOf(UserId user)
{
    co_return co_await m_conversations.membershipsOf(user);
}

} // namespace foyer::chat
