// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/sabotage/hasty_store.h"

#include <QTimer>

#include <algorithm>
#include <chrono>

namespace foyer::test {
namespace {

constexpr std::chrono::milliseconds kDelay{120};

} // namespace

QCoro::Task<Result<chat::StoredPost>> HastyStore::append(chat::NewMessage message)
{
    const auto answered = m_answers.constFind({message.author, message.ref});
    if (answered != m_answers.cend()) {
        if (answered->conversation != message.conversation)
            co_return fail(ErrorCode::RefReused);
        co_return chat::StoredPost{*answered, false};
    }
    if (canPromise(message)) {
        const protocol::Message promised = promise(message);
        m_waiting.enqueue(std::move(message));
        QTimer::singleShot(kDelay, Qt::PreciseTimer, &m_context, [this] { storeNext(); });
        co_return chat::StoredPost{promised, true};
    }
    while (!m_waiting.isEmpty())
        storeNext();
    ++m_conversations[message.conversation].ahead;
    co_return co_await store(std::move(message));
}

void HastyStore::forget(ConversationId conversation, UserId user)
{
    m_conversations[conversation].authors.remove(user);
}

bool HastyStore::canPromise(const chat::NewMessage &message) const
{
    const auto there = m_conversations.constFind(message.conversation);
    return there != m_conversations.cend() && there->seq.isValid() && message.image.isEmpty()
        && there->authors.contains(message.author) && !m_underWay.contains({message.author, message.ref});
}

protocol::Message HastyStore::promise(const chat::NewMessage &message)
{
    Conversation &there = m_conversations[message.conversation];
    ++there.ahead;
    protocol::Message promised;
    promised.conversation = message.conversation;
    promised.seq = Seq(there.seq.value() + there.ahead);
    promised.revision = Revision(there.revision.value() + there.ahead);
    promised.ref = message.ref;
    promised.author = there.authors.value(message.author);
    promised.text = message.text;
    promised.createdAt = message.createdAt;
    m_answers.insert({message.author, message.ref}, promised);
    return promised;
}

QCoro::Task<Result<chat::StoredPost>> HastyStore::store(chat::NewMessage message)
{
    const Key key(message.author, message.ref);
    const ConversationId id = message.conversation;
    m_underWay.insert(key);
    const Result<chat::StoredPost> stored = co_await real().append(std::move(message));
    m_underWay.remove(key);
    Conversation &there = m_conversations[id];
    --there.ahead;
    if (stored) {
        there.seq = std::max(there.seq, stored->message.seq);
        there.revision = std::max(there.revision, stored->message.revision);
        there.authors.insert(key.first, stored->message.author);
        if (!m_answers.contains(key))
            m_answers.insert(key, stored->message);
    }
    co_return stored;
}

void HastyStore::storeNext()
{
    // A post that could not wait may have taken those before it along.
    if (!m_waiting.isEmpty())
        store(m_waiting.dequeue());
}

} // namespace foyer::test
