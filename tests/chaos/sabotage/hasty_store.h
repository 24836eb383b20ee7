// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/sabotage/forwarding_message_store.h"

#include <QHash>
#include <QObject>
#include <QPair>
#include <QQueue>
#include <QSet>

namespace foyer::test {

/// Answers a post before it is stored: with the seq and revision that it will most likely get, and hands it to the real
/// store a moment later. A post that it cannot answer well (the first of an author or a conversation, one with a
/// picture) is stored as it should be. Refs are kept as promised for the life of this object.
class HastyStore final : public ForwardingMessageStore
{
public:
    using ForwardingMessageStore::ForwardingMessageStore;

    QCoro::Task<Result<chat::StoredPost>> append(chat::NewMessage message) override;
    /// The user is no member any more: his next post there is left to the real store.
    void forget(ConversationId conversation, UserId user);

private:
    using Key = QPair<UserId, Ref>;
    struct Conversation
    {
        /// Place of the newest message that the real store told of; invalid: nothing known.
        Seq seq;
        Revision revision;
        /// Posts that are not in it yet: answered and waiting here, or under way to the real store.
        int ahead = 0;
        QHash<UserId, protocol::User> authors;
    };
    [[nodiscard]] bool canPromise(const chat::NewMessage &message) const;
    [[nodiscard]] protocol::Message promise(const chat::NewMessage &message);
    QCoro::Task<Result<chat::StoredPost>> store(chat::NewMessage message);
    void storeNext();

    QHash<ConversationId, Conversation> m_conversations;
    QQueue<chat::NewMessage> m_waiting;
    QHash<Key, protocol::Message> m_answers;
    QSet<Key> m_underWay;
    QObject m_context;
};

} // namespace foyer::test
